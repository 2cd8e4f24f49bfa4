import * as z from 'zod/mini';
import type { App } from '../app';
import { Problem } from '../problem';

const dayMs = 86_400_000;
const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** A query's `since`. A `+` that nobody encoded arrives as a space. In milliseconds since the epoch from here on. */
export const sinceQuery = z.strictObject({
  since: z.optional(
    z.pipe(
      z.string().check(z.maxLength(40)),
      z.pipe(
        z.transform((text: string) => {
          const written = text.replace(' ', '+');
          return pattern.test(written) ? Date.parse(written) : Number.NaN;
        }),
        z.number({ error: 'must be a time such as 2026-12-01T09:00:00Z' }),
      ),
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
