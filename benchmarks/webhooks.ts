import { fork } from 'node:child_process';
import path from 'node:path';
import type { Gateway } from '../emulator/gateway/gateway';
import { type Stack, startStack } from '../emulator/stack';
import { stackClient } from '../emulator/stack-client';
import { startPlainHost } from './plain-host';
import { cpuMsOf } from './process-use';
import { printTable } from './table';
import type { WebhookKind } from './webhook-kinds';
import type { Load, LoadResult } from './webhook-load';

/**
 * The webhooks for status callbacks and for inbound messages, each beside a plain Function in the same kind of host,
 * with the same signed forms.
 *
 *     npx tsx benchmarks/webhooks.ts
 */
const forms = 5_000;
const warmUps = 1_500;
const atOnce = 16;
const limits = { maxProcesses: atOnce };

/** As the emulator counts. */
interface SyncStats {
  reads: number;
  writes: number;
  throttled: number;
}

/** What one route cost. CPU, reads and writes are of a single form. */
interface Row extends LoadResult, SyncStats {
  name: string;
  kind: WebhookKind;
  cpuMs: number;
}

async function main(): Promise<void> {
  const stack = await startStack({ port: 0, emulatorPort: 0, quiet: true, limits });
  let host: Gateway | undefined;
  try {
    host = await startPlainHost(stack, limits);
    console.log(`${forms} signed forms after ${warmUps} to warm up, ${atOnce} at once, Sync's limits on.\n`);
    const noop = await measure(stack, host, 'status', 'no-op Function');
    const status = await measure(stack, stack.gateway, 'status', 'POST /webhooks/status');
    const reply = await measure(stack, host, 'inbound', 'plain reply');
    const inbound = await measure(stack, stack.gateway, 'inbound', 'POST /webhooks/inbound');
    const rows = [noop, status, reply, inbound];
    print(rows);
    console.log('\nCPU that is added to what the plain Function costs anyway:');
    console.log(`a callback ${(status.cpuMs - noop.cpuMs).toFixed(2)} ms`);
    console.log(`an inbound message ${(inbound.cpuMs - reply.cpuMs).toFixed(2)} ms`);
    const failures = rows.flatMap(shortcomings);
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  } finally {
    await host?.close();
    await stack.close();
  }
}

/** Warm processes, as a service in use has; then the forms, each of a message and a person of its own. */
async function measure(stack: Stack, gateway: Gateway, kind: WebhookKind, name: string): Promise<Row> {
  const order = { kind, url: `${gateway.url}/webhooks/${kind}`, authToken: stack.authToken, atOnce };
  await load({ ...order, first: 0, count: warmUps });
  const [cpuBefore, syncBefore] = [cpuMsOf(gateway), await syncStats(stack)];
  const result = await load({ ...order, first: warmUps, count: forms });
  const [cpuAfter, syncAfter] = [cpuMsOf(gateway), await syncStats(stack)];
  return {
    name,
    kind,
    ...result,
    cpuMs: (cpuAfter - cpuBefore) / forms,
    reads: (syncAfter.reads - syncBefore.reads) / forms,
    writes: (syncAfter.writes - syncBefore.writes) / forms,
    throttled: syncAfter.throttled - syncBefore.throttled,
  };
}

/** Sends from a process of its own: it would else compete with the gateway for one thread. */
function load(order: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'webhook-load.ts'), { execArgv: ['--import', 'tsx'] });
    child.once('message', (result) => resolve(result as LoadResult));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The load ended with ${code}.`)));
    child.send(order);
  });
}

async function syncStats(stack: Stack): Promise<SyncStats> {
  return (await stackClient(() => stack).control<{ sync: SyncStats }>('stats')).sync;
}

function print(rows: readonly Row[]): void {
  printTable(
    [
      ['', ({ name }) => name],
      ['forms/s', (row) => perSecond(row).toFixed(0)],
      ['CPU ms each', ({ cpuMs }) => cpuMs.toFixed(2)],
      ['p50 ms', ({ p50Ms }) => p50Ms.toFixed(1)],
      ['p99 ms', ({ p99Ms }) => p99Ms.toFixed(1)],
      ['Sync reads', ({ reads }) => reads.toFixed(3)],
      ['Sync writes', ({ writes }) => writes.toFixed(3)],
      ['throttled', ({ throttled }) => String(throttled)],
      ['wrong', ({ wrong }) => String(wrong)],
    ],
    rows,
  );
}

/** What the product promises of itself, held against what was measured. */
function shortcomings(row: Row): string[] {
  const { kind, name, reads, writes, throttled, wrong } = row;
  const status = [
    perSecond(row) < 500 && 'fewer than 500 a second',
    reads > 1 && 'more than one read of Sync for a callback',
    writes > 1.1 && 'more than 1.1 writes to Sync for a callback',
  ];
  const inbound = [throttled > 0 && `throttled by Sync ${throttled} times, though everybody wrote once`];
  return [wrong > 0 && `${wrong} wrong answers`, ...(kind === 'status' ? status : inbound)]
    .filter((text) => text !== false)
    .map((text) => `${name}: ${text}`);
}

function perSecond({ elapsedMs }: LoadResult): number {
  return (forms * 1_000) / elapsedMs;
}

void main();
