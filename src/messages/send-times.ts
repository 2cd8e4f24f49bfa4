import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import { defined } from '../defined';
import type { AllowedHours, LocalHours } from '../timing/allowed-hours';
import { type ChosenInstant, chooseInstant, type InstantRequest } from '../timing/choose-instant';
import { intersectHours } from '../timing/intersect-hours';
import { localTimeAt } from '../timing/local-time';
import { isEssential, isPromotional, type MessagePurpose } from '../timing/message-purpose';
import { hoursFor, parseQuietHours, type QuietHoursRules } from '../timing/quiet-hours-rules';
import { locate, type Whereabouts } from '../timing/recipient-zone';
import { parseZoneTable, type ZoneTable } from '../timing/zone-table';

/** When messages are to be sent, as the caller says it: at an instant (ms), at a local time, or, with neither, now. */
export interface Wish {
  instant?: number | undefined;
  /** `YYYY-MM-DDTHH:MM` */
  localTime?: string | undefined;
  /** IANA. Where it is absent the number tells. */
  timeZone?: string | undefined;
  quietHours?: 'hold' | 'block' | 'ignore' | undefined;
  /** How far ahead it may be planned, in milliseconds. */
  furthestMs?: number | undefined;
  intent?: MessagePurpose | undefined;
  /** The sender's own hours: where there are quiet hours, nothing is planned outside of them either. */
  within?: LocalHours | undefined;
}

/** How the zone in an answer was found. */
export type ZoneSource = 'recipient' | 'request' | 'default' | Exclude<Whereabouts['foundBy'], 'nothing'>;

/** A message's time. Without `sendAt` it goes at once. Instants in milliseconds since the epoch. */
export interface SendTime {
  ok: true;
  sendAt?: number;
  /** Whether quiet hours have moved it. */
  held?: true;
  /** End of the hours in which it may be sent, where there are quiet hours. */
  until?: number;
  /** Where several are possible, the one in which it is earliest. */
  timeZone?: string;
  timeZoneFrom?: ZoneSource;
}

type Refusal = Extract<ChosenInstant, { ok: false }>;

/** Between which instants a message may be planned. */
interface Limits {
  earliest: number;
  latest: number;
}

const dayMs = 86_400_000;

/** How far ahead Twilio takes a message: 35 days, and a little less for the time that the call takes. */
export const twilioTakesMs = 35 * dayMs - 300_000;

/** As far ahead as the store keeps what it is given. */
export const furthestAheadMs = 360 * dayMs;

/** Parsed once in the life of a process: assets do not change. */
let assets: { zones: ZoneTable; rules: QuietHoursRules } | undefined;

/** Finds the time for each recipient of a call. */
export class SendTimes {
  readonly #wish: Wish;
  readonly #hasQuietHours: boolean;
  readonly #rules = new Map<string, AllowedHours[]>();

  constructor(
    private readonly app: App,
    wish: Wish,
  ) {
    this.#wish = wish;
    this.#hasQuietHours = hasQuietHours(wish, app.config.quietHours);
  }

  /** Whether messages simply go at once. */
  get areNow(): boolean {
    const { instant, localTime } = this.#wish;
    return instant === undefined && localTime === undefined && !this.#hasQuietHours;
  }

  /** The time for one recipient, whose zone may be given, or why there is none. `limits` are what Twilio allows, unless told. */
  for(to: Address, givenZone?: string, limits: Limits = this.#limits): SendTime | Refusal {
    const { instant, localTime, quietHours: mode = 'hold', within } = this.#wish;
    const now = this.app.now();
    const isNow = instant === undefined && localTime === undefined;
    const { zones, from, where } = this.#zonesOf(to, givenZone);
    const hours = this.#hasQuietHours ? this.#hoursIn(where) : undefined;
    const wish = localTime === undefined ? { instant: instant ?? now } : { localTime, timeZones: zones };
    const spreadMs = this.app.config.quietHoursSpreadMs;
    const request = { wish, zones, hours, mode, within, spreadMs, seed: personOf(to) };

    const chosen = isNow ? chooseFromNow(request, now, limits) : chooseInstant({ ...request, ...limits });
    if (!chosen.ok) return chosen;
    const { at, held, until } = chosen;
    return defined({
      ok: true as const,
      sendAt: isNow && !held ? undefined : at,
      held: held || undefined,
      until,
      timeZone: earliestZone(zones, at),
      timeZoneFrom: from,
    }) as SendTime;
  }

  get #limits(): Limits {
    const now = this.app.now();
    const { furthestMs = furthestAheadMs } = this.#wish;
    return { earliest: now + this.app.config.scheduleMinLeadSeconds * 1_000, latest: now + furthestMs };
  }

  #zonesOf(
    to: Address,
    givenZone: string | undefined,
  ): { zones: readonly string[]; from: ZoneSource; where: Whereabouts } {
    const where = locate(to, loadAssets(this.app).zones);
    if (givenZone) return { zones: [givenZone], from: 'recipient', where };
    if (this.#wish.timeZone) return { zones: [this.#wish.timeZone], from: 'request', where };
    const { zones, foundBy } = where;
    if (foundBy === 'nothing') return { zones: [this.app.config.defaultTimeZone], from: 'default', where };
    return { zones, from: foundBy, where };
  }

  #hoursIn(where: Whereabouts): AllowedHours[] {
    const key = `${where.country} ${where.regions.join()}`;
    const known = this.#rules.get(key) ?? intersectHours(hoursFor(where, loadAssets(this.app).rules));
    this.#rules.set(key, known);
    return known;
  }
}

/** Now, where it is allowed; else the next allowed time that can still be scheduled. */
function chooseFromNow(
  request: Omit<InstantRequest, 'earliest'>,
  now: number,
  { earliest, latest }: Limits,
): ChosenInstant {
  const chosen = chooseInstant({ ...request, earliest: now, latest });
  if (!chosen.ok || !chosen.held || chosen.at >= earliest) return chosen;
  const later = chooseInstant({ ...request, wish: { instant: earliest }, earliest, latest });
  return later.ok ? { ...later, held: true } : later;
}

function hasQuietHours({ quietHours, intent }: Wish, setting: App['config']['quietHours']): boolean {
  if (quietHours === 'ignore' || (intent && isEssential(intent))) return false;
  if (quietHours !== undefined || setting === 'all') return true;
  return setting === 'promotional' && intent !== undefined && isPromotional(intent);
}

function earliestZone(zones: readonly string[], at: number): string | undefined {
  const [first, ...others] = zones;
  if (others.length === 0) return first;
  const local = zones.map((zone) => ({ zone, time: localTimeAt(at, zone) }));
  return local.reduce((best, other) => (other.time < best.time ? other : best)).zone;
}

function loadAssets(app: App): { zones: ZoneTable; rules: QuietHoursRules } {
  assets ??= {
    zones: parseZoneTable(app.readAsset('/time-zones.json')),
    rules: parseQuietHours(app.readAsset('/quiet-hours.json')),
  };
  return assets;
}
