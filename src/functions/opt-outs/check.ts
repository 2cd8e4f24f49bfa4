import * as z from 'zod/mini';
import { checkOptOut } from '../../consent/check-opt-out';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /opt-outs/check?to=`: whether a person may be written to. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({ to: z.string().check(z.minLength(1), z.maxLength(100)) }),
  run: async ({ to }, app) => ok(await checkOptOut(app, to)),
});
