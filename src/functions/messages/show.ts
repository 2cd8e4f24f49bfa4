import * as z from 'zod/mini';
import { showMessage } from '../../delivery/show-message';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { messageSid } from '../../shapes/message-sid';

/** `GET /messages/show?sid=`: a message, its timeline, its clicks and, where it did not arrive, why. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({
    /** Of the message. */
    sid: messageSid,
  }),
  run: async ({ sid }, app) => ok(await showMessage(app, sid)),
});
