import type { ApiFault, Faults } from '../emulator/faults';
import type { StackClient } from '../emulator/stack-client';

const api = { product: 'api' } as const;
const create = { ...api, method: 'POST', path: '/Messages.json' } as const;
const cancel = { ...api, method: 'POST', path: '/Messages/' } as const;
const fetched = { ...api, method: 'GET', path: '/Messages' } as const;
const sync = { product: 'sync' } as const;

/** What may go wrong with the calls to Twilio and its store. */
const faults: Record<string, ApiFault> = {
  'all throttled': { share: 0.2, status: 429 },
  'all slow': { share: 1, slowMs: 80 },
  'create throttled': { ...create, share: 0.6, status: 429 },
  'create failing': { ...create, share: 0.5, status: 500 },
  'create cut off before': { ...create, share: 0.5, drop: 'before' },
  'create cut off after': { ...create, share: 0.6, drop: 'after' },
  'create slow': { ...create, share: 1, slowMs: 1_500 },
  'create hanging': { ...create, share: 0.15, hang: true },
  'create garbled': { ...create, share: 0.5, malformed: true },
  'cancel failing': { ...cancel, share: 0.5, status: 503 },
  'cancel down': { ...cancel, share: 0.95, status: 500 },
  'cancel cut off after': { ...cancel, share: 0.6, drop: 'after' },
  'cancel slow': { ...cancel, share: 1, slowMs: 1_500 },
  'cancel hanging': { ...cancel, share: 0.1, hang: true },
  'fetch failing': { ...fetched, share: 0.5, status: 503 },
  'store failing': { ...sync, share: 0.2, status: 503 },
  'store cut off after': { ...sync, share: 0.1, drop: 'after' },
  'store slow': { ...sync, share: 0.3, slowMs: 300 },
  'store hanging': { ...sync, share: 0.004, hang: true },
};

/** The faults in force, chosen by repeatable chance. */
export class Weather {
  /** Names of all that were ever set. */
  readonly seen: string[] = [];

  constructor(
    private readonly client: StackClient,
    private readonly chance: Faults,
  ) {}

  /** Up to three faults at once; now and then none. */
  async worsen(): Promise<void> {
    const most = this.chance.strikes(0.25) ? 0 : 1 + this.chance.draw(3);
    const names = Array.from({ length: most }, () => pick(this.chance, Object.keys(faults)));
    this.seen.push(...names);
    const seed = this.chance.draw(2 ** 32);
    await this.client.control('faults', { api: names.map((name) => faults[name]), seed });
  }

  async clear(): Promise<void> {
    await this.client.control('faults', { api: [] });
  }
}

export function pick<T>(chance: Faults, from: readonly T[]): T {
  return from[chance.draw(from.length)] as T;
}
