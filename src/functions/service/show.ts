import * as z from 'zod/mini';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { showService } from '../../messaging-service/show-service';

/** `GET /service/show`: the Messaging Service beside what it is meant to be. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({}),
  run: async (_, app) => ok(await showService(app)),
});
