import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { defined } from '../defined';
import { Problem } from '../problem';
import type { SendRequest } from './message-request';
import type { PlannedMessage } from './plan-recipients';
import { countSegments } from './segments';
import { sendMany } from './send-many';

export interface SentAnswer {
  sid: string;
  status: string;
  to: string;
  segments?: number;
  encoding?: string;
  /** RFC 3339 UTC, where the message was scheduled. */
  sendAt?: string;
}

/**
 * Sends one message. Throws `recipient-opted-out`, `twilio-refused` (with `twilio`), `throttled` when Twilio took no
 * request in time, and `outcome-unknown` when it cannot be told whether Twilio took it.
 */
export async function sendOne(
  app: App,
  { to: written, sendAt: _, ...settings }: SendRequest,
  sendAt?: Date,
): Promise<SentAnswer> {
  const to = requireAddress(written);
  const { body, contentVariables } = settings;
  const message: PlannedMessage = defined({ index: 0, to, body, contentVariables, sendAt });
  const { results } = await sendMany(app, [message].values(), settings);
  const [result] = results;
  switch (result?.outcome) {
    case 'accepted': {
      const { sid = '', status = '', segments } = result;
      const encoding =
        body === undefined ? undefined : countSegments(body, settings.smartEncoded ?? false).encoding;
      return defined({ sid, status, to, segments, encoding, sendAt: sendAt?.toISOString() });
    }
    case 'suppressed':
      throw new Problem(
        'recipient-opted-out',
        'The recipient has opted out. Do not send before they opt in again.',
      );
    case 'rejected': {
      const twilio = result.error;
      throw new Problem('twilio-refused', `${twilio?.title}. ${twilio?.advice}`, { members: { twilio } });
    }
    case 'unsent':
      throw new Problem(
        'throttled',
        'Twilio took no request in time. Nothing was sent: try again in a few seconds.',
      );
    default:
      throw new Problem(
        'outcome-unknown',
        'Twilio did not say whether it accepted the message. It will not be sent again from here: look it up first.',
      );
  }
}
