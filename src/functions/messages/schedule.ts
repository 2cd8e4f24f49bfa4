import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { idempotent } from '../../http/idempotency';
import { route } from '../../http/route';
import { scheduleRequest } from '../../messages/message-request';
import { withNudge } from '../../scheduling/nudge';
import { scheduleMessages } from '../../scheduling/schedule-messages';

/** `POST /messages/schedule`: like bulk, for an instant or for a local time, once or again and again. */
export const handler = route({
  guard: apiKey('send'),
  input: scheduleRequest,
  around: idempotent,
  run: async (request, app) => ok(await withNudge(app, () => scheduleMessages(app, request))),
});
