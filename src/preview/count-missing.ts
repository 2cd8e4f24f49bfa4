import { isMessage } from '../messages/plan-recipients';
import { renderTemplate } from '../messages/template';
import type { PreviewRequest } from './preview-request';
import type { Plan } from './summarise';

/** For each field of the template, how many rows cannot be sent as they have no value for it. */
export function countMissing(
  rows: Plan['rows'],
  { recipients, body }: Pick<PreviewRequest, 'recipients' | 'body'>,
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    // An error says what is wrong with the number; only a number that is right gets a text.
    if (isMessage(row) || row.outcome !== 'invalid' || row.error || body === undefined) continue;
    const recipient = recipients[row.index];
    const variables = (typeof recipient === 'object' && recipient.variables) || {};
    for (const name of renderTemplate(body, variables).missing) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
