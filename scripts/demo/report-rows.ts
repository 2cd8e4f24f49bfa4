import type { Outcome, SendManyAnswer, SendResult } from '../../src/messages/send-result';
import type { Recipient } from './recipients';
import { bold, count, dim, table } from './text';

const meanings: Record<Outcome, string> = {
  accepted: 'Twilio took the message',
  rejected: 'Twilio refused it',
  suppressed: 'opted out before, so it was not tried',
  invalid: 'the row cannot be sent',
  duplicate: 'the number of an earlier row, perhaps spelled differently',
  unknown: 'no answer from Twilio, so it may be out',
  unsent: 'not tried for lack of time',
};

const rowsShown = 12;

/** How many rows of the file had which outcome, and what each outcome means. */
export function outcomes({ counts }: SendManyAnswer): string[] {
  const rows = Object.entries(meanings).map(([outcome, meaning]) => [
    outcome,
    counts[outcome as Outcome],
    meaning,
  ]);
  return [bold(`What became of the ${count(counts.total, 'row')}`), ...table(rows)];
}

/** The first of the rows that were not sent: line in the file, the number as written there, and the reason. */
export function rowsNotSent({ results }: SendManyAnswer, recipients: readonly Recipient[]): string[] {
  const notSent = results.filter(({ outcome }) => outcome !== 'accepted');
  const rows = notSent.slice(0, rowsShown).map((result) => {
    const { line = 0, phone = '' } = recipients[result.index] ?? {};
    return [line, phone.trim() || '(none)', result.outcome, reasonOf(result, recipients)];
  });
  const more = notSent.length - rows.length;
  return [
    bold(`Rows that were not sent (${notSent.length})`),
    ...table([['line', 'phone', 'outcome', 'why'], ...rows]),
    ...(more > 0 ? [dim(`  and ${more} more`)] : []),
  ];
}

function reasonOf({ reason, duplicateOf, error }: SendResult, recipients: readonly Recipient[]): string {
  if (duplicateOf !== undefined) return `same number as line ${recipients[duplicateOf]?.line}`;
  return reason ?? (error ? `${error.title} (${error.code})` : '');
}
