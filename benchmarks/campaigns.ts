import { benchmarkRecipients } from './baselines';
import { spanOf } from './creates';
import { planCampaign, runUntilDone, warmUp } from './drive-campaign';
import { onNewAccount, told, usualLimits } from './new-account';
import { runBaseline } from './run-baseline';
import type { Section } from './section';
import { type Sending, sendingColumns, sendingOf, sendingShortcomings } from './sending';
import { type Column, seconds, tableOf } from './table';

interface Row extends Sending {
  /** From the first call of run until an answer said that the campaign is completed. */
  completedMs?: number;
}

const columns: Column<Row>[] = [
  ...sendingColumns,
  ['completed', ({ completedMs: ms }) => (ms === undefined ? '-' : seconds(ms))],
];

/** Campaigns that one caller runs, and that also move themselves on, beside hand-cut batches. */
export const campaigns: Section = {
  about:
    `Campaigns; ${told(usualLimits)}. The rate is counted from the first call of run until the last message was ` +
    'accepted. Status callbacks are off, for all alike.',
  async run(scaled) {
    const [few, many] = [scaled(2_000), scaled(20_000)];
    const baselines = [
      await runBaseline(`batches of 50, ${few}`, 'batchesOf50', few),
      await runBaseline(`batches of 50, ${many}`, 'batchesOf50', many),
    ];
    const rows = [await campaignOf(few), await campaignOf(many)];
    return {
      table: tableOf(columns, [...baselines, ...rows]),
      shortcomings: rows.flatMap((row) => sendingShortcomings(row, 0.85)),
    };
  },
};

function campaignOf(messages: number): Promise<Row> {
  return onNewAccount(usualLimits, async ({ stack, client, creates }) => {
    await warmUp(client);
    const id = await planCampaign(client, benchmarkRecipients(messages));
    const startedAt = Date.now();
    await runUntilDone(client, id);
    const completedMs = Date.now() - startedAt;
    const [, lastAt] = spanOf(creates);
    const timing = { elapsedMs: lastAt - startedAt, longestCallMs: stack.gateway.stats().maxMs };
    return { ...sendingOf(`campaign of ${messages}`, creates, messages, timing), completedMs };
  });
}
