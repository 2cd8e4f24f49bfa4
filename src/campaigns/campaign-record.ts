import { randomBytes } from 'node:crypto';
import type { App } from '../app';
import { defined } from '../defined';
import type { MessageSettings } from '../messages/message-request';
import { Problem } from '../problem';
import { type Collection, RecordChanged, type Stored } from '../store/records';
import type { AllowedHours } from '../timing/allowed-hours';

export const campaignStates = ['draft', 'running', 'paused', 'canceled', 'completed'] as const;

export type CampaignState = (typeof campaignStates)[number];

/** When a campaign may send: hours of the day in one zone. */
export interface SendWindow extends Pick<AllowedHours, 'start' | 'end'> {
  /** IANA; `DEFAULT_TIME_ZONE` where absent. */
  timeZone?: string | undefined;
}

/** Why a campaign is paused: somebody asked for it, or it would only have gone on failing. */
export interface PauseReason {
  /** RFC 3339 UTC. */
  at: string;
  by: 'operator' | 'guard';
  /** Twilio's code for what went wrong. */
  code?: number;
  reason: string;
  advice?: string;
}

/** What became of rows as far as sending goes. */
export type SendCounts = Record<'accepted' | 'rejected' | 'suppressed' | 'unknown' | 'unsent', number>;

/** How many messages Twilio refused at once, by its code for why. */
export type Refusals = Record<string, number>;

/** A campaign without its content and its recipients. Written a few times by each run, never by a message. */
export interface Campaign {
  id: string;
  name: string;
  state: CampaignState;
  /** Times are RFC 3339 UTC. */
  createdAt: string;
  startedAt?: string;
  endedAt?: string;
  pace?: { perSecond: number };
  window?: SendWindow;
  pausedBecause?: PauseReason;
  /** Since when errors count against it: somebody has looked at those before. */
  guardedSince?: string;
  /** Rows as they were given, and those of them that cannot be sent. */
  rows: Record<'total' | 'invalid' | 'duplicate', number>;
  /** How many chunks of rows there are, and lists of their people. */
  chunks: number;
  peopleLists: number;
  /** Somebody is adding recipients, until then at most (milliseconds since the epoch). */
  adding?: { token: string; until: number };
  /** So many chunks from the first on are done with, and what became of them. */
  settled: { chunks: number; counts: SendCounts; refusals?: Refusals };
  /** Of so many chunks from the first on it was made sure that the ledger knows their messages. */
  heard?: number;
}

/** What every answer about a campaign says of it. */
export type CampaignHead = Pick<
  Campaign,
  'id' | 'name' | 'state' | 'createdAt' | 'startedAt' | 'endedAt' | 'pausedBecause'
>;

export function headOf(campaign: Campaign): CampaignHead {
  const { id, name, state, createdAt, startedAt, endedAt, pausedBecause } = campaign;
  return defined({ id, name, state, createdAt, startedAt, endedAt, pausedBecause });
}

/** What is sent, and how. Never changed once the campaign exists. */
export interface CampaignContent {
  settings: MessageSettings;
  quietHours?: 'hold' | 'block' | 'ignore' | undefined;
}

/** A campaign that takes longer than the ledger keeps its messages must not lose its recipients. */
const keptAtLeastSeconds = 40 * 86_400;

/** How long a campaign is kept after it was made, and what is known of its rows after it was written, in seconds. */
export function campaignTtl(app: App): number {
  return Math.max(app.config.retentionSeconds, keptAtLeastSeconds);
}

export function campaigns(app: App): Collection<Campaign> {
  return { name: 'campaigns', shards: 16, ttlSeconds: campaignTtl(app) };
}

/** A campaign's own record ends with its content and its recipients, which are written once, however often it changes. */
function keptAsLong(app: App, { createdAt }: Campaign): Collection<Campaign> {
  const left = campaignTtl(app) - Math.floor((app.now() - Date.parse(createdAt)) / 1_000);
  return { ...campaigns(app), ttlSeconds: Math.max(1, left) };
}

export function contents(app: App): Collection<CampaignContent> {
  return { name: 'campaign-contents', shards: 16, ttlSeconds: campaignTtl(app) };
}

/** Begins with the time, so that later campaigns sort behind earlier ones. */
export function newCampaignId(now: number): string {
  return `CMP${now.toString(36).padStart(9, '0')}${randomBytes(6).toString('hex')}`;
}

/** Calls that send have other ids. */
export const campaignIdPattern = /^CMP[0-9a-z]{21}$/;

/** Whether somebody may be adding recipients. A call that was killed no longer is once its time is up. */
export function isAddedTo({ adding }: Campaign, now: number): boolean {
  return adding !== undefined && now <= adding.until;
}

/** Throws `not-found`. */
export async function findCampaign(app: App, id: string): Promise<Stored<Campaign>> {
  const found = await app.records.get(campaigns(app), id);
  if (!found) throw new Problem('not-found', 'There is no campaign with this id.');
  return found;
}

/** Throws `not-found`. */
export async function findContent(app: App, id: string): Promise<CampaignContent> {
  const found = await app.records.get(contents(app), id);
  if (!found) throw new Problem('not-found', 'There is no campaign with this id.');
  return found.value;
}

/**
 * Changes a campaign, however many others do at the same time. `change` makes of the latest state the one to be written,
 * or returns the same to leave it. Resolves to what then holds. Throws `not-found`, and what `change` throws.
 */
export async function changeCampaign(
  app: App,
  id: string,
  change: (campaign: Campaign) => Campaign,
  known?: Stored<Campaign>,
): Promise<Campaign> {
  for (let current = known; ; current = undefined) {
    current ??= await findCampaign(app, id);
    const changed = change(current.value);
    if (changed === current.value) return changed;
    try {
      return (await app.records.update(keptAsLong(app, changed), id, changed, current.revision)).value;
    } catch (failure) {
      if (!(failure instanceof RecordChanged)) throw failure;
    }
  }
}
