import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { alerts } from '../../insights/alerts';
import { sinceOf, sinceQuery } from '../../insights/since';

/** `GET /insights/alerts?since=`: sudden rises of delivery errors, and events of Twilio's debugger and alerts. The last 24 h unless told. */
export const handler = route({
  guard: apiKey('read'),
  input: sinceQuery,
  run: async ({ since }, app) => ok(await alerts(app, sinceOf(app, since))),
});
