import * as z from 'zod/mini';

/** What waits to be sent: a message at Twilio (SM, MM), one that is held here (HM), or a series (SR). */
export const waitingSid = z
  .string()
  .check(z.regex(/^(SM|MM|HM|SR)[0-9a-f]{32}$/, 'must be the SID of a message or a series'));
