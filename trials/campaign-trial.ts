import { setTimeout as sleep } from 'node:timers/promises';
import { Faults } from '../emulator/faults';
import type { Stack } from '../emulator/stack';
import { bodyOf, type StackClient } from '../emulator/stack-client';
import type { AddAnswer } from '../src/campaigns/add-recipients';
import type { MaintenanceAnswer } from '../src/maintenance/run-maintenance';
import { Killer } from './campaign-killer';
import { bodyFor, type CampaignVerdict, judgeCampaign, type Recipient } from './campaign-verdict';
import { pick } from './reschedule-weather';

export interface CampaignTrial extends CampaignVerdict {
  isCompleted: boolean;
  /** Processes that were killed while they were, or may have been, at work. */
  kills: number;
  rounds: number;
}

export interface CampaignTrialOptions {
  recipients: number;
  /** How many call for runs at the same time. */
  callers: number;
}

/** How long Twilio's list may take to show a message, and how much longer a run waits before it trusts the list. */
const longestListDelayMs = 3_000;
const lookUpAfterSeconds = 4;

/** What the Functions of the stack must be told. */
export const campaignTrialSettings = { LOOK_UP_AFTER_SECONDS: String(lookUpAfterSeconds) };

const mostRounds = 30;
const longestRoundMs = 10_000;

/**
 * A campaign is run by several callers at once, which call again and again, and by the runs that it calls itself, while
 * processes are killed, answers and callbacks are lost, and the list is late, until it is completed. The same seed takes
 * the same decisions; what a process is doing when it is killed depends on the machine.
 */
export async function campaignTrial(
  stack: Stack,
  client: StackClient,
  seed: number,
  options: CampaignTrialOptions,
): Promise<CampaignTrial> {
  return new Trial(stack, client, seed, options).run();
}

class Trial {
  readonly #chance = new Faults();
  readonly #killer: Killer;
  readonly #recipients: Recipient[];
  #id = '';
  #isCompleted = false;
  #isRoundOver = false;

  constructor(
    private readonly stack: Stack,
    private readonly client: StackClient,
    private readonly seed: number,
    private readonly options: CampaignTrialOptions,
  ) {
    this.#chance.change({ seed });
    this.#killer = new Killer(stack, this.#chance, options.recipients);
    this.#recipients = Array.from({ length: options.recipients }, (_, index) =>
      recipientAt(index, this.#chance.strikes(0.3)),
    );
  }

  async run(): Promise<CampaignTrial> {
    await this.#silence();
    await this.client.control('reset', {});
    await this.#setFaults();
    this.#id = await this.#create();
    const rest = this.#killer.start();
    let rounds = 0;
    try {
      while (!this.#isCompleted && rounds < mostRounds) {
        rounds++;
        await this.#round();
      }
    } finally {
      rest();
    }
    if (this.#isCompleted) await this.#settle();
    const verdict = await judgeCampaign(this.client, this.#id, this.#recipients);
    return { ...verdict, isCompleted: this.#isCompleted, kills: this.#killer.kills, rounds };
  }

  async #setFaults(): Promise<void> {
    const { client } = this;
    const chance = this.#chance;
    await client.control('faults', {
      latencyMs: 20 + chance.draw(40),
      concurrencyLimit: 30 + chance.draw(31),
      acceptThenDropShare: 0.05,
      listDelayMs: chance.draw(longestListDelayMs + 1),
      // Without any callbacks, the list is all that a run can go by.
      callbacks: {
        lose: pick(chance, [0.05, 0.6, 0.9, 1]),
        duplicate: 0.05,
        shuffle: true,
        delayMs: chance.draw(300),
      },
      seed: this.seed,
    });
  }

  async #create(): Promise<string> {
    const request = {
      name: `Trial ${this.seed}`,
      body: bodyFor({ to: '', name: '{{name|there}}' }),
      recipients: this.#recipients.map(({ to, name }) => (name ? { to, variables: { name } } : to)),
    };
    return (await bodyOf(this.client.post<AddAnswer>('/campaigns/create', request))).id;
  }

  /** Until it is completed, until all there is to do must wait, or until everybody was killed and nobody comes soon. */
  async #round(): Promise<void> {
    const killer = this.#killer;
    const comesSoon = this.#chance.strikes(0.5);
    // Long enough now and then for a run to call the next one before its time is up.
    const patienceMs = this.#chance.strikes(0.03) ? this.#chance.draw(9_500) : 0;
    const endsAt = performance.now() + longestRoundMs;
    killer.begin();
    this.#isRoundOver = false;
    const callers = Array.from({ length: this.options.callers }, () => this.#call());
    while (!this.#isCompleted && performance.now() < endsAt) {
      if (killer.hasStruckAll && !comesSoon) break;
      if (killer.seesStandstill) {
        await sleep(patienceMs);
        break;
      }
      await sleep(20);
    }
    this.#isRoundOver = true;
    if (!this.#isCompleted) this.stack.gateway.killAll();
    await Promise.all(callers);
    await this.#silence();
    this.#advance(pick(this.#chance, [5, 16, 16, 16, 16, 40]));
  }

  /** Calls for runs, now and then as somebody who only looks, or as the heartbeat: a campaign that has stalled is revived. */
  async #call(): Promise<void> {
    const { client } = this;
    const id = this.#id;
    while (!this.#isRoundOver && !this.#isCompleted) {
      const call = pick(this.#chance, [
        ...Array.from({ length: 5 }, () => () => client.post('/campaigns/run', { id })),
        () => client.get(`/campaigns/show?id=${id}`),
        () => client.post('/maintenance/run', { tasks: ['campaigns'] }),
      ]);
      const { body } = await call();
      if ((body as { state?: string }).state === 'completed') this.#isCompleted = true;
      await sleep(this.#chance.draw(100));
    }
  }

  /** Half a day later the heartbeat learns what lost callbacks should have told, and another run sends nothing. */
  async #settle(): Promise<void> {
    this.#advance(13 * 3_600);
    await bodyOf(this.client.post('/campaigns/run', { id: this.#id }));
    for (let beats = 0; beats < 10; beats++) {
      const beat = await this.client.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['reconcile'] });
      if (beat.status === 200 && beat.body.done) return;
    }
  }

  /** Ends every process, and waits for what they have sent off, and for callbacks, which start others. */
  async #silence(): Promise<void> {
    const { client, stack } = this;
    for (;;) {
      await client.control('idle?timeoutMs=1000');
      stack.gateway.killAll();
      await sleep(30);
      const inFlight = await this.#inFlight();
      if (stack.gateway.pids().length === 0 && inFlight === 0) return;
    }
  }

  async #inFlight(): Promise<number> {
    const { creates } = await this.client.control<{ creates: { inFlight: number } }>('stats');
    return creates.inFlight;
  }

  /** Only while there are no processes: a run that lives on while the time jumps would be taken for dead. */
  #advance(seconds: number): void {
    if (this.stack.gateway.pids().length > 0) throw new Error('A process is alive while the time moves on.');
    this.stack.emulator?.clock.advance(seconds);
  }
}

function recipientAt(index: number, hasName: boolean): Recipient {
  const to = `+1415${String(2_000_000 + index)}`;
  return hasName ? { to, name: `Ana ${index}` } : { to };
}
