/**
 * Error codes that say the recipient refuses messages. Apart from the catalogue, so that the status webhook can learn
 * an opt-out from a callback without loading every entry.
 *
 * 21610 and 30630 hold for SMS, MMS and RCS of the service. 63014 (the person blocked the sender) and 63033 hold only
 * for the channel in the recipient's address, such as `whatsapp:`. 30004 is not here: it covers do-not-disturb registers
 * and carrier blocks too, so it proves no refusal.
 */
export const optOutCodes: ReadonlySet<number> = new Set([21610, 30630, 63014, 63033]);

/** Whether this error means that the recipient opted out and must not be written to again. */
export function isOptOut(code: number): boolean {
  return optOutCodes.has(code);
}
