import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { idempotent } from '../../http/idempotency';
import { route } from '../../http/route';
import { rescheduleRequest } from '../../messages/message-request';
import { rescheduleMessage } from '../../scheduling/reschedule-message';

/** `POST /messages/reschedule`: another time for a message that waits. */
export const handler = route({
  guard: apiKey('send'),
  input: rescheduleRequest,
  around: idempotent,
  run: async (request, app) => ok(await rescheduleMessage(app, request)),
});
