import * as z from 'zod/mini';

/** A message's SID. */
export const messageSid = z.string().check(z.regex(/^(SM|MM)[0-9a-f]{32}$/, 'must be a message SID'));
