import * as z from 'zod/mini';
import { showBadNumber } from '../../bad-numbers/show-bad-number';
import { checkOptOut } from '../../consent/check-opt-out';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';

/** `GET /opt-outs/check?to=`: whether a person may be written to, and whether their number can be. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({
    /** Whose: a phone number, or one behind a channel such as `whatsapp:`. */
    to: z.string().check(z.minLength(1), z.maxLength(100)),
  }),
  run: async ({ to }, app) => {
    const check = await checkOptOut(app, to);
    const badNumber = await showBadNumber(app, check.to);
    return ok({ ...check, ...(badNumber && { badNumber }) });
  },
});
