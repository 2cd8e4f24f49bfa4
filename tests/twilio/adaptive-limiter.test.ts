import { AdaptiveLimiter } from '../../src/twilio/adaptive-limiter';

/** An account that takes `limit` requests at once and answers each after one tick of a simulated clock. */
function simulate(limiter: AdaptiveLimiter, ticks: number, limitAt: (tick: number) => number) {
  const totals: { answered: number; throttled: number; perTick: number[] } = {
    answered: 0,
    throttled: 0,
    perTick: [],
  };
  let inFlight = 0;
  let running: (() => void)[] = [];
  let tick = 0;
  const request = async (): Promise<void> => {
    await limiter.acquire();
    if (inFlight >= limitAt(tick)) {
      totals.throttled++;
      limiter.release('throttled');
      return;
    }
    inFlight++;
    await new Promise<void>((resolve) => running.push(resolve));
    inFlight--;
    totals.answered++;
    limiter.release('answered');
  };
  return (async () => {
    for (let demand = 0; demand < 500; demand++) void keepAsking(request, () => tick < ticks);
    for (; tick < ticks; tick++) {
      await settle();
      const due = running;
      running = [];
      const before = totals.answered;
      for (const answer of due) answer();
      await settle();
      totals.perTick.push(totals.answered - before);
    }
    return totals;
  })();
}

async function keepAsking(request: () => Promise<void>, more: () => boolean): Promise<void> {
  while (more()) await request();
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('AdaptiveLimiter', () => {
  it('finds a limit it was not told and holds it', async () => {
    const totals = await simulate(new AdaptiveLimiter(), 200, () => 50);
    expect(totals.answered).toBeGreaterThan(0.95 * 200 * 50);
    expect(totals.throttled).toBeLessThan(0.02 * totals.answered);
  });

  it('follows a limit that is halved and doubled', async () => {
    const totals = await simulate(new AdaptiveLimiter(), 300, (tick) =>
      tick < 100 ? 60 : tick < 200 ? 30 : 60,
    );
    const average = (from: number, to: number) =>
      totals.perTick.slice(from, to).reduce((sum, count) => sum + count, 0) / (to - from);
    expect(average(110, 200)).toBeGreaterThan(28);
    expect(average(240, 300)).toBeGreaterThan(55);
  });

  it('works with a limit of one', async () => {
    const totals = await simulate(new AdaptiveLimiter(), 60, () => 1);
    expect(totals.answered).toBeGreaterThan(50);
  });

  it('does not grow while the work asks for less', async () => {
    const limiter = new AdaptiveLimiter(20);
    for (let use = 0; use < 100; use++) {
      await limiter.acquire();
      limiter.release('answered');
    }
    expect(limiter.limit).toBe(20);
  });

  it('learns nothing from a slot that was not used', async () => {
    const limiter = new AdaptiveLimiter(1);
    const waiting = [limiter.acquire(), limiter.acquire(), limiter.acquire()];
    for (const turn of waiting) {
      await turn;
      limiter.release('unused');
    }
    expect(limiter.limit).toBe(1);
  });
});
