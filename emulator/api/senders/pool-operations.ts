import type { Account } from '../../account';
import { iso8601 } from '../../dates';
import { notFound, TwilioRefusal } from '../../errors';
import type { MessagingService } from '../../messaging-service';
import type { ApiAnswer, ApiRequest, Operation } from '../../operation';
import type { Sender } from '../../sender';
import { MESSAGING_ORIGIN } from '../messaging-services';
import { metaPaging, pageOf } from '../paging';
import { text } from '../parameters';
import type { SenderKind } from './sender-kind';

/** Senders of all kinds together. */
const POOL_LIMIT = 400;
const LARGEST_PAGE = 400;

/** The senders of one kind in a service's sender pool: add, list, fetch, remove. */
export function poolOperations(account: Account, kind: SenderKind): Operation[] {
  const path = `/v1/Services/{${kind.serviceSid[0]}}/${kind.path}`;
  const all = { product: 'messaging', path } as const;
  const one = { product: 'messaging', path: `${path}/{Sid}` } as const;
  return [
    {
      ...all,
      method: 'POST',
      accepts: kind.accepts,
      handle: (request) => add(account, kind, request),
    },
    {
      ...all,
      method: 'GET',
      accepts: [...(kind.byCountry ? ['IsoCountryCode'] : []), 'PageSize', 'Page', 'PageToken'],
      handle: (request) => list(account, kind, request),
    },
    {
      ...one,
      method: 'GET',
      accepts: [],
      handle: (request) => {
        const { service, sender } = memberAt(account, kind, request);
        return { status: 200, body: resource(account, kind, service, sender) };
      },
    },
    {
      ...one,
      method: 'DELETE',
      accepts: [],
      handle: (request) => {
        const { service, sender } = memberAt(account, kind, request);
        service.pool.delete(sender.sid);
        return { status: 204 };
      },
    },
  ];
}

function add(account: Account, kind: SenderKind, request: ApiRequest): ApiAnswer {
  const service = serviceAt(account, kind, request);
  const sender = kind.read(account, request.parameters);
  const { address, country } = sender;
  if (sendersIn(service, kind).some((other) => other.address === address && other.country === country)) {
    throw new TwilioRefusal(409, 21710, `${address} is already in this Messaging Service`);
  }
  if (account.serviceOf(sender)) {
    throw new TwilioRefusal(409, 21712, `${address} is in another Messaging Service`);
  }
  if (service.pool.size >= POOL_LIMIT) {
    throw new TwilioRefusal(412, 21714, `A sender pool holds at most ${POOL_LIMIT} senders`);
  }
  service.pool.set(sender.sid, { sender, joinedAt: account.clock.now() });
  return { status: 201, body: resource(account, kind, service, sender) };
}

function list(account: Account, kind: SenderKind, request: ApiRequest): ApiAnswer {
  const service = serviceAt(account, kind, request);
  const country = text(request.parameters, 'IsoCountryCode');
  const senders = sendersIn(service, kind).filter(
    (sender) => country === undefined || sender.country === country,
  );
  const page = pageOf(request, senders, LARGEST_PAGE);
  return {
    status: 200,
    body: {
      [kind.listKey]: page.items.map((sender) => resource(account, kind, service, sender)),
      meta: metaPaging(MESSAGING_ORIGIN, kind.listKey, page),
    },
  };
}

function sendersIn(service: MessagingService, { kind }: SenderKind): Sender[] {
  return [...service.pool.values()].map(({ sender }) => sender).filter((sender) => sender.kind === kind);
}

function memberAt(
  account: Account,
  kind: SenderKind,
  request: ApiRequest,
): { service: MessagingService; sender: Sender } {
  const service = serviceAt(account, kind, request);
  const sender = sendersIn(service, kind).find(({ sid }) => sid === request.pathParameters.Sid);
  if (!sender) throw notFound(request.path);
  return { service, sender };
}

function serviceAt(account: Account, kind: SenderKind, request: ApiRequest): MessagingService {
  const service = account.services.get(request.pathParameters[kind.serviceSid[0]] ?? '');
  if (!service) throw notFound(request.path);
  return service;
}

function resource(
  account: Account,
  kind: SenderKind,
  service: MessagingService,
  sender: Sender,
): Record<string, unknown> {
  const joined = iso8601(service.pool.get(sender.sid)?.joinedAt ?? sender.createdAt);
  return {
    sid: sender.sid,
    account_sid: account.sid,
    [kind.serviceSid[1]]: service.sid,
    date_created: joined,
    date_updated: joined,
    ...kind.show(sender),
    url: `${MESSAGING_ORIGIN}/v1/Services/${service.sid}/${kind.path}/${sender.sid}`,
  };
}
