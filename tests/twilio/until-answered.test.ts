import { NoAnswer, untilAnswered } from '../../src/twilio/until-answered';

const failed = (status: number) => Object.assign(new Error('no'), { status });

describe('untilAnswered', () => {
  it('asks again after a 429 and a 5xx, and says after the latter that it may have been done', async () => {
    const told: boolean[] = [];
    const failures = [failed(429), failed(503)];
    const answer = await untilAnswered(Date.now() + 5_000, async (again) => {
      told.push(again);
      const failure = failures.shift();
      if (failure) throw failure;
      return 'done';
    });
    expect(answer).toBe('done');
    expect(told).toEqual([false, false, true]);
  });

  it('throws at once what was refused', async () => {
    const refused = failed(400);
    await expect(untilAnswered(Date.now() + 5_000, () => Promise.reject(refused))).rejects.toBe(refused);
  });

  it('begins nothing again whose answer would come too late', async () => {
    const attempt = jest.fn().mockRejectedValue(failed(429));
    await expect(untilAnswered(Date.now() + 400, attempt)).rejects.toBeInstanceOf(NoAnswer);
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('waits for a silent Twilio no longer than until the deadline', async () => {
    const startedAt = Date.now();
    const silence = untilAnswered(startedAt + 50, () => new Promise(() => {}));
    await expect(silence).rejects.toBeInstanceOf(NoAnswer);
    expect(Date.now() - startedAt).toBeLessThan(30_000);
  });
});
