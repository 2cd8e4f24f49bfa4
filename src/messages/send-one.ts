import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { findOptedOut } from '../consent/opt-out-ledger';
import { defined } from '../defined';
import { Problem } from '../problem';
import { describeError } from '../twilio/errors/classify';
import { createMessage } from './create-message';
import { createParameters, type Draft } from './create-parameters';
import { keepOutcome, type OnAccepted } from './keep-outcome';
import type { SendRequest } from './message-request';
import { countSegments } from './segments';
import { sendControl } from './send-control';

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
  onAccepted?: OnAccepted,
): Promise<SentAnswer> {
  const to = requireAddress(written);
  const optedOut = await findOptedOut(app, [to]);
  if (optedOut.has(to)) {
    throw new Problem(
      'recipient-opted-out',
      'The recipient has opted out. Do not send before they opt in again.',
    );
  }

  const { body, contentVariables } = settings;
  const draft: Draft = defined({ to, body, contentVariables, sendAt });
  const outcome = await createMessage(createParameters(draft, settings, app.config), sendControl(app));
  await keepOutcome(app, draft, settings.tags, outcome, onAccepted);
  switch (outcome.kind) {
    case 'accepted': {
      const { sid, status, numSegments } = outcome.message;
      const encoding =
        body === undefined ? undefined : countSegments(body, settings.smartEncoded ?? false).encoding;
      const segments = Number(numSegments) || undefined;
      return defined({ sid, status, to, segments, encoding, sendAt: sendAt?.toISOString() });
    }
    case 'refused': {
      const twilio = describeError(outcome.code);
      throw new Problem('twilio-refused', `${twilio.title}. ${twilio.advice}`, { members: { twilio } });
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
