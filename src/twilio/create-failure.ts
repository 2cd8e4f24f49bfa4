/**
 * What a failed `messages.create` says about the message.
 *
 * `throttled` and `not-sent`: Twilio certainly has not accepted it, so it may be tried again. `refused`: Twilio said no,
 * with a code. `unknown`: it may have been accepted; as the call has no idempotency key, only looking it up can tell.
 */
export type CreateFailure =
  | { kind: 'throttled' }
  | { kind: 'not-sent' }
  | { kind: 'refused'; code: number }
  | { kind: 'unknown' };

/** Errors of the network that come before a connection stands, so before anything was sent. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Reads a failure of the client. Anything not understood counts as `unknown`, never as safe to repeat. */
export function createFailure(failure: unknown): CreateFailure {
  const { status, code } = failure as { status?: unknown; code?: unknown };
  if (typeof code === 'string' && neverConnected.has(code)) return { kind: 'not-sent' };
  if (typeof status !== 'number' || status >= 500) return { kind: 'unknown' };
  if (status === 429 || code === 20429) return { kind: 'throttled' };
  return { kind: 'refused', code: typeof code === 'number' ? code : 0 };
}
