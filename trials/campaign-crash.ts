import { startStack } from '../emulator/stack';
import { stackClient } from '../emulator/stack-client';
import { type CampaignTrial, campaignTrial, campaignTrialSettings } from './campaign-trial';

const recipients = 500;

/** Each waits for a good part of its time: for a standstill, and for processes to start. */
const stacksAtOnce = 2;

/**
 * Campaigns whose runs are killed again and again, until all recipients have got their message, once:
 *
 *     npm run trial:campaign -- [seeds=200] [firstSeed=1] [runsAtOnce=1]
 */
async function main(count: number, first: number, callers: number): Promise<number> {
  const startedAt = Date.now();
  const seeds = Array.from({ length: count }, (_, index) => first + index).values();
  const trials = (
    await Promise.all(Array.from({ length: stacksAtOnce }, () => onOneStack(seeds, callers)))
  ).flat();
  const sum = (of: (trial: CampaignTrial) => number) => trials.reduce((total, trial) => total + of(trial), 0);
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(0);
  const [lost, twice] = [sum(({ lost }) => lost), sum(({ twice }) => twice)];
  const notCompleted = sum(({ isCompleted }) => (isCompleted ? 0 : 1));
  console.log(
    `${count} campaigns of ${recipients}, killed ${sum(({ kills }) => kills)} times: ${lost} lost, ${twice} twice, ` +
      `${notCompleted} not completed; seed ${first}.., ${seconds} s`,
  );
  return sum(({ complaints }) => complaints.length);
}

/** One after the other, as faults and time are those of the whole account. */
async function onOneStack(seeds: Iterator<number, unknown>, callers: number): Promise<CampaignTrial[]> {
  const stack = await startStack({
    port: 0,
    emulatorPort: 0,
    quiet: true,
    settings: campaignTrialSettings,
    limits: { maxProcesses: callers + 2 },
  });
  const client = stackClient(() => stack);
  const trials: CampaignTrial[] = [];
  try {
    for (let seed = seeds.next(); !seed.done; seed = seeds.next()) {
      const startedAt = performance.now();
      const trial = await campaignTrial(stack, client, seed.value, { recipients, callers });
      trials.push(trial);
      for (const complaint of trial.complaints) console.error(`seed ${seed.value}: ${complaint}`);
      if (process.env.VERBOSE)
        console.log(
          seed.value,
          trial.kills,
          trial.rounds,
          ((performance.now() - startedAt) / 1000).toFixed(1),
          trial.lost,
          trial.twice,
          trial.complaints.length,
        );
    }
    return trials;
  } finally {
    await stack.close();
  }
}

const [seeds = 200, firstSeed = 1, runsAtOnce = 1] = process.argv.slice(2).map(Number);
main(seeds, firstSeed, runsAtOnce).then(
  (wrong) => process.exit(wrong === 0 ? 0 : 1),
  (failure: unknown) => {
    console.error(failure);
    process.exit(1);
  },
);
