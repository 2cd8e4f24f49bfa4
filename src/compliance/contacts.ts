import * as z from 'zod/mini';
import type { App } from '../app';
import { planItems } from './plan-items';
import { pushItems } from './push-items';
import { type PushAnswer, pushAnswer } from './push-result';

const contact = z.strictObject({
  /** A phone number. */
  to: z.string().check(z.maxLength(100)),
  /** ISO 3166-1 alpha-2. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1 alpha-2)')),
  /** The postal code where they live. */
  zipCode: z.string().check(z.minLength(1), z.maxLength(20)),
});

/** Body of `POST /compliance/contacts`. */
export const contactsRequest = z.strictObject({
  /** One for each person, at most 1,000. */
  items: z.array(contact).check(z.minLength(1)),
});

/**
 * Tells Twilio where people live, from which it knows the hours at which they may be written to. Whether a postal code
 * is one is for Twilio to say. Everything may be repeated.
 */
export async function pushContacts(
  app: App,
  { items: rows }: z.infer<typeof contactsRequest>,
): Promise<PushAnswer> {
  const { items, invalid } = planItems(rows, ({ country, zipCode }, address) => ({
    contact_id: address,
    country_iso_code: country,
    zip_code: zipCode,
  }));
  const pushed = await pushItems(app, items, {
    push: (batch) => app.twilio.accounts.v1.bulkContacts.create({ items: batch }),
  });
  return pushAnswer([...invalid, ...pushed]);
}
