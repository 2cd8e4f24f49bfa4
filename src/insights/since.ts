import * as z from 'zod/mini';
import type { App } from '../app';
import { Problem } from '../problem';
import { instantInQuery } from '../shapes/instant';

const dayMs = 86_400_000;

/** A query's `since`; in milliseconds since the epoch from here on. */
export const sinceQuery = z.strictObject({
  /** From when on; the last 24 hours unless told. */
  since: z.optional(
    z.pipe(
      instantInQuery,
      z.transform((text: string) => Date.parse(text)),
    ),
  ),
});

/**
 * From when on to look, in milliseconds since the epoch: the last 24 h unless told, and never longer back than the
 * ledger goes. Throws `invalid-request` for a time to come.
 */
export function sinceOf(app: App, since: number | undefined): number {
  const now = app.now();
  if (since === undefined) return now - dayMs;
  if (since >= now) throw Problem.invalid('since', 'must be in the past');
  return Math.max(since, now - app.config.retentionSeconds * 1_000);
}
