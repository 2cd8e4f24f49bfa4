import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { idempotent } from '../../http/idempotency';
import { route } from '../../http/route';
import { bulkRequest } from '../../messages/message-request';
import { sendBulk } from '../../messages/send-bulk';
import { withNudge } from '../../scheduling/nudge';

/** `POST /messages/bulk`: up to 1,000 recipients, an outcome for each; send again those that are `unsent`, and only those. */
export const handler = route({
  guard: apiKey('send'),
  input: bulkRequest,
  around: idempotent,
  run: async (request, app) => ok(await withNudge(app, () => sendBulk(app, request))),
});
