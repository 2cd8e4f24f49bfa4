import { personOf } from '../addresses/address';
import { normaliseAddress } from '../addresses/normalise-address';
import { describeError } from '../twilio/errors/classify';
import type { BulkRequest, MessageSettings } from './message-request';
import { longestBody } from './segments';
import type { SendResult } from './send-result';
import { renderTemplate, type Variables } from './template';

/** A recipient that can be sent to, as far as the request alone can tell. */
export interface PlannedMessage {
  index: number;
  to: string;
  body?: string;
  contentVariables?: Variables;
}

export interface Plan {
  messages: PlannedMessage[];
  /** The rows that cannot be sent, each with its reason. */
  results: SendResult[];
}

/**
 * Sorts a request's recipients: numbers into E.164, a person named twice only once, variables into the body. Every row
 * ends up either as a message or as a result.
 */
export function planRecipients(recipients: BulkRequest['recipients'], settings: MessageSettings): Plan {
  const plan: Plan = { messages: [], results: [] };
  const firstRow = new Map<string, number>();
  for (const [index, recipient] of recipients.entries()) {
    const { to: written, variables = {} } = typeof recipient === 'string' ? { to: recipient } : recipient;
    const address = normaliseAddress(written);
    if (!address.ok) {
      plan.results.push({
        index,
        to: written,
        outcome: 'invalid',
        reason: address.reason,
        error: describeError(21211),
      });
      continue;
    }
    const to = address.address;
    const duplicateOf = firstRow.get(personOf(to));
    if (duplicateOf !== undefined) {
      plan.results.push({ index, to, outcome: 'duplicate', duplicateOf });
      continue;
    }
    const message = composeFor({ index, to }, variables, settings);
    if ('outcome' in message) {
      plan.results.push(message);
    } else {
      // Only a row that is sent makes a later one a repetition.
      firstRow.set(personOf(to), index);
      plan.messages.push(message);
    }
  }
  return plan;
}

function composeFor(
  row: { index: number; to: string },
  variables: Variables,
  settings: MessageSettings,
): PlannedMessage | SendResult {
  if (settings.contentSid) {
    const contentVariables = { ...settings.contentVariables, ...variables };
    return { ...row, ...(Object.keys(contentVariables).length > 0 && { contentVariables }) };
  }
  if (settings.body === undefined) return row;
  const { text, missing } = renderTemplate(settings.body, variables);
  if (missing.length > 0) {
    const names = missing.join(', ');
    return { ...row, outcome: 'invalid', reason: `has no value for ${names}, and the template no default` };
  }
  if (text.length > longestBody) {
    const reason = `the message would have ${text.length} characters; ${longestBody} are the most`;
    return { ...row, outcome: 'invalid', reason, error: describeError(21617) };
  }
  return { ...row, body: text };
}
