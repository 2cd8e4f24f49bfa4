import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { previewMessages } from '../../preview/preview-messages';
import { previewRequest } from '../../preview/preview-request';

/** `POST /messages/preview`: what sending to up to 10,000 recipients would come to. Sends nothing. */
export const handler = route({
  guard: apiKey('read'),
  input: previewRequest,
  run: async (request, app) => ok(await previewMessages(app, request)),
});
