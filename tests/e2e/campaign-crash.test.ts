import { campaignTrial, startTrialStack } from '../../trials/campaign-trial';

const recipients = 150;

// More of them, as often as asked: npm run trial:campaign
describe('a campaign whose runs are killed again and again', () => {
  it.each([
    { callers: 1, seeds: [5, 18] },
    { callers: 4, seeds: [10] },
  ])(
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
