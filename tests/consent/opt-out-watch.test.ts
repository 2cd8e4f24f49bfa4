import type { Address } from '../../src/addresses/address';
import type { App } from '../../src/app';
import { OptOutWatch } from '../../src/consent/opt-out-watch';
import type { Page } from '../../src/store/records';

const ana = '+14155550101' as Address;

/** A store whose answers come when the test says so. */
class SlowStore {
  usualMs = 0;
  now = 1_800_000_000_000;
  readonly #asked: ((people: Address[]) => void)[] = [];
  readonly app = {
    now: () => this.now,
    records: {
      scanShard: () =>
        new Promise<Page<Address>>((resolve) =>
          this.#asked.push((people) =>
            resolve({ items: people.map((value) => ({ key: value, value, revision: '0' })) }),
          ),
        ),
    },
  } as unknown as App;

  constructor() {
    Object.defineProperty(this.app.records, 'usualMs', { get: () => this.usualMs });
  }

  get asked(): number {
    return this.#asked.length;
  }

  async answer(question: number, people: Address[]): Promise<void> {
    this.#asked[question]?.(people);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('who has opted out while others are sent to', () => {
  let store: SlowStore;
  let watch: OptOutWatch;
  beforeEach(() => {
    store = new SlowStore();
    watch = new OptOutWatch(store.app);
  });

  const isKnownAtOnce = async () => {
    let answer: boolean | undefined;
    void watch.sees(ana).then((sees) => {
      answer = sees;
    });
    await new Promise((resolve) => setImmediate(resolve));
    return answer;
  };

  it('is not asked for while it is known well enough', async () => {
    store.now += 400;
    expect(await isKnownAtOnce()).toBe(false);
    expect(store.asked).toBe(0);
  });

  it('is asked for in good time, and waited for once it is too old', async () => {
    store.now += 401;
    expect(await isKnownAtOnce()).toBe(false);
    expect(store.asked).toBe(1);
    store.now += 300;
    expect(await isKnownAtOnce()).toBeUndefined();
    const sees = watch.sees(ana);
    await store.answer(0, [ana]);
    expect(await sees).toBe(true);
  });

  it('is asked for again while the store is slow, and is as old as its answers and little more', async () => {
    store.usualMs = 600;
    for (const at of [401, 802, 1_001]) {
      store.now = 1_800_000_000_000 + at;
      await isKnownAtOnce();
    }
    expect(store.asked).toBe(2);
    await store.answer(0, []);
    // As of 0.4 s, and it is 1.001 s: what the store takes.
    expect(await isKnownAtOnce()).toBe(false);
    store.now = 1_800_000_000_000 + 1_402;
    expect(await isKnownAtOnce()).toBeUndefined();
  });

  it('is not forgotten for an older answer that comes later', async () => {
    store.now += 401;
    await isKnownAtOnce();
    store.now += 401;
    await isKnownAtOnce();
    await store.answer(1, [ana]);
    await store.answer(0, []);
    expect(await isKnownAtOnce()).toBe(true);
  });
});
