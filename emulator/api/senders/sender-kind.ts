import type { Account } from '../../account';
import { notFound } from '../../errors';
import type { Sender } from '../../sender';
import { invalid, text } from '../parameters';

/** What sets one kind of sender apart in the API of a sender pool. */
export interface SenderKind {
  kind: Sender['kind'];
  /** Its place in the path, after the service's. */
  path: string;
  /** What the path calls the service's SID, and what a resource does. */
  serviceSid: readonly [parameter: string, key: string];
  /** What a list is called. */
  listKey: string;
  /** The parameters that name the sender to add. */
  accepts: readonly string[];
  /** Whether a list can be narrowed to an `IsoCountryCode`. */
  byCountry?: boolean;
  /** The sender that a form names. Throws Twilio's refusal of one that can be in no pool. */
  read(account: Account, form: URLSearchParams): Sender;
  /** What a resource says of this kind alone. */
  show(sender: Sender): Record<string, unknown>;
}

export const SERVICE_SID = ['ServiceSid', 'service_sid'] as const;

/** The sender whose SID a parameter gives. Throws 20001 where there is none, 20404 for one the account does not own. */
export function ownedSender(
  owned: ReadonlyMap<string, Sender>,
  form: URLSearchParams,
  parameter: string,
): Sender {
  const sid = text(form, parameter);
  if (sid === undefined) throw invalid(parameter, 'is required');
  const sender = owned.get(sid);
  if (!sender) throw notFound(sid);
  return sender;
}
