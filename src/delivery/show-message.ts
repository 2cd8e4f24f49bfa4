import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message';
import type { App } from '../app';
import { defined } from '../defined';
import { Problem } from '../problem';
import { createFailure } from '../twilio/create-failure';
import { describeError, type ErrorReport } from '../twilio/errors/classify';
import { untilAnswered } from '../twilio/until-answered';
import { tagsOf } from './call-tags';
import { type Diagnosis, diagnose, needsDiagnosis } from './diagnosis/diagnose';
import { gatherEvidence } from './diagnosis/gather-evidence';
import { factsOf } from './ledger';
import { type ClickCounts, type MessageRecord, mergeFacts, type TimelineEntry } from './merge-facts';
import { keepMissedStatus } from './missed-status';

export interface ShownMessage {
  message: MessageRecord & { body: string; direction: 'inbound' | 'outbound'; error?: ErrorReport };
  timeline: TimelineEntry[];
  clicks: ClickCounts;
  /** Why it did not arrive, where it did not. */
  diagnosis?: Diagnosis;
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
  const missed = await keepMissedStatus(app, message, facts);

  const known = mergeFacts(sid, missed ? [...facts, missed] : facts);
  const campaign = known?.message.campaign;
  const tags = known?.message.tags ?? (campaign ? await tagsOf(app, campaign) : undefined);
  const errorCode = known?.message.errorCode ?? code ?? undefined;
  const error = errorCode === undefined ? undefined : describeError(errorCode);
  return defined({
    message: defined({
      sid,
      to,
      from: from ?? undefined,
      status: message.status,
      segments: Number(message.numSegments),
      ...known?.message,
      tags,
      errorCode,
      error,
      body,
      direction: direction === 'inbound' ? ('inbound' as const) : ('outbound' as const),
    }),
    timeline: known?.timeline ?? [],
    clicks: known?.clicks ?? { total: 0, unique: 0, previews: 0, bots: 0 },
    diagnosis: known && (await explain(app, message, defined({ ...known.message, errorCode }))),
  });
}

/** Time counts from when Twilio took the message; for a scheduled one, from when it was due. */
async function explain(
  app: App,
  message: MessageInstance,
  record: MessageRecord,
): Promise<Diagnosis | undefined> {
  const since = new Date(record.sendAt ?? message.dateCreated).getTime();
  const known = { ...record, minutes: Math.floor((app.now() - since) / 60_000) };
  if (!needsDiagnosis(known)) return undefined;
  return diagnose(await gatherEvidence(app, message, known));
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
