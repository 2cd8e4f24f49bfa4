import { listQuery } from '../../campaigns/campaign-request';
import { listCampaigns } from '../../campaigns/list-campaigns';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /campaigns/list?state=&limit=&cursor=`: all campaigns, the newest first. */
export const handler = route({
  guard: apiKey('read'),
  input: listQuery,
  run: async (query, app) => ok(await listCampaigns(app, query)),
});
