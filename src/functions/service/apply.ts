import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { applyOwnService, applyRequest } from '../../messaging-service/apply-own-service';

/** `POST /service/apply`: makes the Messaging Service as it is meant to be, or says what it would change. */
export const handler = route({
  guard: apiKey('admin'),
  input: applyRequest,
  run: async (request, app) => ok(await applyOwnService(app, request)),
});
