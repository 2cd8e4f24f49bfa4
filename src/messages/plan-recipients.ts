import { personOf } from '../addresses/address';
import { normaliseAddress } from '../addresses/normalise-address';
import { describeError } from '../twilio/errors/classify';
import { longestBody } from './longest-body';
import type { BulkRequest, MessageSettings } from './message-request';
import type { SendResult } from './send-result';
import type { ZoneSource } from './send-times';
import { renderTemplate, type Variables } from './template';

/** A recipient that can be sent to, as far as the request alone can tell. */
export interface PlannedMessage {
  index: number;
  to: string;
  body?: string;
  contentVariables?: Variables;
  /** When it is to be sent; at once where absent. */
  sendAt?: Date;
  /** When the hours end in which it may be sent. */
  until?: Date;
  /** Whether quiet hours have moved it. */
  held?: true;
  /** IANA: as given for the recipient, and later as it was found. */
  timeZone?: string;
  timeZoneFrom?: ZoneSource;
}

/**
 * Sorts a request's recipients: numbers into E.164, a person named twice only once, variables into the body. Every row
 * becomes either a message or the result that says why it is none. Rows are worked out as they are asked for, so that
 * sending can begin before the last one is reached.
 */
export function* planRecipients(
  recipients: BulkRequest['recipients'],
  settings: MessageSettings,
): Generator<PlannedMessage | SendResult, void> {
  const firstRow = new Map<string, number>();
  for (const [index, recipient] of recipients.entries()) {
    const {
      to: written,
      variables = {},
      timeZone,
    } = typeof recipient === 'string' ? { to: recipient } : recipient;
    const address = normaliseAddress(written);
    if (!address.ok) {
      yield {
        index,
        to: written,
        outcome: 'invalid',
        reason: address.reason,
        error: describeError(21211),
      };
      continue;
    }
    const to = address.address;
    const duplicateOf = firstRow.get(personOf(to));
    if (duplicateOf !== undefined) {
      yield { index, to, outcome: 'duplicate', duplicateOf };
      continue;
    }
    const row = composeFor({ index, to, ...(timeZone && { timeZone }) }, variables, settings);
    // Only a row that is sent makes a later one a repetition.
    if (isMessage(row)) firstRow.set(personOf(to), index);
    yield row;
  }
}

export function isMessage(row: PlannedMessage | SendResult): row is PlannedMessage {
  return !('outcome' in row);
}

/** More than any template shows, and few enough to be kept with a message that waits. In bytes of JSON. */
const largestVariables = 4_000;

/** The message for one recipient, or why there can be none. */
export function composeFor(
  row: Pick<PlannedMessage, 'index' | 'to' | 'timeZone'>,
  variables: Variables,
  settings: MessageSettings,
): PlannedMessage | SendResult {
  if (settings.contentSid) {
    const contentVariables = { ...settings.contentVariables, ...variables };
    if (Buffer.byteLength(JSON.stringify(contentVariables)) > largestVariables) {
      return { ...row, outcome: 'invalid', reason: `its variables have more than ${largestVariables} bytes` };
    }
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
