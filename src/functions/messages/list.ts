import * as z from 'zod/mini';
import { listMessages, listQuery } from '../../delivery/list-messages';
import { recentMessages, recentQuery } from '../../delivery/recent-messages';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /messages/list?to=&…`: messages with what became of them; with `order=newest`, as Twilio lists them. */
export const handler = route({
  guard: apiKey('read'),
  input: z.discriminatedUnion('order', [listQuery, recentQuery], { error: 'must be "newest" or "any"' }),
  run: async (query, app) =>
    ok(query.order === 'newest' ? await recentMessages(app, query) : await listMessages(app, query)),
});
