import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { listSenders } from '../../insights/list-senders';
import { sinceOf, sinceQuery } from '../../insights/since';

/** `GET /senders/list?since=`: the sender pool, and how each of it fares. The last 24 h unless told. */
export const handler = route({
  guard: apiKey('read'),
  input: sinceQuery,
  run: async ({ since }, app) => ok(await listSenders(app, sinceOf(app, since))),
});
