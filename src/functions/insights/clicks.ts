import * as z from 'zod/mini';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { reportClicks } from '../../insights/clicks';

/** `GET /insights/clicks?campaignId=&since=`: how many people clicked, on what, and how soon. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({
    campaignId: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    since: z.optional(z.iso.datetime({ offset: true, error: 'must be a time such as 2026-12-01T09:00:00Z' })),
  }),
  run: async (query, app) => ok(await reportClicks(app, query)),
});
