import * as z from 'zod/mini';
import { ok } from '../http/answer';
import { anyone } from '../http/guards';
import { route } from '../http/route';
import { version } from '../version';

/** `GET /health`: that the deployment answers and its environment is complete. */
export const handler = route({
  guard: anyone,
  input: z.object({}),
  run: async () => ok({ status: 'ok', version }),
});
