import * as z from 'zod/mini';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { listServices } from '../../messaging-service/list-services';

/** `GET /service/list`: the account's Messaging Services. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({}),
  run: async (_, app) => ok(await listServices(app)),
});
