import * as z from 'zod/mini';
import { senderTypes } from './pool-sender';

const sid = (prefixes: string) =>
  z
    .string()
    .check(
      z.regex(new RegExp(`^(${prefixes})[0-9a-f]{32}$`), `must be a SID (${prefixes.replaceAll('|', ', ')})`),
    );

/** The country it is for: ISO 3166-1 alpha-2. */
export const countryCode = z.string().check(z.regex(/^[A-Z]{2}$/, 'must be an ISO country code such as GB'));

/** The name that recipients see. */
const alphaSender = z.string().check(z.minLength(1), z.maxLength(40));
/** Overrides the rules of the pool that are only advice. */
const force = z._default(z.boolean(), false);

/** Body of `POST /senders/add`. */
export const addSenderRequest = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      /** The kind of sender. */
      type: z.literal('phone-number'),
      /** Its SID in the account. */
      sid: sid('PN'),
      force,
    }),
    z.strictObject({
      /** The kind of sender. */
      type: z.literal('short-code'),
      /** Its SID in the account. */
      sid: sid('SC'),
      force,
    }),
    z.strictObject({
      /** The kind of sender. */
      type: z.literal('channel-sender'),
      /** Its SID in the account. */
      sid: sid('XE'),
      force,
    }),
    z.strictObject({
      /** The kind of sender. */
      type: z.literal('alpha-sender'),
      alphaSender,
      force,
    }),
    z.strictObject({
      /** The kind of sender. */
      type: z.literal('country-alpha-sender'),
      alphaSender,
      countryCode,
      force,
    }),
  ],
  { error: `must be one of ${senderTypes.join(', ')}` },
);

/** Body of `POST /senders/remove`. */
export const removeSenderRequest = z.strictObject({
  /** The kind of sender. */
  type: z.enum(senderTypes),
  /** Its SID in the pool. */
  sid: sid('PN|SC|AI|XE'),
  force,
});
