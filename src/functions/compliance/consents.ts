import { consentsRequest, pushConsents } from '../../compliance/consents';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /compliance/consents`: who wants messages and who does not, for Twilio and for our ledger. */
export const handler = route({
  guard: apiKey('admin'),
  input: consentsRequest,
  run: async (request, app, caller) => ok(await pushConsents(app, request, caller)),
});
