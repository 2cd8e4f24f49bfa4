import type { Account } from '../../account';
import type { Operation } from '../../operation';
import { type BulkItem, bulkUpsert } from './bulk-items';

const STATUSES = ['opt-in', 'opt-out'];
const SOURCES = ['website', 'offline', 'opt-in-message', 'opt-out-message', 'others'];
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** What people have agreed to: an opt-out blocks the handset for the sender as a STOP does, an opt-in lifts that. */
export function consents(account: Account): Operation {
  return bulkUpsert({
    path: '/v1/Consents/Bulk',
    fields: ['sender_id', 'status', 'source', 'date_of_consent'],
    errorCode: 30646,
    faultsOf: (item) => [
      ...(senderOf(account, item) === undefined ? ['INVALID_SENDER_ID'] : []),
      ...(STATUSES.includes(item.status ?? '') ? [] : ['INVALID_STATUS']),
      ...(SOURCES.includes(item.source ?? '') ? [] : ['INVALID_SOURCE']),
      ...(isPast(item.date_of_consent, account.clock.now()) ? [] : ['INVALID_DATE_OF_CONSENT']),
    ],
    store: (item) => {
      const { contact_id = '', status, source = '', date_of_consent: date = null } = item;
      const sender = senderOf(account, item) ?? '';
      const isOut = status === 'opt-out';
      account.compliance.consents.set(`${contact_id} ${sender}`, { isOut, source, date });
      if (isOut) account.optOuts.block(contact_id, sender);
      else account.optOuts.unblock(contact_id, sender);
    },
  });
}

/** Whom handsets block: a service as a whole, or a number that is in none. Undefined for what the account does not have. */
function senderOf(account: Account, { sender_id = '' }: BulkItem): string | undefined {
  if (account.services.has(sender_id)) return sender_id;
  const number = account.numberBy(sender_id);
  return number && (account.serviceOf(number)?.sid ?? number.phoneNumber);
}

/** Consent need not be dated, but nobody can have given it in the future. */
function isPast(date: string | undefined, now: number): boolean {
  return date === undefined || (DATE_TIME.test(date) && Date.parse(date) <= now);
}
