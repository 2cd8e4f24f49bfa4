import { type CampaignTrial, campaignTrial, startTrialStack } from './campaign-trial';

const recipients = 500;

/** Each waits for a good part of its time: for processes to start, and to see that nothing happens any more. */
const stacksAtOnce = 2;

/** Of one trial, so that what went wrong can be read. */
const mostComplaints = 10;

/**
 * Campaigns whose runs are killed again and again, until everybody has got the message, once:
 *
 *     npm run trial:campaign -- [seeds=200] [firstSeed=1] [runsAtOnce=1]
 */
async function main(count: number, first: number, callers: number): Promise<number> {
  const startedAt = Date.now();
  const seeds = Array.from({ length: count }, (_, index) => first + index).values();
  const stacks = Array.from({ length: stacksAtOnce }, () => onOneStack(seeds, callers));
  const trials = (await Promise.all(stacks)).flat();
  const sum = (of: (trial: CampaignTrial) => number) => trials.reduce((total, one) => total + of(one), 0);
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(0);
  console.log(
    `${count} campaigns of ${recipients}, killed ${sum(({ kills }) => kills)} times: ` +
      `${sum(({ lost }) => lost)} lost, ${sum(({ twice }) => twice)} twice, ` +
      `${sum(({ isCompleted }) => (isCompleted ? 0 : 1))} not completed; seed ${first}.., ${seconds} s`,
  );
  return sum(({ complaints }) => complaints.length);
}

/** One after the other, as faults and time are those of the whole account. */
async function onOneStack(seeds: Iterator<number, unknown>, callers: number): Promise<CampaignTrial[]> {
  const stack = await startTrialStack(callers);
  const trials: CampaignTrial[] = [];
  try {
    for (let seed = seeds.next(); !seed.done; seed = seeds.next()) {
      const trial = await campaignTrial(stack, seed.value, { recipients, callers });
      trials.push(trial);
      for (const complaint of trial.complaints.slice(0, mostComplaints)) {
        console.error(`seed ${seed.value}: ${complaint}`);
      }
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
