import { showQuery } from '../../campaigns/campaign-request';
import { showCampaign } from '../../campaigns/show-campaign';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /campaigns/show?id=`: how far a campaign is, and what became of its messages. */
export const handler = route({
  guard: apiKey('read'),
  input: showQuery,
  run: async ({ id }, app) => ok(await showCampaign(app, id)),
});
