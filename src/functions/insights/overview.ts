import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { overview } from '../../insights/overview';
import { sinceOf, sinceQuery } from '../../insights/since';

/** `GET /insights/overview?since=`: what became of the messages since then, as a funnel and over time. The last 24 h unless told. */
export const handler = route({
  guard: apiKey('read'),
  input: sinceQuery,
  run: async ({ since }, app) => ok(await overview(app, sinceOf(app, since))),
});
