import { startStack } from '../emulator/stack';
import { bodyOf, type StackClient, stackClient } from '../emulator/stack-client';
import type { MaintenanceAnswer } from '../src/maintenance/run-maintenance';
import type { SendManyAnswer } from '../src/messages/send-result';
import { compareLedger } from './callbacks-ledger';

/**
 * Whether the ledger is right when callbacks are lost, doubled and out of order:
 *
 *     npx tsx benchmarks/callbacks.ts [messages=5000]
 */

interface Stats {
  creates: { accepted: number };
  callbacks: { sent: number; lost: number; duplicated: number; failed: number };
  sync: { reads: number; writes: number; throttled: number };
}

interface Reconciled {
  runs: number;
  checked: number;
  fetched: number;
  updated: number;
  gone: number;
  longestMs: number;
}

/** More runs than this mean that they do not get on. */
const mostRuns = 200;
const reconcileAfterSeconds = 43_200;

async function main(messages: number): Promise<void> {
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true });
  const client = stackClient(() => stack);
  try {
    await client.control('faults', {
      callbacks: { lose: 0.05, duplicate: 0.05, shuffle: true },
      syncLimits: true,
      seed: 7,
    });
    const startedAt = Date.now();
    const people = recipients(messages);
    const accepted = await sendAll(client, people);
    await idle(client);
    const seconds = (Date.now() - startedAt) / 1_000;
    const { creates, callbacks, sync } = await client.control<Stats>('stats');
    const refused = await refusedWebhooks(client);
    // A call that ran out of time does not know what Twilio took; the ledger learns it from the callbacks.
    const unknown = creates.accepted - accepted;
    row(
      'messages',
      `${creates.accepted} of ${messages} taken, ${unknown} of them with their answer not waited for`,
    );
    row('callbacks', `${callbacks.sent} sent, ${callbacks.lost} lost, ${callbacks.duplicated} doubled`);
    row('sustained', `${(callbacks.sent / seconds).toFixed(0)} callbacks/s over ${seconds.toFixed(1)} s`);
    row('webhooks', `${callbacks.failed} failed for good; other than 2xx: ${refused}`);
    row('Sync', perCallback(sync, callbacks.sent));

    const before = await compareLedger(client, new Set(people));
    row('before', `${before.mismatches} of ${before.entries} entries are behind`);
    await client.control('clock', { advanceSeconds: reconcileAfterSeconds + 60 });
    const { runs, checked, fetched, updated, gone, longestMs } = await reconcile(client);
    row(
      'reconcile',
      `${runs} runs (longest ${(longestMs / 1_000).toFixed(1)} s), ${checked} checked, ${fetched} fetched, ${updated} updated, ${gone} gone`,
    );
    const after = await compareLedger(client, new Set(people));
    const { entries, mismatches, lost, twice, strange } = after;
    row(
      'after',
      `${entries} entries: ${mismatches} mismatches, ${lost} lost, ${twice} twice, ${strange} strange`,
    );
    const wrong = mismatches + lost + twice + strange + callbacks.failed + (messages - creates.accepted);
    console.log(wrong === 0 ? '\nThe ledger is what Twilio knows.' : '\nFAILED');
    process.exitCode = wrong === 0 ? 0 : 1;
  } finally {
    await stack.close();
  }
}

/** Different numbers; one in twenty ends in a suffix that the emulator never delivers to. */
function recipients(count: number): string[] {
  const suffixes = ['30003', '30005', '30006', '30007', '30008', '30034'];
  return Array.from({ length: count }, (_, n) => {
    const turn = Math.floor(n / 20);
    const area = 201 + (Math.floor(turn / suffixes.length) % 790);
    const exchange = 20 + Math.floor(turn / suffixes.length / 790);
    if (n % 20 === 0) return `+1${area}${exchange}${suffixes[turn % suffixes.length]}`;
    return `+1212${String(5_100_000 + n)}`;
  });
}

/** Sends by calls of 1,000, and what a call had no time for by another. Answers how many Twilio took. */
async function sendAll(client: StackClient, all: string[]): Promise<number> {
  let accepted = 0;
  for (let start = 0; start < all.length; start += 1_000) {
    let left = all.slice(start, start + 1_000);
    while (left.length > 0) {
      const { counts, results } = await bodyOf(
        client.post<SendManyAnswer>('/messages/bulk', {
          recipients: left,
          body: 'Benchmark',
        }),
      );
      accepted += counts.accepted;
      if (counts.accepted === 0) break;
      left = results.filter(({ outcome }) => outcome === 'unsent').map(({ to }) => to);
    }
  }
  return accepted;
}

async function idle(client: StackClient): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if ((await client.control<{ idle: boolean }>('idle?timeoutMs=10000')).idle) return;
  }
  throw new Error('The callbacks came to no end in ten minutes.');
}

/** Of the last 20,000 webhooks. */
async function refusedWebhooks(client: StackClient): Promise<number> {
  const { webhooks } = await client.control<{ webhooks: { status: number | null }[] }>(
    'webhooks?url=/status',
  );
  return webhooks.filter(({ status }) => status === null || status >= 300).length;
}

async function reconcile(client: StackClient): Promise<Reconciled> {
  const sum: Reconciled = { runs: 0, checked: 0, fetched: 0, updated: 0, gone: 0, longestMs: 0 };
  for (let done = false; !done; ) {
    if (sum.runs++ === mostRuns) throw new Error(`Not done after ${mostRuns} runs of maintenance.`);
    const startedAt = Date.now();
    const answer = await bodyOf(client.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['reconcile'] }));
    sum.longestMs = Math.max(sum.longestMs, Date.now() - startedAt);
    for (const count of ['checked', 'fetched', 'updated', 'gone'] as const) {
      sum[count] += answer.reconciled?.[count] ?? 0;
    }
    done = answer.done;
  }
  return sum;
}

function perCallback({ reads, writes, throttled }: Stats['sync'], callbacks: number): string {
  const each = (count: number) => (count / callbacks).toFixed(2);
  return `${each(reads)} reads, ${each(writes)} writes, ${each(throttled)} throttled a callback (sending included)`;
}

function row(name: string, text: string): void {
  console.log(`${name.padEnd(10)}  ${text}`);
}

void main(Number(process.argv[2] ?? 5_000));
