import { setTimeout as sleep } from 'node:timers/promises';
import { benchmarkRecipients } from './baselines';
import { between, type Create, isAccepted, spanOf, tally, throttledShare } from './creates';
import { planCampaign, runUntilDone, warmUp } from './drive-campaign';
import { type Account, limitPerSecond, onNewAccount, usualLimits } from './new-account';
import { complaintsAbout, type Section } from './section';
import { careless } from './sending';
import { type Column, percent, seconds, tableOf } from './table';

const { latencyMs } = usualLimits;
/** Creates at once in each phase, and how long all but the last phase last. */
const limits = [50, 25, 100];
const phaseMs = 6_000;
/** What a change takes to be noticed, at the beginning of each phase. */
const leftOutMs = 1_000;

interface Phase {
  atOnce: number;
  startedAt: number;
}

interface Row {
  atOnce: number;
  measuredMs: number;
  perSecond: number;
  throttledShare: number;
}

const columns: Column<Row>[] = [
  ['at once', ({ atOnce }) => String(atOnce)],
  ['measured', ({ measuredMs }) => seconds(measuredMs)],
  ['limit/s', ({ atOnce }) => String(limitOf(atOnce))],
  ['msg/s', ({ perSecond }) => (Number.isFinite(perSecond) ? perSecond.toFixed(0) : '-')],
  ['of limit', ({ atOnce, perSecond }) => percent(perSecond / limitOf(atOnce))],
  ['throttled', (row) => percent(row.throttledShare)],
];

/** A campaign whose account is allowed less, and then more. */
export const changing: Section = {
  about:
    `A campaign of 10,000; ${latencyMs} ms a create, ${limits.join(', then ')} creates at once, changed every ` +
    `${phaseMs / 1_000} s. The first second of each phase is left out. Status callbacks are off.`,
  run: (scaled) =>
    onNewAccount({ latencyMs, concurrencyLimit: limits[0] ?? 0 }, async (account) => {
      const messages = scaled(10_000);
      const { client, creates, stack } = account;
      await warmUp(client);
      const id = await planCampaign(client, benchmarkRecipients(messages));
      const end = new AbortController();
      const changes = changeLimits(account, end.signal);
      await runUntilDone(client, id);
      end.abort();
      const phases = await changes;
      const [, lastAt] = spanOf(creates);
      const total = { ...tally(creates, messages), longestCallMs: stack.gateway.stats().maxMs };
      return {
        table: tableOf(
          columns,
          phases.map((phase, at) => rowOf(phase, phases[at + 1]?.startedAt ?? lastAt, creates)),
        ),
        shortcomings: complaintsAbout('changing limits', careless(total)),
      };
    }),
};

/** Resolves to the phases there were until `end`. */
async function changeLimits({ client }: Account, end: AbortSignal): Promise<Phase[]> {
  const phases: Phase[] = [];
  for (const atOnce of limits) {
    if (phases.length > 0) await sleep(phaseMs, undefined, { signal: end }).catch(() => undefined);
    if (end.aborted) break;
    await client.control('faults', { concurrencyLimit: atOnce });
    phases.push({ atOnce, startedAt: Date.now() });
  }
  return phases;
}

function rowOf({ atOnce, startedAt }: Phase, until: number, creates: readonly Create[]): Row {
  const from = startedAt + leftOutMs;
  const measuredMs = Math.max(0, until - from);
  const measured = between(creates, from, until);
  return {
    atOnce,
    measuredMs,
    perSecond: (measured.filter(isAccepted).length * 1_000) / measuredMs,
    throttledShare: throttledShare(measured),
  };
}

function limitOf(concurrencyLimit: number): number {
  return limitPerSecond({ latencyMs, concurrencyLimit });
}
