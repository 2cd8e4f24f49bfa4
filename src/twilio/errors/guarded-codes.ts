/**
 * Error codes of which a few mean that a campaign harms its sender: filtered as spam (30007), a US number or toll-free
 * number without registration (30034, 30032), and people who had opted out (21610, and 30630 where the carrier says so).
 * Apart from the catalogue for the same reason as the opt-out codes.
 */
export const guardedCodes: ReadonlySet<number> = new Set([30007, 30034, 30032, 21610, 30630]);
