import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../src/app';
import { planItems } from '../../src/compliance/plan-items';
import { pushItems } from '../../src/compliance/push-items';

interface Item {
  contact_id: string;
  correlation_id: string;
}

const appWith = (timeLeftMs: number) => ({ now: Date.now, deadline: Date.now() + timeLeftMs }) as App;
const numbers = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ to: `+1415555${String(1000 + n)}` }));
const itemsFor = (count: number) => planItems(numbers(count), (_, to) => ({ contact_id: to })).items;
const accepting = async (items: Item[]) => ({
  items: items.map(({ correlation_id }) => ({ correlation_id, error_code: 0 })),
});
const refusal = (status: number, code: number) => Object.assign(new Error('refused'), { status, code });
const outcomesOf = (results: { outcome: string }[]) => [...new Set(results.map(({ outcome }) => outcome))];

beforeEach(() => {
  jest.spyOn(console, 'warn').mockReturnValue();
  jest.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => jest.restoreAllMocks());

describe('pushItems', () => {
  it('pushes 25 at a time, four batches at once, and gives each row its own result', async () => {
    const sizes: number[] = [];
    let inFlight = 0;
    let mostInFlight = 0;
    const push = async (items: Item[]) => {
      sizes.push(items.length);
      mostInFlight = Math.max(mostInFlight, ++inFlight);
      await sleep(5);
      inFlight--;
      const { items: answers } = await accepting(items);
      return { items: answers.reverse() };
    };
    const results = await pushItems(appWith(9_000), itemsFor(260), { push });
    expect(sizes).toEqual([...Array(10).fill(25), 10]);
    expect(mostInFlight).toBe(4);
    expect(results).toEqual(numbers(260).map(({ to }, index) => ({ index, to, outcome: 'accepted' })));
  });

  it('rejects the items of a batch that is refused, and no others', async () => {
    const push = async (items: Item[]) => {
      if (items.length === 25) throw refusal(403, 20003);
      return accepting(items);
    };
    const results = await pushItems(appWith(9_000), itemsFor(30), { push });
    expect(results[0]).toMatchObject({ outcome: 'rejected', error: { code: 20003 } });
    expect(outcomesOf(results.slice(0, 25))).toEqual(['rejected']);
    expect(outcomesOf(results.slice(25))).toEqual(['accepted']);
  });

  it('pushes a batch again that Twilio was too busy for, or whose answer was lost', async () => {
    const failures = [refusal(429, 20429), refusal(503, 20503)];
    const push = async (items: Item[]) => {
      const failure = failures.shift();
      if (failure) throw failure;
      return accepting(items);
    };
    expect(outcomesOf(await pushItems(appWith(9_000), itemsFor(3), { push }))).toEqual(['accepted']);
    expect(failures).toEqual([]);
  });

  it.each([
    ['unsent', 429],
    ['unknown', 503],
  ])('leaves items %s that Twilio answers with nothing but %i', async (outcome, status) => {
    const push = async () => {
      throw refusal(status, 0);
    };
    expect(outcomesOf(await pushItems(appWith(2_400), itemsFor(3), { push }))).toEqual([outcome]);
  });

  it('waits for no answer beyond the deadline, and begins nothing shortly before it', async () => {
    jest.useFakeTimers();
    try {
      const push = jest.fn(() => new Promise<never>(() => {}));
      const isOver = jest.fn();
      const pushing = pushItems(appWith(2_200), itemsFor(130), { push });
      void pushing.then(isOver);
      await jest.advanceTimersByTimeAsync(1_399);
      expect(isOver).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(1);
      expect(isOver).toHaveBeenCalled();
      const results = await pushing;
      expect(push).toHaveBeenCalledTimes(4);
      expect(outcomesOf(results.slice(0, 100))).toEqual(['unknown']);
      expect(outcomesOf(results.slice(100))).toEqual(['unsent']);
    } finally {
      jest.useRealTimers();
    }
  });

  it('begins nothing without time', async () => {
    const push = jest.fn(accepting);
    expect(outcomesOf(await pushItems(appWith(1_900), itemsFor(3), { push }))).toEqual(['unsent']);
    expect(push).not.toHaveBeenCalled();
  });

  it('does not know what became of an item that the answer leaves out', async () => {
    const push = async (items: Item[]) => accepting(items.slice(1));
    const results = await pushItems(appWith(9_000), itemsFor(2), { push });
    expect(results.map(({ outcome }) => outcome)).toEqual(['unknown', 'accepted']);
  });

  it('says whether what was accepted was also written down', async () => {
    const [first = '', second = '', third = ''] = numbers(3).map(({ to }) => to);
    const fates: Record<string, Promise<void> | undefined> = {
      [first]: Promise.resolve(),
      [second]: Promise.reject(new Error('no store')),
      [third]: undefined,
    };
    const results = await pushItems(appWith(9_000), itemsFor(3), {
      push: accepting,
      keep: ({ contact_id }) => fates[contact_id],
    });
    expect(results).toEqual([
      { index: 0, to: first, outcome: 'accepted', recorded: true },
      { index: 1, to: second, outcome: 'accepted', recorded: false },
      { index: 2, to: third, outcome: 'accepted' },
    ]);
  });
});
