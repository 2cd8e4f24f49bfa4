import { defined } from '../defined';
import type { Variables } from '../messages/template';
import type { MeasuredMessage } from './measure-message';
import type { Encoding } from './measure-text';

/** One message as it would leave. */
export interface Sample {
  to: string;
  body?: string;
  contentVariables?: Variables;
  segments: number;
  encoding?: Encoding;
  /** RFC 3339 UTC, where it is for later. */
  sendAt?: string;
  timeZone?: string;
}

const most = 5;

/** Up to five messages of different length, from the shortest to the longest. */
export function chooseSamples(messages: readonly MeasuredMessage[]): Sample[] {
  const byLength = new Map<number, MeasuredMessage>();
  for (const measured of messages) {
    const length = measured.message.body?.length ?? 0;
    if (!byLength.has(length)) byLength.set(length, measured);
  }
  const lengths = [...byLength.keys()].sort((a, b) => a - b);
  const count = Math.min(most, lengths.length);
  const chosen = Array.from(
    { length: count },
    (_, i) => lengths[Math.round((i * (lengths.length - 1)) / Math.max(1, count - 1))],
  );
  return chosen.flatMap((length) => byLength.get(length ?? 0) ?? []).map(asSample);
}

function asSample({ message, segments, encoding }: MeasuredMessage): Sample {
  const { to, body, contentVariables, sendAt, timeZone } = message;
  return defined({ to, body, contentVariables, segments, encoding, sendAt: sendAt?.toISOString(), timeZone });
}
