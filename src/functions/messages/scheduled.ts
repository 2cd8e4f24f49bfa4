import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { listScheduled, scheduledQuery } from '../../scheduling/list-scheduled';

/** `GET /messages/scheduled?to=&campaignId=&state=&from=&until=&limit=&cursor=`: what waits, at Twilio and here. */
export const handler = route({
  guard: apiKey('read'),
  input: scheduledQuery,
  run: async (query, app) => ok(await listScheduled(app, query)),
});
