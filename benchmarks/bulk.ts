import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Stack, startStack } from '../emulator/stack';
import { bodyOf, type StackClient, stackClient } from '../emulator/stack-client';
import type { SendManyAnswer } from '../src/messages/send-result';
import { benchmarkRecipients, warmUpRecipient } from './baselines';
import { printTable } from './table';

const messages = 2_000;
/** What the emulated account allows. The product is told neither. */
const latencyMs = 100;
const atOnce = 50;

const dayMs = 86_400_000;

/** The most messages a second that the account lets through. */
const limitPerSecond = (atOnce * 1_000) / latencyMs;

interface Timing {
  elapsedMs: number;
  longestCallMs?: number;
}

interface Row extends Timing {
  name: string;
  accepted: number;
  twice: number;
  lost: number;
  throttled: number;
}

async function main(): Promise<void> {
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true });
  const client = stackClient(() => stack);
  try {
    console.log(
      `${messages} messages, ${latencyMs} ms a create, ${atOnce} creates at once: at most ${limitPerSecond}/s.`,
    );
    console.log('Status callbacks are off, for all alike.\n');
    const sendAt = new Date(Date.now() + 10 * dayMs).toISOString();
    const rows = [
      await measure(client, 'allSettled, plain client', () => baseline(stack, 'allSettled')),
      await measure(client, 'allSettled, autoRetry', () => baseline(stack, 'autoRetry')),
      await measure(client, 'batches of 50', () => baseline(stack, 'batchesOf50')),
    ];
    const bulk = await measure(client, 'POST /messages/bulk', () => product(client, 'bulk'));
    const schedule = await measure(client, 'POST /messages/schedule', () =>
      product(client, 'schedule', { sendAt }),
    );
    print([...rows, bulk, schedule]);
    const failures = shortcomings(bulk, schedule);
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  } finally {
    await stack.close();
  }
}

/** Runs one contender on an empty account and reads from the emulator what it got. */
async function measure(client: StackClient, name: string, run: () => Promise<Timing>): Promise<Row> {
  await client.control('reset', {});
  await client.control('faults', { latencyMs, concurrencyLimit: atOnce, callbacks: { lose: 1 } });
  const timing = await run();
  const { creates } = await client.control<{ creates: { accepted: number; throttled: number } }>('stats');
  const { messages: stored } = await client.control<{ messages: { to: string }[] }>(
    `messages?limit=${2 * messages}`,
  );
  const different = new Set(stored.map(({ to }) => to).filter((to) => to !== warmUpRecipient)).size;
  const accepted = creates.accepted - 1;
  return {
    name,
    ...timing,
    accepted,
    twice: accepted - different,
    lost: messages - different,
    throttled: creates.throttled,
  };
}

async function product(
  client: StackClient,
  route: 'bulk' | 'schedule',
  settings: { sendAt?: string } = {},
): Promise<Timing> {
  const send = async (recipients: string[]) => {
    const request = { recipients, body: 'Benchmark', ...settings };
    const { counts } = await bodyOf(client.post<SendManyAnswer>(`/messages/${route}`, request));
    if (counts.accepted !== recipients.length) console.log(counts);
  };
  // A warm process, like a Function in use; that it knows nothing of the limit is part of the measurement.
  await send([warmUpRecipient]);
  const recipients = benchmarkRecipients(messages);
  const startedAt = Date.now();
  let longestCallMs = 0;
  for (let start = 0; start < recipients.length; start += 1_000) {
    const calledAt = Date.now();
    await send(recipients.slice(start, start + 1_000));
    longestCallMs = Math.max(longestCallMs, Date.now() - calledAt);
  }
  return { elapsedMs: Date.now() - startedAt, longestCallMs };
}

async function baseline(stack: Stack, name: string): Promise<Timing> {
  const arguments_ = ['--require', path.join(__dirname, '../emulator/preload.cjs'), '--import', 'tsx'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...arguments_, path.join(__dirname, 'baselines.ts'), name, String(messages)],
    {
      env: {
        ...process.env,
        TWILIO_API_ORIGIN: stack.emulatorUrl,
        ACCOUNT_SID: stack.accountSid,
        AUTH_TOKEN: stack.authToken,
        MESSAGING_SERVICE_SID: stack.messagingServiceSid,
      },
      timeout: 60_000,
    },
  );
  return JSON.parse(stdout) as Timing;
}

function print(rows: readonly Row[]): void {
  printTable(
    [
      ['', ({ name }) => name],
      ['msg/s', (row) => perSecond(row).toFixed(0)],
      ['of limit', (row) => percent(shareOfLimit(row))],
      ['accepted', ({ accepted }) => String(accepted)],
      ['twice', ({ twice }) => String(twice)],
      ['lost', ({ lost }) => String(lost)],
      ['throttled', ({ throttled }) => String(throttled)],
      ['share', (row) => percent(throttledShare(row))],
      ['longest call', ({ longestCallMs: ms }) => (ms ? `${(ms / 1_000).toFixed(1)} s` : '-')],
    ],
    rows,
  );
}

/** What the product promises of itself, held against what was measured. */
function shortcomings(bulk: Row, schedule: Row): string[] {
  const relative = shareOfLimit(schedule) / shareOfLimit(bulk);
  return [
    ...[bulk, schedule].flatMap(({ name, lost, twice }) => [
      lost > 0 && `${name}: ${lost} messages were lost`,
      twice > 0 && `${name}: ${twice} messages were sent twice`,
    ]),
    shareOfLimit(bulk) < 0.9 && `${bulk.name}: ${percent(shareOfLimit(bulk))} of the limit is below 90 %`,
    throttledShare(bulk) >= 0.03 &&
      `${bulk.name}: ${percent(throttledShare(bulk))} of the creates were throttled; 3 % is too many`,
    (bulk.longestCallMs ?? 0) > 9_500 && `${bulk.name}: a call took ${bulk.longestCallMs} ms`,
    // It should be as fast as bulk; 3 % is the noise of two measurements.
    relative < 0.97 && `${schedule.name}: ${percent(relative)} of the speed of bulk is below 97 %`,
  ].filter((text) => text !== false);
}

function perSecond({ accepted, elapsedMs }: Row): number {
  return (accepted * 1_000) / elapsedMs;
}

function shareOfLimit(row: Row): number {
  return perSecond(row) / limitPerSecond;
}

function throttledShare(row: Row): number {
  return row.throttled / (row.accepted + row.throttled);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

void main();
