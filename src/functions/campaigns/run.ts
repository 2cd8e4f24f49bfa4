import { runRequest } from '../../campaigns/campaign-request';
import { runPath } from '../../campaigns/continue-run';
import { runCampaign } from '../../campaigns/run-campaign';
import { ok } from '../../http/answer';
import { apiKeyOrOwn } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /campaigns/run`: moves a campaign on, for as long as a call lives. Also called by the run before it. */
export const handler = route({
  guard: apiKeyOrOwn('send', runPath, 'id'),
  input: runRequest,
  run: async (request, app) => ok(await runCampaign(app, request)),
});
