import * as z from 'zod/mini';
import { ok } from '../../http/answer';
import { apiKey } from '../../http/guards';
import { route } from '../../http/route';
import { listErrorCodes, showErrorCode } from '../../insights/error-codes';
import { wholeNumber } from '../../shapes/whole-number';

/** `GET /insights/error-codes?code=`: what an error code of Twilio means and what to do, or all of them. */
export const handler = route({
  guard: apiKey('read'),
  input: z.strictObject({
    /** Only this one. */
    code: z.optional(wholeNumber(0, 999_999)),
  }),
  run: async ({ code }) => ok(code === undefined ? { errorCodes: listErrorCodes() } : showErrorCode(code)),
});
