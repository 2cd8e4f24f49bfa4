import type { RunAnswer } from '../../../src/campaigns/run-campaign';
import {
  backOff,
  type DriveNews,
  driveCampaign,
  pauseAfter,
  type Trouble,
} from '../../../src/console/pages/campaigns/drive-campaign';

const answer = (more: Partial<RunAnswer> = {}) =>
  ({ id: 'CMP', state: 'running', ranForMs: 8_000, done: false, ...more }) as RunAnswer;
const over = answer({ state: 'completed', done: true });
const away: Trouble = { detail: 'x', mayPass: true };
const refused: Trouble = { detail: 'x', mayPass: false };

/** Drives by what each call brings, and tells what was made of it. */
async function drive(calls: (RunAnswer | Trouble)[], abortAt = Number.POSITIVE_INFINITY) {
  const controller = new AbortController();
  const waits: number[] = [];
  const news: DriveNews[] = [];
  let [called, atOnce, most] = [0, 0, 0];
  const driving = driveCampaign({
    async run() {
      const next = calls[called++] ?? over;
      most = Math.max(most, ++atOnce);
      await Promise.resolve();
      atOnce--;
      if (called >= abortAt) controller.abort();
      if ('mayPass' in next) throw next;
      return next;
    },
    troubleOf: (failure) => failure as Trouble,
    wait: async (ms) => void waits.push(ms),
    tell: (item) => news.push(item),
    signal: controller.signal,
  });
  await driving;
  return { called, waits, news, most };
}

test('calls one run after the other until there is nothing left to do', async () => {
  const { called, news, most } = await drive([answer(), answer(), over, answer()]);
  expect([called, most]).toEqual([3, 1]);
  expect(news.at(-1)).toEqual({ answer: over });
});

test('tries again after what may pass, waiting longer each time', async () => {
  const { called, waits, news } = await drive([away, away, answer(), away, over]);
  expect(called).toBe(5);
  expect(waits).toEqual([1_000, 2_000, 250, 1_000]);
  expect(news.filter((item) => 'trouble' in item)).toHaveLength(3);
});

test('gives up on what will not pass, and says so', async () => {
  const { called, news } = await drive([answer(), refused]);
  expect(called).toBe(2);
  expect(news.at(-1)).toEqual({ trouble: refused });
});

test('says nothing of a call that was aborted', async () => {
  const { called, news } = await drive([away], 1);
  expect([called, news]).toEqual([1, []]);
});

test('does not follow a run that found little to do at once, and waits for the hours to begin', () => {
  const now = Date.parse('2026-12-01T09:00:00Z');
  expect(pauseAfter(answer(), now)).toBe(250);
  expect(pauseAfter(answer({ ranForMs: 100 }), now)).toBe(1_900);
  expect(pauseAfter(answer({ waitingUntil: '2026-12-01T09:00:20Z' }), now)).toBe(20_000);
  expect(pauseAfter(answer({ waitingUntil: '2026-12-01T19:00:00Z' }), now)).toBe(60_000);
  expect(pauseAfter(answer({ waitingUntil: '2026-12-01T08:00:00Z' }), now)).toBe(2_000);
});

test('never waits longer than half a minute after a failure', () => {
  expect([1, 2, 3, 9].map(backOff)).toEqual([1_000, 2_000, 4_000, 30_000]);
});
