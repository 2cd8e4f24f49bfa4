import { toInstant } from '../../../timing/local-time';
import { Problem } from '../../api/client';
import { furthestAheadMs } from '../../parts/furthest-ahead';
import { withViewersTimes } from '../../parts/viewers-times';

/** A time on somebody's clock: `YYYY-MM-DD`, `HH:MM` and, where it is known, whose. */
export interface NewTime {
  day: string;
  time: string;
  timeZone: string | undefined;
}

/** The moment that is meant (RFC 3339 UTC). Undefined where it is not complete, or where nobody can say whose clock it is. */
export function momentOf({ day, time, timeZone }: NewTime): string | undefined {
  if (!isComplete({ day, time }) || timeZone === undefined) return undefined;
  return new Date(toInstant(`${day}T${time}`, timeZone)).toISOString();
}

export function isComplete({ day, time }: Pick<NewTime, 'day' | 'time'>): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d$/.test(time);
}

/** Why a moment (RFC 3339) is none to send at, as far as can be known here. The backend wants it a little later still. */
export function faultOf(moment: string, now: Date): string | undefined {
  const ahead = Date.parse(moment) - now.getTime();
  if (ahead <= 0) return 'is over';
  return ahead > furthestAheadMs ? 'is more than 360 days ahead' : undefined;
}

/** What the backend says of a time that is none, in words for whoever has entered it. */
export function inWords(problem: Problem): Problem {
  const { status, title, detail, code } = problem;
  if (code !== 'send-at-outside-window' && code !== 'quiet-hours') return problem;
  const heading = code === 'quiet-hours' ? title : 'The message cannot be sent at this time';
  return new Problem(status, heading, withViewersTimes(detail), code);
}
