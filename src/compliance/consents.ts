import * as z from 'zod/mini';
import type { App } from '../app';
import { recordOptIn, recordOptOut } from '../consent/record-opt-out';
import { defined } from '../defined';
import { instant } from '../shapes/instant';
import { planItems } from './plan-items';
import { pushItems } from './push-items';
import { type PushAnswer, pushAnswer } from './push-result';

const consent = z.strictObject({
  /** A phone number. */
  to: z.string().check(z.maxLength(100)),
  /** What the person wants. */
  status: z.enum(['opt-in', 'opt-out']),
  /** How they said so. */
  source: z._default(z.enum(['website', 'offline', 'opt-in-message', 'opt-out-message', 'others']), 'others'),
  /** When they said so; now unless told. */
  dateOfConsent: z.optional(instant),
  /** The Messaging Service it is about; this one unless told. */
  senderSid: z.optional(
    z.string().check(z.regex(/^MG[0-9a-f]{32}$/, 'must be the SID of a Messaging Service')),
  ),
});

/** Body of `POST /compliance/consents`. */
export const consentsRequest = z.strictObject({
  /** One for each person, at most 1,000. */
  items: z.array(consent).check(z.minLength(1)),
});

/**
 * Tells Twilio who wants messages and who does not, which lifts or sets Twilio's own block. What Twilio accepts for our
 * Messaging Service also goes into our ledger, under the name of the key it came with. Everything may be repeated.
 */
export async function pushConsents(
  app: App,
  { items: rows }: z.infer<typeof consentsRequest>,
  caller: string,
): Promise<PushAnswer> {
  const ours = app.config.messagingServiceSid;
  const { items, invalid } = planItems(rows, (row, address) =>
    defined({
      contact_id: address,
      sender_id: row.senderSid ?? ours,
      status: row.status,
      source: row.source,
      date_of_consent: row.dateOfConsent && inWholeSeconds(row.dateOfConsent),
    }),
  );
  const pushed = await pushItems(app, items, {
    push: (batch) => app.twilio.accounts.v1.bulkConsents.create({ items: batch }),
    keep: ({ contact_id: address, sender_id, status, date_of_consent }) => {
      if (sender_id !== ours) return undefined;
      const at = date_of_consent && new Date(date_of_consent).toISOString();
      const event = defined({ address, source: 'consent-api' as const, at, by: caller });
      return status === 'opt-out' ? recordOptOut(app, event) : recordOptIn(app, event);
    },
  });
  return pushAnswer([...invalid, ...pushed]);
}

/** RFC 3339 UTC, as Twilio writes it. */
function inWholeSeconds(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
