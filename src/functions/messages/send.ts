import { json } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { idempotent } from '../../http/idempotency';
import { route } from '../../http/route';
import { sendRequest } from '../../messages/message-request';
import { sendOne } from '../../messages/send-one';
import { withNudge } from '../../scheduling/nudge';

/** `POST /messages/send`: one message, now or at `sendAt`. */
export const handler = route({
  guard: apiKey('send'),
  input: sendRequest,
  around: idempotent,
  run: async (request, app) => json(201, await withNudge(app, () => sendOne(app, request))),
});
