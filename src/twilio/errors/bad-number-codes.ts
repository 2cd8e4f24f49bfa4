/**
 * Error codes that say the number itself cannot be texted, now or later: malformed, a landline, a short code, a premium
 * line, or out of use. Apart from the catalogue for the same reason as the opt-out codes: most come in callbacks.
 *
 * A single 30005 or 30006 can be a passing fault of a carrier, so count them before giving a number up.
 */
export const badNumberCodes: ReadonlySet<number> = new Set([21211, 21265, 21268, 21614, 21635, 30005, 30006]);

/** Whether this error speaks against the number, whatever the message or sender. */
export function isBadNumber(code: number): boolean {
  return badNumberCodes.has(code);
}
