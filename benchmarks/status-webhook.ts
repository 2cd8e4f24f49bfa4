import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Gateway, startGateway } from '../emulator/gateway/gateway';
import { localDir, localEnvironment, preload, projectDir, startStack } from '../emulator/stack';
import type { Load, LoadResult } from './status-load';

/**
 * The status webhook beside a Function that does nothing, in the same kind of host, with the same signed callbacks.
 *
 *     npx tsx benchmarks/status-webhook.ts
 */
const callbacks = 5_000;
const warmUps = 1_500;
const atOnce = 16;
/** Linux counts the time of processes in hundredths of a second. */
const msPerTick = 10;

interface Row extends LoadResult {
  name: string;
  cpuMs: number;
  reads: number;
  writes: number;
  throttled: number;
}

async function main(): Promise<void> {
  const limits = { maxProcesses: atOnce };
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true, limits });
  const dir = path.join(localDir, `noop-${process.pid}`);
  let host: Gateway | undefined;
  try {
    mkdirSync(path.join(dir, 'webhooks'), { recursive: true });
    writeFileSync(path.join(dir, 'webhooks', 'noop.protected.js'), noop);
    host = await startGateway({
      ...limits,
      port: 0,
      functionsDir: dir,
      assetsDir: path.join(dir, 'no-assets'),
      projectDir,
      env: localEnvironment(stack, stack.apiKey),
      processEnv: { TWILIO_API_ORIGIN: stack.emulatorUrl },
      authToken: stack.authToken,
      preload,
      log: () => {},
    });
    console.log(
      `${callbacks} signed callbacks after ${warmUps} to warm up, ${atOnce} at once, Sync's limits on.\n`,
    );
    const { authToken, emulatorUrl } = stack;
    const rows = [
      await measure('no-op Function', host, '/webhooks/noop', authToken, emulatorUrl),
      await measure('POST /webhooks/status', stack.gateway, '/webhooks/status', authToken, emulatorUrl),
    ] as const;
    print(rows);
    const difference = (rows[1].cpuMs - rows[0].cpuMs).toFixed(2);
    console.log(`\nCPU that a callback adds to what the host costs anyway: ${difference} ms`);
    const failures = shortcomings(rows);
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  } finally {
    await host?.close();
    await stack.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

const noop = `
exports.handler = (context, event, callback) => {
  const response = new Twilio.Response();
  response.setStatusCode(204);
  callback(null, response);
};
`;

/** Warm processes, as a service in use has; then the callbacks, each of a message of its own. */
async function measure(
  name: string,
  gateway: Gateway,
  route: string,
  authToken: string,
  emulatorUrl: string,
): Promise<Row> {
  const url = gateway.url + route;
  await load({ url, authToken, atOnce, first: 0, count: warmUps });
  const [cpuBefore, syncBefore] = [cpuMsOf(gateway), await syncStats(emulatorUrl)];
  const result = await load({ url, authToken, atOnce, first: warmUps, count: callbacks });
  const [cpuAfter, syncAfter] = [cpuMsOf(gateway), await syncStats(emulatorUrl)];
  return {
    name,
    ...result,
    cpuMs: (cpuAfter - cpuBefore) / callbacks,
    reads: (syncAfter.reads - syncBefore.reads) / callbacks,
    writes: (syncAfter.writes - syncBefore.writes) / callbacks,
    throttled: syncAfter.throttled - syncBefore.throttled,
  };
}

/** Sends from a process of its own: it would else compete with the gateway for one thread. */
function load(order: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'status-load.ts'), { execArgv: ['--import', 'tsx'] });
    child.once('message', (result) => resolve(result as LoadResult));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The load ended with ${code}.`)));
    child.send(order);
  });
}

/** What the function processes have used so far, in user and system mode. */
function cpuMsOf(gateway: Gateway): number {
  return gateway.pids().reduce((sum, pid) => {
    // The name of the command, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) * msPerTick;
  }, 0);
}

async function syncStats(emulatorUrl: string): Promise<Pick<Row, 'reads' | 'writes' | 'throttled'>> {
  const response = await fetch(`${emulatorUrl}/_emulator/stats`);
  return ((await response.json()) as { sync: Pick<Row, 'reads' | 'writes' | 'throttled'> }).sync;
}

function print(rows: readonly Row[]): void {
  const columns: [string, (row: Row) => string][] = [
    ['', ({ name }) => name],
    ['callbacks/s', ({ elapsedMs }) => ((callbacks * 1_000) / elapsedMs).toFixed(0)],
    ['CPU ms each', ({ cpuMs }) => cpuMs.toFixed(2)],
    ['p50 ms', ({ p50Ms }) => p50Ms.toFixed(1)],
    ['p99 ms', ({ p99Ms }) => p99Ms.toFixed(1)],
    ['Sync reads', ({ reads }) => reads.toFixed(3)],
    ['Sync writes', ({ writes }) => writes.toFixed(3)],
    ['throttled', ({ throttled }) => String(throttled)],
    ['not 204', ({ wrong }) => String(wrong)],
  ];
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    );
  }
}

/** What the product promises of itself, held against what was measured. */
function shortcomings(rows: readonly Row[]): string[] {
  return rows.flatMap(({ name, elapsedMs, reads, writes, wrong }) =>
    [
      wrong > 0 && `${name}: ${wrong} answers were not 204`,
      (callbacks * 1_000) / elapsedMs < 500 && `${name}: fewer than 500 a second`,
      reads > 1 && `${name}: more than one read of Sync for a callback`,
      writes > 1.1 && `${name}: more than 1.1 writes to Sync for a callback`,
    ].filter((text) => text !== false),
  );
}

void main();
