import { benchmarkRecipients } from './baselines';
import { type Cost, meterOf, minus, perMessage } from './cost';
import { spanOf, type Tally, tally } from './creates';
import { planCampaign, runUntilDone, warmUp } from './drive-campaign';
import { onNewAccount, told } from './new-account';
import { peakMbOf } from './process-use';
import { complaintsAbout, type Section } from './section';
import { careless } from './sending';
import { type Column, percent, seconds, tableOf } from './table';

/** Low enough for the account to be what holds the campaign back, also where two processors do everything. */
const limits = { latencyMs: 100, concurrencyLimit: 40 };

const mostMb = 200;
const mostGrowth = 1.1;

interface Row extends Tally {
  name: string;
  messages: number;
  planningMs: number;
  planningCpuMs: number;
  /** From the first call of run until the last message was accepted. */
  sendingMs: number;
  /** Of a message, without its planning. */
  each: Cost;
  peakMb: number;
  longestCallMs: number;
}

const columns: Column<Row>[] = [
  ['campaign of', ({ name }) => name],
  ['ms each', ({ sendingMs, messages }) => (sendingMs / messages).toFixed(2)],
  ['CPU ms each', ({ each }) => each.cpuMs.toFixed(2)],
  ['Sync reads', ({ each }) => each.reads.toFixed(3)],
  ['Sync writes', ({ each }) => each.writes.toFixed(3)],
  ['planning', ({ planningMs }) => seconds(planningMs)],
  ['its CPU ms each', ({ planningCpuMs, messages }) => (planningCpuMs / messages).toFixed(2)],
  ['lost', ({ lost }) => String(lost)],
  ['twice', ({ twice }) => String(twice)],
  ['peak RSS', ({ peakMb }) => `${peakMb.toFixed(0)} MB`],
  ['longest call', ({ longestCallMs }) => seconds(longestCallMs)],
];

/** Whether a message costs the same in a campaign a hundred times as large. */
export const growth: Section = {
  about:
    `Campaigns of 1,000, 10,000 and 100,000; ${told(limits)}. Planning is in columns of its own. ` +
    'Status callbacks are off.',
  async run(scaled) {
    const small = await measure(scaled(1_000));
    const medium = await measure(scaled(10_000));
    const large = await measure(scaled(100_000));
    const rows = [small, medium, large];
    return {
      table: tableOf(columns, rows),
      shortcomings: [...rows.flatMap(ownShortcomings), ...dearer(small, large)],
    };
  },
};

function measure(messages: number): Promise<Row> {
  return onNewAccount(limits, async (account) => {
    const { stack, client, creates } = account;
    await warmUp(client);
    const meter = meterOf(account);
    const planningAt = Date.now();
    const id = await planCampaign(client, benchmarkRecipients(messages));
    const planning = meter();
    const startedAt = Date.now();
    await runUntilDone(client, id);
    const [, lastAt] = spanOf(creates);
    return {
      name: String(messages),
      messages,
      planningMs: startedAt - planningAt,
      planningCpuMs: planning.cpuMs,
      sendingMs: lastAt - startedAt,
      each: perMessage(minus(meter(), planning), messages),
      ...tally(creates, messages),
      peakMb: peakMbOf(stack.gateway),
      longestCallMs: stack.gateway.stats().maxMs,
    };
  });
}

function ownShortcomings(row: Row): string[] {
  const { name, peakMb } = row;
  return complaintsAbout(`campaign of ${name}`, [
    ...careless(row),
    peakMb > mostMb && `a process held ${peakMb.toFixed(0)} MB; ${mostMb} MB is too much`,
  ]);
}

function dearer(small: Row, large: Row): string[] {
  const measures: [what: string, of: (row: Row) => number][] = [
    ['time', ({ sendingMs, messages }) => sendingMs / messages],
    ['CPU', ({ each }) => each.cpuMs],
    // Its own create, and its share of what reads and writes the campaign's records.
    ['requests to Twilio', ({ each }) => 1 + each.reads + each.writes],
  ];
  return measures.flatMap(([what, of]) => {
    const relative = of(large) / of(small);
    return complaintsAbout(`campaign of ${large.name}`, [
      relative > mostGrowth && `${what} for a message: ${percent(relative)} of that of ${small.name}`,
    ]);
  });
}
