import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { cancelMessages, cancelRequest } from '../../scheduling/cancel-messages';

/** `POST /messages/cancel`: one scheduled message, or all of a recipient's. */
export const handler = route({
  guard: apiKey('send'),
  input: cancelRequest,
  run: async (request, app) => ok(await cancelMessages(app, request)),
});
