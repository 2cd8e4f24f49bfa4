import * as z from 'zod/mini';
import { showBadNumber } from '../../bad-numbers/show-bad-number';
import { checkOptOut } from '../../consent/check-opt-out';
import { defined } from '../../defined';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /opt-outs/check?to=`: whether a person may be written to, and whether their number can be. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({ to: z.string().check(z.minLength(1), z.maxLength(100)) }),
  run: async ({ to }, app) => {
    const check = await checkOptOut(app, to);
    return ok(defined({ ...check, badNumber: await showBadNumber(app, check.to) }));
  },
});
