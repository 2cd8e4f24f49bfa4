import * as z from 'zod/mini';
import { receiveAlert } from '../../alerts/receive-alert';
import { noContent } from '../../http/answer';
import { platformSignature } from '../../http/guards';
import { route } from '../../http/route';

/** `POST /webhooks/alerts`: Twilio's debugger or Intelligent Alerts report something, in whatever shape. 204 once it is stored, or dropped. */
export const handler = route({
  guard: platformSignature,
  input: z.looseObject({}),
  run: async (fields, app) => {
    await receiveAlert(app, fields);
    return noContent();
  },
});
