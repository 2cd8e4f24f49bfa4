import * as z from 'zod/mini';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { reportClicks } from '../../insights/clicks';
import { instantInQuery } from '../../shapes/instant';

/** `GET /insights/clicks?campaignId=&since=`: how many people clicked, on what, and how soon. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({
    /** Only clicks on messages of this campaign. */
    campaignId: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    /** From when on. */
    since: z.optional(instantInQuery),
  }),
  run: async (query, app) => ok(await reportClicks(app, query)),
});
