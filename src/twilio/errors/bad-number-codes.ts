/** One such error is enough: malformed, a short code, a premium line, no mobile number, a landline. */
const conclusiveCodes: ReadonlySet<number> = new Set([21211, 21265, 21268, 21614, 21635]);

/**
 * Error codes that say the number itself cannot be texted, now or later. Apart from the catalogue for the same reason as
 * the opt-out codes: most come in callbacks.
 *
 * A single 30005 (unknown or out of use) or 30006 (a landline, or its carrier not reachable) can be a passing fault of a
 * carrier, so `bad-numbers/bad-number-record.ts` counts them.
 */
export const badNumberCodes: ReadonlySet<number> = new Set([...conclusiveCodes, 30005, 30006]);

/** Whether this error speaks against the number, whatever the message or sender. */
export function isBadNumber(code: number): boolean {
  return badNumberCodes.has(code);
}

/** Whether this error alone says that the number can never be texted. */
export function isConclusive(code: number): boolean {
  return conclusiveCodes.has(code);
}
