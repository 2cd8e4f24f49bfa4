import { bodyOf } from '../emulator/stack-client';
import { benchmarkRecipients } from './baselines';
import { type Cost, meterOf, minus, perMessage } from './cost';
import { type Tally, tally } from './creates';
import { planCampaign, runUntilDone, warmUp } from './drive-campaign';
import { type Account, onNewAccount, told } from './new-account';
import { complaintsAbout, type Section } from './section';
import { careless } from './sending';
import { type Column, tableOf } from './table';

/** Slow enough for two processors to keep up with three callbacks a message. */
const limits = { latencyMs: 100, concurrencyLimit: 20 };

/** How often, in seconds, the account is asked whether every callback is through, and for how long in all. */
const idleSeconds = 10;
const mostWaits = 30;

interface Row {
  name: string;
  delivered: number;
  planningCpuMs: number;
  /** From planning to the last callback. */
  total: Cost;
  messages: number;
}

interface Measured extends Row, Tally {
  longestCallMs: number;
}

const columns: Column<Row>[] = [
  ['each message', ({ name }) => name],
  ['delivered', ({ delivered }) => String(delivered)],
  ['Sync writes', (row) => each(row).writes.toFixed(2)],
  ['Sync reads', (row) => each(row).reads.toFixed(2)],
  ['Maps made', ({ total }) => String(total.mapsMade)],
  ['too fast', ({ total }) => String(total.tooFast)],
  ['CPU ms', (row) => each(row).cpuMs.toFixed(2)],
  ['of it planning', ({ planningCpuMs, messages }) => (planningCpuMs / messages).toFixed(2)],
];

/** What a message costs, from planning to the callback that says it was delivered. */
export const sync: Section = {
  about:
    `Campaigns of 2,000, from planning to delivered; ${told(limits)}; Sync's limits are on. The second on an ` +
    'account finds warm processes. Making a Map does not count as a write. CPU is of the function processes.',
  async run(scaled) {
    const messages = scaled(2_000);
    const off = await measure('callbacks off', messages, false);
    const on = await measure('callbacks on', messages, true);
    return {
      table: tableOf<Row>(columns, [...off, ...on, difference(on[1], off[1])]),
      shortcomings: [
        ...off.flatMap((row) => complaintsAbout(row.name, careless(row))),
        ...on.flatMap(shortcomings),
      ],
    };
  },
};

/** Two campaigns to different people, one after the other on an account of their own. */
function measure(name: string, messages: number, callbacks: boolean): Promise<[Measured, Measured]> {
  return onNewAccount(
    limits,
    async (account) => {
      await warmUp(account.client);
      const recipients = benchmarkRecipients(2 * messages);
      return [
        await campaignOf(account, `${name}, first`, recipients.slice(0, messages)),
        await campaignOf(account, `${name}, second`, recipients.slice(messages)),
      ];
    },
    { callbacks },
  );
}

async function campaignOf(account: Account, name: string, recipients: readonly string[]): Promise<Measured> {
  const { stack, client, creates } = account;
  const messages = recipients.length;
  await idle(account);
  const createsBefore = creates.length;
  const meter = meterOf(account);
  const id = await planCampaign(client, recipients);
  const planningCpuMs = meter().cpuMs;
  await runUntilDone(client, id);
  await idle(account);
  const total = meter();
  const { counts } = await bodyOf(client.get<{ counts: { delivered: number } }>(`/campaigns/show?id=${id}`));
  return {
    name,
    messages,
    total,
    planningCpuMs,
    delivered: counts.delivered,
    ...tally(creates.slice(createsBefore), messages),
    longestCallMs: stack.gateway.stats().maxMs,
  };
}

async function idle({ emulator }: Account): Promise<void> {
  for (let waits = 0; waits < mostWaits; waits++) if (await emulator.idle(idleSeconds * 1_000)) return;
  throw new Error(`The callbacks came to no end in ${mostWaits * idleSeconds} s.`);
}

function difference(on: Row, off: Row): Row {
  return {
    name: "callbacks' own, second",
    messages: on.messages,
    delivered: on.delivered - off.delivered,
    planningCpuMs: on.planningCpuMs - off.planningCpuMs,
    total: minus(on.total, off.total),
  };
}

function shortcomings(row: Measured): string[] {
  const { reads, writes } = each(row);
  const { name, delivered, messages } = row;
  return complaintsAbout(name, [
    ...careless(row),
    delivered < messages && `${messages - delivered} messages are not known to be delivered`,
    writes > 3.2 && `${writes.toFixed(2)} writes to Sync for a message are more than 3.2`,
    reads > 1.5 && `${reads.toFixed(2)} reads of Sync for a message are more than 1.5`,
  ]);
}

function each({ total, messages }: Row): Cost {
  return perMessage(total, messages);
}
