import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Stack, startStack } from '../emulator/stack';
import { benchmarkRecipients, warmUpRecipient } from './baselines';

const messages = 2_000;
/** What the emulated account allows. The product is told neither. */
const latencyMs = 100;
const atOnce = 50;

/** The most messages a second that the account lets through. */
const limitPerSecond = (atOnce * 1_000) / latencyMs;

interface Row {
  name: string;
  elapsedMs: number;
  accepted: number;
  twice: number;
  lost: number;
  throttled: number;
  longestCallMs?: number;
}

async function main(): Promise<void> {
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true });
  try {
    console.log(
      `${messages} messages, ${latencyMs} ms a create, ${atOnce} creates at once: at most ${limitPerSecond}/s.`,
    );
    console.log('Status callbacks are off, for all alike.\n');
    const rows = [
      await measure(stack, 'allSettled, plain client', () => baseline(stack, 'allSettled')),
      await measure(stack, 'allSettled, autoRetry', () => baseline(stack, 'autoRetry')),
      await measure(stack, 'batches of 50', () => baseline(stack, 'batchesOf50')),
      await measure(stack, 'POST /messages/bulk', () => bulk(stack)),
    ];
    print(rows);
    const failures = shortcomings(rows.at(-1) as Row);
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  } finally {
    await stack.close();
  }
}

/** Runs one contender on an empty account and reads from the emulator what it got. */
async function measure(
  stack: Stack,
  name: string,
  run: () => Promise<Pick<Row, 'elapsedMs' | 'longestCallMs'>>,
): Promise<Row> {
  await control(stack, 'reset', {});
  await control(stack, 'faults', { latencyMs, concurrencyLimit: atOnce, callbacks: { lose: 1 } });
  const measured = await run();
  const { creates } = await control<{ creates: { accepted: number; throttled: number } }>(stack, 'stats');
  const { messages: stored } = await control<{ messages: { to: string }[] }>(
    stack,
    `messages?limit=${2 * messages}`,
  );
  const different = new Set(stored.map(({ to }) => to).filter((to) => to !== warmUpRecipient)).size;
  const accepted = creates.accepted - 1;
  return {
    name,
    ...measured,
    accepted,
    twice: accepted - different,
    lost: messages - different,
    throttled: creates.throttled,
  };
}

async function bulk(stack: Stack): Promise<Pick<Row, 'elapsedMs' | 'longestCallMs'>> {
  const send = async (recipients: string[]) => {
    const response = await fetch(`${stack.functionsUrl}/messages/bulk`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stack.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ recipients, body: 'Benchmark' }),
    });
    const { counts } = (await response.json()) as { counts?: { accepted: number } };
    if (counts?.accepted !== recipients.length) console.log(response.status, counts);
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

async function baseline(stack: Stack, name: string): Promise<Pick<Row, 'elapsedMs'>> {
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
  return JSON.parse(stdout) as { elapsedMs: number };
}

async function control<T>(stack: Stack, name: string, body?: object): Promise<T> {
  const response = await fetch(`${stack.emulatorUrl}/_emulator/${name}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return (await response.json()) as T;
}

function print(rows: Row[]): void {
  const columns = [
    '',
    'msg/s',
    'of limit',
    'accepted',
    'twice',
    'lost',
    'throttled',
    'share',
    'longest call',
  ];
  const cells = rows.map((row) => {
    const perSecond = (row.accepted * 1_000) / row.elapsedMs;
    return [
      row.name,
      perSecond.toFixed(0),
      percent(perSecond / limitPerSecond),
      String(row.accepted),
      String(row.twice),
      String(row.lost),
      String(row.throttled),
      percent(throttledShare(row)),
      row.longestCallMs ? `${(row.longestCallMs / 1_000).toFixed(1)} s` : '-',
    ];
  });
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  for (const row of [columns, ...cells]) {
    console.log(
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    );
  }
}

/** What the product promises of itself, held against what was measured. */
function shortcomings(row: Row): string[] {
  const share = (row.accepted * 1_000) / row.elapsedMs / limitPerSecond;
  return [
    row.lost > 0 && `${row.lost} messages were lost`,
    row.twice > 0 && `${row.twice} messages were sent twice`,
    share < 0.9 && `${percent(share)} of the limit is below 90 %`,
    throttledShare(row) >= 0.03 &&
      `${percent(throttledShare(row))} of the creates were throttled; 3 % is too many`,
    (row.longestCallMs ?? 0) > 9_500 && `a call took ${row.longestCallMs} ms`,
  ].filter((text) => text !== false);
}

function throttledShare(row: Row): number {
  return row.throttled / (row.accepted + row.throttled);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

void main();
