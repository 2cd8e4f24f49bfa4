import * as z from 'zod/mini';
import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { defined } from '../defined';
import { checkOptOut, type OptOutCheck } from './check-opt-out';
import { consentSources } from './consent-record';
import { recordOptIn, recordOptOut } from './record-opt-out';

/** Whose: a phone number, or one behind a channel such as `whatsapp:`. */
const to = z.string().check(z.minLength(1), z.maxLength(100));
/** Why, for whoever asks later. */
const note = z.string().check(z.minLength(1), z.maxLength(500));

/** Body of `POST /opt-outs/add`. */
export const addRequest = z.strictObject({
  to,
  /** Where it was learned. */
  source: z._default(z.enum(consentSources), 'operator'),
  /** What there is to say about it. */
  note: z.optional(note),
});

/** Body of `POST /opt-outs/remove`: why somebody may be written to again must be said. */
export const removeRequest = z.strictObject({
  to,
  note,
  /** `bad-numbers` where the number, and not the person, was given up. */
  list: z.optional(z.literal('opt-outs')),
});

/** Puts somebody out, as they have told us on another way. `by` is the name of the caller's key. */
export async function addOptOut(
  app: App,
  request: z.infer<typeof addRequest>,
  by: string,
): Promise<OptOutCheck> {
  const { to: written, source, note } = request;
  const address = requireAddress(written);
  await recordOptOut(app, defined({ address, source, note, by }));
  return checkOptOut(app, address);
}

/**
 * Lets somebody be written to again. What was cancelled for them stays cancelled and is listed. Twilio keeps a block list
 * of its own, which no API changes: only the person's START lifts it.
 */
export async function removeOptOut(
  app: App,
  { to: written, note }: z.infer<typeof removeRequest>,
  by: string,
): Promise<OptOutCheck & { advice: string }> {
  const address = requireAddress(written);
  await recordOptIn(app, { address, source: 'operator', note, by });
  const advice =
    'Where Twilio blocks the recipient too (21610), messages get through only after they have texted START.';
  return { ...(await checkOptOut(app, address)), advice };
}
