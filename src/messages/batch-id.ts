import { randomBytes } from 'node:crypto';

/** Names one call's messages. Begins with the time, so that later ones sort behind earlier ones. */
export function batchId(now: number): string {
  return `b${now.toString(36)}${randomBytes(5).toString('hex')}`;
}
