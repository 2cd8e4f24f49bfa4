import { UsualTime } from '../../src/twilio/usual-time';

it('knows nothing before the first answer', () => {
  expect(new UsualTime(1_000).ms).toBe(0);
});

it('believes a long time at once and forgets it slowly', () => {
  const usual = new UsualTime(1_000);
  usual.saw(100);
  usual.saw(600);
  expect(usual.ms).toBe(600);
  usual.saw(100);
  expect(usual.ms).toBeCloseTo(575);
  for (let answers = 0; answers < 60; answers++) usual.saw(100);
  expect(usual.ms).toBeGreaterThan(100);
  expect(usual.ms).toBeLessThan(125);
});

it('believes no more than it is told to', () => {
  const usual = new UsualTime(1_000);
  usual.saw(8_000);
  expect(usual.ms).toBe(1_000);
});
