import { requireAddress } from '../addresses/require-address';
import type { App } from '../app';
import { defined } from '../defined';
import { Problem } from '../problem';
import { whyNotKept } from './keepable';
import type { MessageSettings, SendRequest } from './message-request';
import { passPreflight } from './pass-preflight';
import { isMessage, type PlannedMessage } from './plan-recipients';
import { planTimes } from './plan-times';
import { countSegments } from './segments';
import { sendMany } from './send-many';
import type { SendResult } from './send-result';
import { SendTimes, twilioTakesMs } from './send-times';

export interface SentAnswer {
  sid: string;
  status: string;
  to: string;
  segments?: number;
  encoding?: string;
  /** RFC 3339 UTC, where the message was scheduled. */
  sendAt?: string;
  timeZone?: string;
  /** Whether quiet hours have moved it. */
  held?: true;
}

/**
 * Sends one message, at once or, with `sendAt`, later; in quiet hours it may have to wait. Throws `preflight-failed` where it
 * would fail, `recipient-opted-out`, `recipient-unreachable` (a known-bad number), `quiet-hours`, `send-at-outside-window`,
 * `invalid-request` for what would have to wait and is too large to be kept, `twilio-refused` (with `twilio`), `throttled`
 * when Twilio took no request in time, and `outcome-unknown` when it cannot be told whether Twilio took it.
 */
export async function sendOne(app: App, request: SendRequest): Promise<SentAnswer> {
  const { to: written, sendAt, quietHours, preflight: _, ...settings } = request;
  const to = requireAddress(written);
  const { body, contentVariables, messageIntent: intent } = settings;
  const instant = sendAt === undefined ? undefined : Date.parse(sendAt);
  const times = new SendTimes(app, { instant, quietHours, intent, furthestMs: twilioTakesMs });
  if (instant !== undefined && instant > app.now() + twilioTakesMs) {
    throw outsideWindow(
      'lies more than 35 days ahead: POST /messages/schedule keeps it until Twilio takes it',
    );
  }
  await passPreflight(app, [to], request);
  const message: PlannedMessage = defined({ index: 0, to, body, contentVariables });
  const rows = [...planTimes([message], times)];
  refuseTooLarge(rows, settings);
  const { results } = await sendMany(app, rows.values(), settings, { size: 1 });
  const [result] = results;
  switch (result?.outcome) {
    case 'accepted': {
      const { sid = '', status = '', segments, sendAt, timeZone, held } = result;
      const encoding =
        body === undefined ? undefined : countSegments(body, settings.smartEncoded ?? false).encoding;
      return defined({ sid, status, to, segments, encoding, sendAt, timeZone, held });
    }
    case 'invalid':
      throw outsideWindow(result.reason ?? '');
    case 'suppressed':
      if (result.blocked) throw new Problem('quiet-hours', result.reason ?? '');
      if (result.reason) throw new Problem('recipient-unreachable', `The recipient ${result.reason}.`);
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

/** Throws `invalid-request` for what would have to wait and is too large to be kept until then. */
function refuseTooLarge(rows: readonly (PlannedMessage | SendResult)[], settings: MessageSettings): void {
  for (const row of rows.filter(isMessage)) {
    const reason = whyNotKept(row, settings);
    if (reason !== undefined) throw Problem.invalid(settings.mediaUrls ? 'mediaUrls' : 'body', reason);
  }
}

function outsideWindow(reason: string): Problem {
  return new Problem('send-at-outside-window', reason, { errors: [{ path: 'sendAt', message: reason }] });
}
