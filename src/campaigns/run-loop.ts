import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app';
import { failureFields, log } from '../log';
import { lastStartAt, sendsAtOnce, sendsWithin } from '../messages/send-control';
import { SendSession } from '../messages/send-session';
import { SendTimes } from '../messages/send-times';
import type { Stored } from '../store/records';
import {
  type Campaign,
  type CampaignContent,
  findCampaign,
  isAddedTo,
  type PauseReason,
} from './campaign-record';
import type { Chunk } from './chunks';
import { chunksToClaim, type LoadedSegment } from './chunks-to-claim';
import { type Claimable, findWork, type Standing } from './find-work';
import type { Guard } from './guard';
import type { Pace } from './pace';
import type { Progress } from './progress';
import { claimChunk, type RunContext, runChunk } from './run-chunk';
import { windowHours } from './window';

interface LoopOptions {
  /** When the window closes, in milliseconds since the epoch. */
  closesAt?: number | undefined;
  pace?: Pace | undefined;
  guard: Guard;
}

/** How long before its last message leaves a run claims no more chunks, at least; in milliseconds. */
const stopClaimingMs = 200;

/** Chunks that are claimed at the same time, if there is room for so many. */
const feeders = 16;

/** Messages that are claimed before their turn, at most: should the run be killed, every one of them must be looked up. */
const mostAhead = 500;

const roomCheckMs = 5;
const idleMs = 400;

/** The work of one run: claims chunk after chunk, and sends them, several at once, until it is halted or its time is up. */
export class RunLoop {
  /** Why the campaign must pause, where it must. */
  pauseReason: PauseReason | undefined;
  readonly #context: RunContext;
  readonly #session: SendSession;
  #seen: { state: Campaign; standing?: Standing };
  #isPrepared = false;
  #isHalted = false;
  #hasFailed = false;
  #beginAt = 0;
  /** Messages that are claimed, or about to be, and not yet answered. */
  #outstanding = 0;
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly app: App,
    private readonly campaign: Campaign,
    content: CampaignContent,
    run: string,
    private readonly options: LoopOptions,
  ) {
    const { id } = campaign;
    const { pace, closesAt } = options;
    this.#seen = { state: campaign };
    this.#session = new SendSession(app, content.settings, {
      campaign: id,
      isRecordedElsewhere: true,
      needsShare: !pace,
      isHalted: () => this.#hasFailed || this.#mustHalt(),
      ...(pace && { turn: () => pace.turn() }),
    });
    this.#context = {
      app,
      id,
      run,
      content,
      session: this.#session,
      times: new SendTimes(app, {
        quietHours: content.quietHours,
        intent: content.settings.messageIntent,
        within: campaign.window && windowHours(app, campaign.window),
      }),
      closesAt,
      mayGoOn: () => this.#mayGoOn(),
    };
  }

  /** The campaign as it was last read, and how far it was then; nothing of that where it was never found out. */
  get seen(): { state: Campaign; standing?: Standing } {
    return this.#seen;
  }

  /** Whether the run has ended before its time was up: somebody has paused the campaign, or it must pause. */
  get isHalted(): boolean {
    return this.#mustHalt();
  }

  /**
   * Works until everything is done, or this run can do no more; resolves to whether it is done. Nothing is claimed before
   * `beginAt` (milliseconds since the epoch): until then another run uses what the account bears. Throws what the store threw.
   */
  async work(beginAt: number): Promise<boolean> {
    this.#beginAt = beginAt;
    try {
      while (this.#mayGoOn()) {
        const { claimable, isDone } = await this.#look();
        if (isDone) return true;
        if (!this.#mayGoOn()) break;
        if (claimable.size > 0) await this.#workOn(claimable);
        // What is left is in the hands of others, or cannot be asked about yet.
        else await sleep(idleMs);
      }
      return false;
    } catch (failure) {
      // Nothing more is claimed by those who have not met the failure.
      this.#hasFailed = true;
      throw failure;
    } finally {
      await this.#drain();
      await this.#session.end();
    }
  }

  /** What is left to do, and whether the campaign still runs. */
  async #look(): Promise<Pick<Standing, 'claimable' | 'isDone'>> {
    const known = this.#seen.state;
    const [{ value: state }, standing] = await Promise.all([
      findCampaign(this.app, known.id),
      findWork(this.app, known),
    ]);
    this.#seen = { state, standing };
    this.#obey(state);
    const isAdded = state.chunks > known.chunks || isAddedTo(state, this.app.now());
    return { claimable: standing.claimable, isDone: standing.isDone && !isAdded };
  }

  async #workOn(claimable: Map<number, Claimable[]>): Promise<void> {
    const queue = this.#withRoom(claimable);
    const feed = async (): Promise<void> => {
      for await (const { segment, item } of queue) await this.#begin(segment, item);
    };
    await Promise.all(Array.from({ length: feeders }, feed));
    await this.#drain();
  }

  /** The chunks to claim, as there is room for them. */
  async *#withRoom(
    claimable: Map<number, Claimable[]>,
  ): AsyncGenerator<{ segment: LoadedSegment; item: Claimable }> {
    for await (const next of chunksToClaim(this.app, this.campaign.id, claimable)) {
      await this.#room();
      if (!this.#mayGoOn()) return;
      // Not when it begins: by then the next one has been given the same room.
      this.#outstanding += next.segment.chunks.get(next.item.chunk)?.rows.length ?? 0;
      yield next;
    }
  }

  async #room(): Promise<void> {
    while (this.#outstanding >= this.#enough() && this.#mayGoOn()) await sleep(roomCheckMs);
  }

  /** What can be under way and what leaves while more is claimed, so that Twilio never waits; with a pace, what goes in a second. */
  #enough(): number {
    const { pace } = this.campaign;
    if (pace) return Math.max(1, pace.perSecond);
    const atOnce = sendsAtOnce();
    return atOnce + Math.min(mostAhead, Math.max(atOnce, sendsWithin(this.app.records.usualMs)));
  }

  async #begin(segment: LoadedSegment, item: Claimable): Promise<void> {
    const chunk = segment.chunks.get(item.chunk);
    if (!chunk) throw new Error(`Chunk ${item.chunk} of the campaign is missing.`);
    while (this.app.now() < this.#beginAt && this.#mayGoOn()) await sleep(roomCheckMs);
    if (!this.#isPrepared) this.#session.prepare();
    this.#isPrepared = true;
    // A campaign that was paused stops with the batch that is under way.
    const [claim, { value: campaign }] = await Promise.all([
      claimChunk(this.#context, item, chunk),
      findCampaign(this.app, this.campaign.id),
    ]);
    this.#obey(campaign);
    const answered = (): void => {
      this.#outstanding -= chunk.rows.length;
    };
    if (!claim) return answered();
    const running = this.#run(claim, item, chunk, segment, answered).finally(() =>
      this.#running.delete(running),
    );
    this.#running.add(running);
  }

  async #run(
    claim: Stored<Progress>,
    { before }: Claimable,
    chunk: Chunk,
    { suppressed }: LoadedSegment,
    answered: () => void,
  ): Promise<void> {
    try {
      const sending = runChunk(this.#context, claim, before?.value, chunk, suppressed).finally(answered);
      const { results, written } = await sending;
      const judging = this.options.guard.judge(results, this.#session.stopped);
      await Promise.all([written, judging.then((reason) => this.#halt(reason))]);
    } catch (failure) {
      // The claim stays, so that whoever comes next asks Twilio first.
      log('error', 'campaign-chunk-not-recorded', { id: this.campaign.id, ...failureFields(failure) });
    }
  }

  #obey(state: Campaign): void {
    this.#seen = { ...this.#seen, state };
    if (state.state === 'running') return;
    this.#isHalted = true;
    this.options.pace?.stop();
  }

  #halt(reason: PauseReason | undefined): void {
    if (!reason) return;
    this.pauseReason ??= reason;
    this.#isHalted = true;
    this.options.pace?.stop();
  }

  #mustHalt(): boolean {
    return this.#isHalted || (this.options.closesAt !== undefined && this.app.now() >= this.options.closesAt);
  }

  #mayGoOn(): boolean {
    const claimsUntil = lastStartAt(this.app) - Math.max(stopClaimingMs, this.app.records.usualMs);
    return !this.#hasFailed && !this.#mustHalt() && this.app.now() < claimsUntil;
  }

  async #drain(): Promise<void> {
    await Promise.all(this.#running);
  }
}
