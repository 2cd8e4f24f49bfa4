import { bodyOf, type StackClient } from '../emulator/stack-client';
import type { SendManyAnswer } from '../src/messages/send-result';
import { benchmarkRecipients, warmUpRecipient } from './baselines';
import { type AccountLimits, onNewAccount, told, usualLimits } from './new-account';
import { runBaseline } from './run-baseline';
import { complaintsAbout, type Section } from './section';
import {
  careless,
  type Sending,
  sendingColumns,
  sendingOf,
  sendingShortcomings,
  shareOfLimit,
} from './sending';
import { percent, tableOf } from './table';

const mostInACall = 1_000;
const dayMs = 86_400_000;

/** What is lost between an answer and the next request weighs less where answers take longer. */
const slowerLimits: AccountLimits = { ...usualLimits, latencyMs: 200 };

/** `messages/bulk` and `messages/schedule`, beside the ways in which sending to many is usually written. */
export const bulk: Section = {
  about: `2,000 messages; ${told(usualLimits)}. Status callbacks are off, for all alike.`,
  async run(scaled) {
    const messages = scaled(2_000);
    const sendAt = new Date(Date.now() + 10 * dayMs).toISOString();
    const baselines = [
      await runBaseline('allSettled, plain client', 'allSettled', messages),
      await runBaseline('allSettled, autoRetry', 'autoRetry', messages),
      await runBaseline('batches of 50', 'batchesOf50', messages),
      await runBaseline('50 bare requests at once', 'bareRequests', messages),
    ];
    const single = await product('bulk', 'POST /messages/bulk', messages, 1);
    const overlapping = await product('bulk', '  two callers at once', messages, 2);
    const slower = await product('bulk', '  200 ms a create', messages, 1, {}, slowerLimits);
    const scheduled = await product('schedule', 'POST /messages/schedule', messages, 1, { sendAt });
    return {
      table: tableOf(sendingColumns, [...baselines, single, overlapping, slower, scheduled]),
      shortcomings: [
        ...[single, overlapping, slower].flatMap((row) => sendingShortcomings(row, 0.95)),
        ...scheduleShortcomings(scheduled, single),
      ],
    };
  },
};

function product(
  route: 'bulk' | 'schedule',
  name: string,
  messages: number,
  callers: number,
  settings: { sendAt?: string } = {},
  limits = usualLimits,
): Promise<Sending> {
  return onNewAccount(limits, async ({ stack, client, creates }) => {
    const send = sender(client, route, settings);
    // Warm processes, like those of a Function in use; that they know nothing of the limit is part of the measurement.
    await Promise.all(Array.from({ length: callers }, () => send([warmUpRecipient])));
    const left = benchmarkRecipients(messages);
    const startedAt = Date.now();
    const call = async () => {
      while (left.length > 0) await send(left.splice(0, mostInACall));
    };
    await Promise.all(Array.from({ length: callers }, call));
    const elapsedMs = Date.now() - startedAt;
    const timing = { elapsedMs, longestCallMs: stack.gateway.stats().maxMs };
    return sendingOf(name, creates, messages, timing, limits);
  });
}

function sender(client: StackClient, route: string, settings: object) {
  return async (recipients: string[]): Promise<void> => {
    const request = { recipients, body: 'Benchmark', ...settings };
    const { counts } = await bodyOf(client.post<SendManyAnswer>(`/messages/${route}`, request));
    if (counts.accepted !== recipients.length) console.log(counts);
  };
}

/** Scheduling should be as fast as bulk; 3 % is the noise of two measurements. */
function scheduleShortcomings(row: Sending, bulkRow: Sending): string[] {
  const relative = shareOfLimit(row) / shareOfLimit(bulkRow);
  return complaintsAbout(row.name, [
    ...careless(row),
    relative < 0.97 && `${percent(relative)} of the speed of bulk is below 97 %`,
  ]);
}
