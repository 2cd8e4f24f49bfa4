import * as z from 'zod/mini';
import { senderTypes } from './pool-sender';

const sid = (prefixes: string) =>
  z
    .string()
    .check(
      z.regex(new RegExp(`^(${prefixes})[0-9a-f]{32}$`), `must be a SID (${prefixes.replaceAll('|', ', ')})`),
    );

/** ISO 3166-1 alpha-2. */
export const countryCode = z.string().check(z.regex(/^[A-Z]{2}$/, 'must be an ISO country code such as GB'));

const alphaSender = z.string().check(z.minLength(1), z.maxLength(40));
const force = z._default(z.boolean(), false);

/** Body of `POST /senders/add`. */
export const addSenderRequest = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('phone-number'), sid: sid('PN'), force }),
    z.strictObject({ type: z.literal('short-code'), sid: sid('SC'), force }),
    z.strictObject({ type: z.literal('channel-sender'), sid: sid('XE'), force }),
    z.strictObject({ type: z.literal('alpha-sender'), alphaSender, force }),
    z.strictObject({ type: z.literal('country-alpha-sender'), alphaSender, countryCode, force }),
  ],
  { error: `must be one of ${senderTypes.join(', ')}` },
);

/** Body of `POST /senders/remove`. */
export const removeSenderRequest = z.strictObject({
  type: z.enum(senderTypes),
  sid: sid('PN|SC|AI|XE'),
  force,
});
