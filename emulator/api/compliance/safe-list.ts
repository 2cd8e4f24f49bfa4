import type { Account } from '../../account';
import { notFound, TwilioRefusal } from '../../errors';
import type { ApiRequest, Operation } from '../../operation';
import { newSid } from '../../sids';
import { invalid, text } from '../parameters';

/** A number, or the thousand numbers that differ in their last three digits. */
const NUMBER_OR_PREFIX = /^\+[1-9]\d{3,11}(\d{3}|xxx)$/;

/** The numbers that no fraud protection blocks: add, check and remove one. */
export function safeList(account: Account): Operation[] {
  const { safeList: listed } = account.compliance;
  const operation = { product: 'accounts', path: '/v1/SafeList/Numbers', accepts: ['PhoneNumber'] } as const;
  const find = (request: ApiRequest) => {
    const number = numberIn(request);
    const sid = listed.get(number);
    if (sid === undefined) throw notFound(request.path);
    return { sid, phone_number: number };
  };
  return [
    {
      ...operation,
      method: 'POST',
      handle: (request) => {
        const number = numberIn(request);
        if (listed.has(number)) throw new TwilioRefusal(400, 60411, `${number} is on the safe list already`);
        listed.set(number, newSid('GN'));
        return { status: 201, body: find(request) };
      },
    },
    { ...operation, method: 'GET', handle: (request) => ({ status: 200, body: find(request) }) },
    {
      ...operation,
      method: 'DELETE',
      handle: (request) => {
        listed.delete(find(request).phone_number);
        return { status: 204 };
      },
    },
  ];
}

function numberIn({ parameters }: ApiRequest): string {
  const number = text(parameters, 'PhoneNumber');
  if (number === undefined) throw invalid('PhoneNumber', 'is missing');
  if (!NUMBER_OR_PREFIX.test(number))
    throw invalid('PhoneNumber', 'is neither a number nor the prefix of a thousand');
  return number;
}
