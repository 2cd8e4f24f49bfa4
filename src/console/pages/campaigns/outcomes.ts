import type { RecipientFilter } from '../../../campaigns/campaign-request';
import type { RecipientEntry } from '../../../campaigns/list-recipients';

/** What a recipient can be looked for by, as the backend calls it and as people do. */
export const outcomes = {
  pending: 'Still to be sent',
  accepted: 'Accepted by Twilio',
  queued: 'Waiting at Twilio',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  undelivered: 'Undelivered',
  failed: 'Failed',
  rejected: 'Refused',
  suppressed: 'Held back',
  invalid: 'Not valid',
  duplicate: 'Duplicate',
  unknown: 'No answer',
  unsent: 'Not sent',
} as const satisfies Partial<Record<RecipientFilter, string>>;

/** What became of a recipient: the message's status, or why there is none. */
export function outcomeText({ outcome, status }: Pick<RecipientEntry, 'outcome' | 'status'>): string {
  const known: Readonly<Record<string, string>> = outcomes;
  const latest = status ?? outcome;
  return known[latest] ?? latest;
}

/** What can be part of an address, in what somebody has typed: without spaces, brackets and dashes. */
export function searchTerm(typed: string): string {
  return typed.replaceAll(/[^\w+:.]/g, '');
}
