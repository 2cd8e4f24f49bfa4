import { randomUUID } from 'node:crypto';
import type { OptOutCheck } from '../../src/consent/check-opt-out';
import type { SendManyAnswer } from '../../src/messages/send-result';
import type { DemoApi, EmulatedMessage } from './api';
import {
  expectedCounts,
  expectedUndelivered,
  optingOut,
  orderReady,
  type Recipient,
  toBulkRecipient,
} from './recipients';
import { check, checkEqual } from './step';
import { textIn } from './text-in';

/** A recipient whose message arrived. */
export interface Reached extends Recipient {
  sid: string;
  /** E.164. */
  to: string;
}

/** Some recipients leave before anything is sent. Each must get Twilio's one reply, and be on record. */
export async function optOutBeforehand(api: DemoApi): Promise<void> {
  for (const text of optingOut) {
    const replies = await textIn(api, text);
    checkEqual(`Replies to ${text.body} from ${text.from}`, replies.length, 1);
    const query = new URLSearchParams({ to: text.from });
    const { optedOut } = await api.get<OptOutCheck>(`/opt-outs/check?${query}`);
    check(optedOut, `${text.from} texted ${text.body} and is not on record as opted out`);
  }
}

/** One call for the whole file, and the same call once more, which must be answered without sending again. */
export async function sendBulk(api: DemoApi, recipients: readonly Recipient[]): Promise<SendManyAnswer> {
  const request = { body: orderReady, shortenUrls: true, recipients: recipients.map(toBulkRecipient) };
  const key = randomUUID();
  const first = await api.call<SendManyAnswer>('POST', '/messages/bulk', request, key);
  checkEqual('Status of POST /messages/bulk', first.status, 200);
  checkEqual('Counts of POST /messages/bulk', first.body.counts, expectedCounts);

  const again = await api.call<SendManyAnswer>('POST', '/messages/bulk', request, key);
  check(again.replayed, 'The same call with the same Idempotency-Key was not recognised');
  checkEqual('The answer to the repeated call', again.body, first.body);
  return first.body;
}

/** Waits for the deliveries. Returns whoever was reached, in the order of the file. */
export async function awaitDeliveries(
  api: DemoApi,
  recipients: readonly Recipient[],
  { results }: SendManyAnswer,
): Promise<Reached[]> {
  await api.settle();
  const messages = await api.emulatedMessages();
  const accepted = results.flatMap(({ index, sid }) => {
    const recipient = recipients[index];
    const message = messages.get(sid ?? '');
    return recipient && message ? [{ recipient, message }] : [];
  });
  checkEqual('Messages that Twilio holds', accepted.length, expectedCounts.accepted);
  const errors = countErrors(accepted.map(({ message }) => message));
  checkEqual('Undelivered messages by error', errors, expectedUndelivered);
  return accepted
    .filter(({ message }) => message.status === 'delivered')
    .map(({ recipient, message: { sid, to } }) => ({ ...recipient, sid, to }));
}

function countErrors(messages: readonly EmulatedMessage[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { errorCode } of messages) {
    if (errorCode !== null) counts[errorCode] = (counts[errorCode] ?? 0) + 1;
  }
  return counts;
}
