import { campaignTrial, startTrialStack } from '../../trials/campaign-trial';
import { thoroughly } from '../thorough';

const recipients = 150;

// More of them, as often as asked: npm run trial:campaign
describe('a campaign whose runs are killed again and again', () => {
  const trials = [
    { callers: 4, seeds: [10] },
    { callers: 1, seeds: [5, 18] },
  ];
  it.each(trials.slice(0, thoroughly(2, 1)))(
    'reaches everybody once with $callers who call for runs: seeds $seeds',
    async ({ callers, seeds }) => {
      const stack = await startTrialStack(callers);
      try {
        for (const seed of seeds) {
          const trial = await campaignTrial(stack, seed, { recipients, callers });
          expect({ seed, ...trial }).toMatchObject({ complaints: [], lost: 0, twice: 0, isCompleted: true });
          expect(trial.kills).toBeGreaterThan(0);
        }
      } finally {
        await stack.close();
      }
    },
    60_000,
  );
});
