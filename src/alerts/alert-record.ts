import type { Collection } from '../store/records';

/** An event that Twilio told us of. Times are RFC 3339 UTC. */
export interface AlertRecord {
  /** When it happened, as far as Twilio says, else when it came. */
  at: string;
  kind: 'debugger' | 'intelligent' | 'unknown';
  /** In lower case: `error`, `warning`, or whatever Twilio called it. `unknown` where it gave none. */
  level: string;
  errorCode?: number;
  resourceSid?: string;
  /** Everything that came, as JSON, cut after 7,000 bytes. */
  payload: string;
}

/** Events of one day lie together, under `day~hash of the content`: an event told twice is one. */
export function alertRecords(retentionSeconds: number): Collection<AlertRecord> {
  return { name: 'alerts', shards: 8, ttlSeconds: retentionSeconds };
}

/** The partition of a day, in UTC. `at` in milliseconds since the epoch. */
export function alertDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
