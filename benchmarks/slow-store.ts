import { runPath } from '../src/campaigns/continue-run';
import { benchmarkRecipients } from './baselines';
import { spanOf, type Tally, tally } from './creates';
import { planCampaign, runUntilDone, warmUp } from './drive-campaign';
import { limitPerSecond, onNewAccount, told, usualLimits } from './new-account';
import { complaintsAbout, type Section } from './section';
import { careless } from './sending';
import { type Column, seconds, tableOf } from './table';

/** How long each request to Sync is held up, in milliseconds. */
const delays = [0, 50, 100, 300, 600, 1_000];

interface Row extends Tally {
  delayMs: number;
  tookMs: number;
  perSecond: number;
  /** Calls of run that were answered, by the caller or by the runs themselves, and those of them that failed. */
  runs: number;
  failed: number;
  /** Messages that had to be asked for at Twilio, as nobody had written down what became of them. */
  askedFor: number;
}

const columns: Column<Row>[] = [
  ['Sync takes', ({ delayMs }) => `+${delayMs} ms`],
  ['completed', ({ tookMs }) => seconds(tookMs)],
  ['msg/s', ({ perSecond }) => perSecond.toFixed(0)],
  ['runs', ({ runs }) => String(runs)],
  ['failed', ({ failed }) => String(failed)],
  ['asked for', ({ askedFor }) => String(askedFor)],
  ['accepted', ({ accepted }) => String(accepted)],
  ['twice', ({ twice }) => String(twice)],
  ['lost', ({ lost }) => String(lost)],
];

/** What becomes of a campaign where the store is slow. */
export const slowStore: Section = {
  about: `Campaigns of 5,000 where every request to Sync takes longer; ${told(usualLimits)}. Status callbacks are off.`,
  async run(scaled) {
    const rows: Row[] = [];
    for (const delayMs of delays) rows.push(await measure(delayMs, scaled(5_000)));
    return { table: tableOf(columns, rows), shortcomings: rows.flatMap(shortcomings) };
  },
};

function measure(delayMs: number, messages: number): Promise<Row> {
  return onNewAccount(usualLimits, async ({ emulator, client, stack, creates }) => {
    await warmUp(client);
    const id = await planCampaign(client, benchmarkRecipients(messages));
    let askedFor = 0;
    emulator.onExchange(({ operation }) => {
      if (operation?.method === 'GET' && operation.path.endsWith('/Messages.json')) askedFor++;
    });
    await client.control('faults', { api: [{ product: 'sync', share: 1, slowMs: delayMs }] });
    const startedAt = Date.now();
    await runUntilDone(client, id);
    const tookMs = Date.now() - startedAt;
    const [, lastAt] = spanOf(creates);
    const runs = stack.gateway
      .stats()
      .recent.filter(({ path }) => path === runPath)
      .slice(1);
    return {
      delayMs,
      tookMs,
      perSecond: (messages * 1_000) / (lastAt - startedAt),
      runs: runs.length,
      failed: runs.filter(({ status }) => status !== 200).length,
      askedFor,
      ...tally(creates, messages),
    };
  });
}

function shortcomings(row: Row): string[] {
  const { delayMs, perSecond } = row;
  const least = atLeast(delayMs) * limitPerSecond(usualLimits);
  return complaintsAbout(`Sync +${delayMs} ms`, [
    ...careless(row),
    perSecond < least && `${perSecond.toFixed(0)} messages a second are fewer than ${least}`,
  ]);
}

/** The share of what the account bears that is used at least: most of it as long as Sync answers in the usual time. */
function atLeast(delayMs: number): number {
  return delayMs <= 100 ? 0.7 : delayMs <= 300 ? 0.4 : 0.05;
}
