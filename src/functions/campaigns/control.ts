import { controlRequest } from '../../campaigns/campaign-request';
import { controlCampaign } from '../../campaigns/control-campaign';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /campaigns/control`: pauses, resumes or cancels a campaign. */
export const handler = route({
  guard: apiKey('send'),
  input: controlRequest,
  run: async ({ id, action }, app) => ok(await controlCampaign(app, id, action)),
});
