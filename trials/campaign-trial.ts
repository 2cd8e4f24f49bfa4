import { setTimeout as sleep } from 'node:timers/promises';
import { Faults } from '../emulator/faults';
import { type Stack, startStack } from '../emulator/stack';
import { bodyOf, type StackClient, stackClient } from '../emulator/stack-client';
import type { AddAnswer } from '../src/campaigns/add-recipients';
import type { MaintenanceAnswer } from '../src/maintenance/run-maintenance';
import { Killer } from './campaign-killer';
import { Standstill } from './campaign-standstill';
import { bodyFor, type CampaignVerdict, judgeCampaign, type Recipient } from './campaign-verdict';
import { pick } from './reschedule-weather';

export interface CampaignTrial extends CampaignVerdict {
  isCompleted: boolean;
  /** Processes that were killed while they were at work. */
  kills: number;
}

export interface CampaignTrialOptions {
  recipients: number;
  /** How many call for runs at the same time. */
  callers: number;
}

/** Less than the Functions wait before they trust Twilio's list. */
const longestListDelayMs = 3_000;
const lookUpAfterSeconds = 4;

const mostRounds = 30;
const longestRoundMs = 10_000;

/** A stack for trials, one after the other. Every process more costs this machine time that the others lack. */
export function startTrialStack(callers: number): Promise<Stack> {
  return startStack({
    port: 0,
    emulatorPort: 0,
    quiet: true,
    settings: { LOOK_UP_AFTER_SECONDS: String(lookUpAfterSeconds) },
    limits: { maxProcesses: callers + 2 },
  });
}

/**
 * A campaign is run by several callers at once, who call again and again, and by the runs that it calls itself, while
 * processes are killed, answers and callbacks are lost and the list is late, until it is completed. The same seed takes the
 * same decisions; what a process is at when it is killed depends on the machine.
 */
export function campaignTrial(
  stack: Stack,
  seed: number,
  options: CampaignTrialOptions,
): Promise<CampaignTrial> {
  return new Trial(stack, seed, options).run();
}

class Trial {
  readonly #client: StackClient;
  readonly #chance = new Faults();
  readonly #recipients: Recipient[];
  readonly #complaints: string[] = [];
  #id = '';
  #isRoundOver = false;
  #isCompleted = false;

  constructor(
    private readonly stack: Stack,
    private readonly seed: number,
    private readonly options: CampaignTrialOptions,
  ) {
    this.#client = stackClient(() => stack);
    this.#chance.change({ seed });
    this.#recipients = Array.from({ length: options.recipients }, (_, index) => ({
      to: `+1415${String(2_000_000 + index)}`,
      ...(this.#chance.strikes(0.3) && { name: `Ana ${index}` }),
    }));
  }

  async run(): Promise<CampaignTrial> {
    await this.#silence();
    await this.#client.control('reset', {});
    await this.#setFaults();
    this.#id = await this.#create();
    const killer = new Killer(this.stack, this.#chance, this.options.recipients);
    const standstill = new Standstill(this.stack);
    for (let rounds = 0; rounds < mostRounds && !this.#isCompleted; rounds++) {
      await this.#round(killer, standstill);
    }
    killer.end();
    standstill.end();
    // It costs as much as all the rest where no callback has come.
    const isSettled = this.#isCompleted && this.#chance.strikes(0.25);
    if (isSettled) await this.#settle();
    // Nothing is sent by that any more.
    if (this.#isCompleted) await bodyOf(this.#client.post('/campaigns/run', { id: this.#id }));
    const { complaints, ...verdict } = await judgeCampaign(
      this.#client,
      this.#id,
      this.#recipients,
      isSettled,
    );
    return {
      ...verdict,
      complaints: [...this.#complaints, ...complaints],
      isCompleted: this.#isCompleted,
      kills: killer.kills,
    };
  }

  async #setFaults(): Promise<void> {
    const chance = this.#chance;
    await this.#client.control('faults', {
      latencyMs: 20 + chance.draw(40),
      concurrencyLimit: 30 + chance.draw(31),
      acceptThenDropShare: 0.05,
      listDelayMs: chance.draw(longestListDelayMs + 1),
      // Where no callback comes, the list is all that a run can go by.
      callbacks: {
        lose: pick(chance, [0.05, 0.9, 1, 1]),
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
      body: bodyFor('{{name|there}}'),
      recipients: this.#recipients.map(({ to, name }) => (name ? { to, variables: { name } } : to)),
    };
    return (await bodyOf(this.#client.post<AddAnswer>('/campaigns/create', request))).id;
  }

  /** Until it is completed, nothing but waiting is left to do, or all were killed and nobody comes back soon. */
  async #round(killer: Killer, standstill: Standstill): Promise<void> {
    const comesBackSoon = this.#chance.strikes(0.5);
    // Now and then long enough for a run to call the next one before its time is up.
    const patienceMs = this.#chance.strikes(0.02) ? this.#chance.draw(9_500) : 0;
    const endsAt = performance.now() + longestRoundMs;
    killer.hasStruckAll = false;
    standstill.begin();
    this.#isRoundOver = false;
    const callers = Array.from({ length: this.options.callers }, () => this.#callAgainAndAgain());
    while (!this.#isCompleted && performance.now() < endsAt) {
      if (killer.hasStruckAll && !comesBackSoon) break;
      if (standstill.isReached) {
        await sleep(patienceMs);
        break;
      }
      await sleep(20);
    }
    this.#isRoundOver = true;
    if (!this.#isCompleted) this.stack.gateway.killAll();
    await Promise.all(callers);
    await this.#silence();
    this.#advance(pick(this.#chance, [5, 16, 16, 16, 16, 16, 16, 40]));
  }

  /** Mostly for a run; else as somebody who looks, or as the heartbeat, either of which revives what has stalled. */
  async #callAgainAndAgain(): Promise<void> {
    const id = this.#id;
    const run = () => this.#client.post('/campaigns/run', { id });
    const show = () => this.#client.get(`/campaigns/show?id=${id}`);
    const beat = () => this.#client.post('/maintenance/run', { tasks: ['campaigns'] });
    while (!this.#isRoundOver && !this.#isCompleted) {
      const { status, body } = await pick(this.#chance, [run, run, run, run, run, show, beat])();
      const { state, message } = body as { state?: string; message?: string };
      const wasKilled = message === 'The Function ended before it answered';
      if (state === 'completed') this.#isCompleted = true;
      if (!wasKilled && ![200, 503, 504].includes(status)) {
        this.#complaints.push(`a call was answered ${status} ${JSON.stringify(body)}`);
      }
      await sleep(this.#chance.draw(100));
    }
  }

  /** Half a day later the heartbeat learns what callbacks should have told. */
  async #settle(): Promise<void> {
    this.#advance(13 * 3_600);
    for (let beats = 0; beats < 10; beats++) {
      const tasks = ['reconcile'];
      const { status, body } = await this.#client.post<MaintenanceAnswer>('/maintenance/run', { tasks });
      if (status === 200 && body.done) return;
    }
    this.#complaints.push('the ledger did not come to rest');
  }

  /** Ends every process, once callbacks and what was sent off before have reached their ends. */
  async #silence(): Promise<void> {
    const { gateway } = this.stack;
    for (;;) {
      await this.#client.control('idle?timeoutMs=10000');
      gateway.killAll();
      await sleep(30);
      const { creates } = await this.#client.control<{ creates: { inFlight: number } }>('stats');
      if (gateway.pids().length === 0 && creates.inFlight === 0) return;
    }
  }

  /** Only while there is no process: a run that lived on while the time jumps would be taken for dead. */
  #advance(seconds: number): void {
    if (this.stack.gateway.pids().length > 0) throw new Error('A process is alive while the time moves on.');
    this.stack.emulator?.clock.advance(seconds);
  }
}
