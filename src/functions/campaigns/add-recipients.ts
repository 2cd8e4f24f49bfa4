import { addRecipients } from '../../campaigns/add-recipients';
import { addRequest } from '../../campaigns/campaign-request';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { idempotent } from '../../http/idempotency';
import { route } from '../../http/route';

/** `POST /campaigns/add-recipients`: up to 10,000 more, all or none of them. */
export const handler = route({
  guard: apiKey('send'),
  input: addRequest,
  around: idempotent,
  run: async (request, app) => ok(await addRecipients(app, request)),
});
