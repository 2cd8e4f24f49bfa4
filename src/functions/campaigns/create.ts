import { createRequest } from '../../campaigns/campaign-request';
import { createCampaign } from '../../campaigns/create-campaign';
import { json } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { idempotent } from '../../http/idempotency';
import { route } from '../../http/route';

/** `POST /campaigns/create`: a message and its first recipients, up to 10,000. Nothing is sent before it is run. */
export const handler = route({
  guard: apiKey('send'),
  input: createRequest,
  around: idempotent,
  run: async (request, app) => json(201, await createCampaign(app, request)),
});
