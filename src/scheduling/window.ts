/** How far ahead Twilio takes a scheduled message: 35 days. */
export const furthestMs = 35 * 86_400_000;

export type WindowCheck = { ok: true } | { ok: false; reason: string };

/**
 * Whether Twilio would take a message for this time. All times in milliseconds since the epoch. `minLeadMs` is how long
 * ahead it must be: Twilio needs more than 5 minutes, and the call itself takes some of that.
 */
export function checkSendAt(sendAt: number, now: number, minLeadMs: number): WindowCheck {
  const earliest = now + minLeadMs;
  const latest = now + furthestMs;
  if (sendAt >= earliest && sendAt <= latest) return { ok: true };
  const between = `between ${new Date(earliest).toISOString()} and ${new Date(latest).toISOString()}`;
  return { ok: false, reason: `sendAt must lie ${between}; it is ${new Date(sendAt).toISOString()}` };
}
