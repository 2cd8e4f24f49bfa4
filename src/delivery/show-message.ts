import type { App } from '../app';
import { Problem } from '../problem';
import { createFailure } from '../twilio/create-failure';
import { describeError, type ErrorReport } from '../twilio/errors/classify';
import { untilAnswered } from '../twilio/until-answered';
import { factsOf } from './ledger';
import { type ClickCounts, type MessageRecord, mergeFacts, type TimelineEntry } from './merge-facts';

export interface ShownMessage {
  message: MessageRecord & { body: string; direction: string; error?: ErrorReport };
  timeline: TimelineEntry[];
  clicks: ClickCounts;
}

/**
 * A message with all that became of it. Twilio says who it went to and what it says; the ledger says the rest.
 * Throws `not-found`.
 */
export async function showMessage(app: App, sid: string): Promise<ShownMessage> {
  const atTwilio = await fetchMessage(app, sid);
  const { to, from, body, direction, errorCode, numSegments } = atTwilio;
  const person = direction === 'inbound' ? from : to;
  const known = mergeFacts(sid, await factsOf(app, person, sid));
  const message: MessageRecord = known?.message ?? { sid, to, status: atTwilio.status };
  message.from ??= from;
  message.segments ??= Number(numSegments);
  const code = message.errorCode ?? errorCode;
  return {
    message: { ...message, body, direction, ...(code && { errorCode: code, error: describeError(code) }) },
    timeline: known?.timeline ?? [],
    clicks: known?.clicks ?? { total: 0, unique: 0, previews: 0 },
  };
}

async function fetchMessage(app: App, sid: string) {
  try {
    return await untilAnswered(app.deadline, () => app.twilio.messages(sid).fetch());
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) {
      throw new Problem('not-found', 'Twilio knows no message with this SID.');
    }
    const failure = createFailure(error);
    if (failure.kind === 'refused') {
      throw new Problem('twilio-refused', 'Twilio refused to show the message.', {
        members: { twilio: describeError(failure.code) },
      });
    }
    throw new Problem('unavailable', 'Twilio does not answer at the moment. Try again.', { cause: error });
  }
}
