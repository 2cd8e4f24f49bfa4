import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { App } from '../app';
import { defined } from '../defined';
import { Problem } from '../problem';
import { createFailure } from '../twilio/create-failure';
import { describeError, type ErrorReport } from '../twilio/errors/classify';
import { untilAnswered } from '../twilio/until-answered';
import type { Fact, StatusFact } from './fact';
import { addFact, factsOf } from './ledger';
import { type ClickCounts, type MessageRecord, mergeFacts, rankOf, type TimelineEntry } from './merge-facts';

export interface ShownMessage {
  message: MessageRecord & { body: string; direction: string; error?: ErrorReport };
  timeline: TimelineEntry[];
  clicks: ClickCounts;
}

/**
 * A message with all that became of it. The ledger has the history; Twilio has the text and, where a callback was lost,
 * the status, which the ledger then learns. Throws `not-found`.
 */
export async function showMessage(app: App, sid: string): Promise<ShownMessage> {
  const message = await fetchMessage(app, sid);
  const { to, from, body, direction, errorCode: code } = message;
  const person = direction === 'inbound' ? from : to;
  const facts = await factsOf(app, person, sid);
  const missed = missedStatus(app, message, facts);
  if (missed) await addFact(app, sid, missed);

  const known = mergeFacts(sid, missed ? [...facts, missed] : facts);
  const errorCode = known?.message.errorCode ?? code ?? undefined;
  const error = errorCode === undefined ? undefined : describeError(errorCode);
  return {
    message: defined({
      sid,
      to,
      from: from ?? undefined,
      status: message.status,
      segments: Number(message.numSegments),
      ...known?.message,
      errorCode,
      error,
      body,
      direction,
    }),
    timeline: known?.timeline ?? [],
    clicks: known?.clicks ?? { total: 0, unique: 0, previews: 0 },
  };
}

/** The status Twilio shows, if the ledger has not come as far. */
function missedStatus(app: App, message: MessageInstance, facts: readonly Fact[]): StatusFact | undefined {
  const { sid, to, from, status, errorCode, direction } = message;
  const known = mergeFacts(sid, facts)?.message.status;
  if (direction === 'inbound' || (known !== undefined && rankOf(known) >= rankOf(status))) return undefined;
  const at = new Date(app.now()).toISOString();
  return defined({
    kind: 'status' as const,
    at,
    to,
    from: from ?? undefined,
    status,
    errorCode: errorCode ?? undefined,
  });
}

async function fetchMessage(app: App, sid: string): Promise<MessageInstance> {
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
