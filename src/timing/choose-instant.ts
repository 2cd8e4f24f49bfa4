import { type AllowedHours, type LocalHours, nextAllowed } from './allowed-hours';
import { type Disambiguation, toInstant } from './local-time';

/** All instants in milliseconds since the epoch. */
export interface InstantRequest extends Disambiguation {
  /** A local time is meant in all its zones, at least one: not before it in any of them. */
  wish: { instant: number } | { localTime: string; timeZones: readonly string[] };
  /** Where the recipient may be. A time is allowed when it is so in all of them; with none, none is. */
  zones: readonly string[];
  /** Undefined when there are no quiet hours. */
  hours: readonly AllowedHours[] | undefined;
  /** What becomes of a wish in quiet hours: it waits for them to end, is refused, or is granted all the same. */
  mode: 'hold' | 'block' | 'ignore';
  /** The sender's own hours, which must be common with the recipient's where there are quiet hours. */
  within?: LocalHours | undefined;
  earliest: number;
  latest?: number | undefined;
  /** What waits is spread over at most so long after the quiet hours, to a place that follows from `seed`. */
  spreadMs?: number | undefined;
  seed?: string | undefined;
}

export type RefusedInstant = {
  ok: false;
  code: 'too-early' | 'too-late' | 'quiet-hours' | 'no-common-hours';
  reason: string;
};

/** `until` is where the allowed hours end, at most 8 days ahead; absent where none apply. */
export type ChosenInstant = { ok: true; at: number; held: boolean; until?: number } | RefusedInstant;

/**
 * When to send what is wished for a certain time: then, or, with `hold`, once the recipient's quiet hours are over. Never
 * before `earliest` or after `latest`: a wish outside them is refused, not moved. The same request always gets the same
 * answer. Throws a RangeError for a local time or a zone that is none.
 */
export function chooseInstant(request: InstantRequest): ChosenInstant {
  const { zones, hours, mode, within, earliest, latest = Number.POSITIVE_INFINITY } = request;
  const wished = wishedInstant(request);
  if (wished < earliest)
    return refusal('too-early', `${rfc(wished)} is before ${rfc(earliest)}, the earliest possible time`);
  if (wished > latest)
    return refusal('too-late', `${rfc(wished)} is after ${rfc(latest)}, the latest possible time`);
  if (hours === undefined || mode === 'ignore') return { ok: true, at: wished, held: false };

  const quiet = `${rfc(wished)} is outside the allowed hours`;
  const clocks = zones.map((zone) => ({ zone, hours }));
  // Without a zone nothing is known to be allowed, whatever the sender's hours are.
  const allowed = nextAllowed(wished, within && clocks.length > 0 ? [...clocks, within] : clocks);
  if (!allowed) {
    const own = within ? " and in the sender's own hours" : '';
    const where = `${zones.length > 0 ? zones.join(', ') : 'an unknown time zone'}${own}`;
    return refusal('no-common-hours', `${quiet}, and no time in the 8 days after it is allowed in ${where}`);
  }
  const { at, until } = allowed;
  if (at === wished) return { ok: true, at, held: false, until };
  const next = `${quiet} in ${zones.join(', ')}, which next begin at ${rfc(at)}`;
  if (mode === 'block') return refusal('quiet-hours', next);
  if (at > latest) return refusal('too-late', `${next}, after ${rfc(latest)}, the latest possible time`);
  const room = Math.min(request.spreadMs ?? 0, until - at, latest + 1 - at);
  return { ok: true, at: at + placeIn(room, request.seed), held: true, until };
}

function wishedInstant({ wish, gap, overlap }: InstantRequest): number {
  if ('instant' in wish) return wish.instant;
  return Math.max(...wish.timeZones.map((zone) => toInstant(wish.localTime, zone, { gap, overlap })));
}

function refusal(code: RefusedInstant['code'], reason: string): RefusedInstant {
  return { ok: false, code, reason };
}

function rfc(instant: number): string {
  return new Date(instant).toISOString();
}

/** A whole number from 0 to below `room`, always the same for a seed, by its FNV-1a hash; 0 without a seed or room. */
function placeIn(room: number, seed: string | undefined): number {
  if (seed === undefined || room < 1) return 0;
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(seed)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % room;
}
