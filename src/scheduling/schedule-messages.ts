import type { App } from '../app';
import { findOptedOut } from '../consent/opt-out-ledger';
import { waitAtMost } from '../deadline';
import { defined } from '../defined';
import { inParallel } from '../in-parallel';
import { failureFields, log } from '../log';
import { batchId } from '../messages/batch-id';
import { keepable } from '../messages/keepable';
import type { MessageSettings, ScheduleRequest } from '../messages/message-request';
import { passPreflight } from '../messages/pass-preflight';
import { isMessage, type PlannedMessage, planRecipients } from '../messages/plan-recipients';
import { planTimes } from '../messages/plan-times';
import { countQuietHours } from '../messages/quiet-hours-count';
import { refuseTooMany } from '../messages/send-bulk';
import { sendMany } from '../messages/send-many';
import { type SendManyAnswer, type SendResult, sendManyAnswer, timeOf } from '../messages/send-result';
import { furthestAheadMs, SendTimes, twilioTakesMs } from '../messages/send-times';
import { waitingMessage } from '../messages/stored-content';
import { openDues } from '../outbox/due';
import { hold } from '../outbox/hold';
import { members, recordMembers, seriesMembers } from '../outbox/members';
import { newHeldSid, type Occurrence } from '../outbox/waiting-messages';
import { Problem } from '../problem';
import { describeError } from '../twilio/errors/classify';
import { firstOccurrence, newSeriesSid, occurrenceSid, recordSeries } from './series';

export interface ScheduleAnswer extends SendManyAnswer {
  /** Of this call: lists and cancels all that waits of it. */
  campaignId: string;
  /** Of what recurs: cancels the whole of it. */
  seriesSid?: string;
}

/** How the messages of one call are named, and when they were asked for, in milliseconds since the epoch. */
interface Call {
  campaign: string;
  askedAt: number;
}

const holdsAtOnce = 40;
/** Kept back for what is being written when the time is up, in milliseconds. */
const marginMs = 2_500;
/** How long before the deadline the answer is put together, in milliseconds. */
const answeringMs = 800;

/**
 * Plans messages for later: what Twilio takes is handed over, what is further ahead or recurs is held here. Throws
 * `send-at-outside-window` for an instant that is no time for anybody, and `preflight-failed` where every message would fail
 * as the account is now, before anything is planned.
 */
export async function scheduleMessages(app: App, request: ScheduleRequest): Promise<ScheduleAnswer> {
  const { recipients, sendAt, localTime, timeZone, quietHours, recurrence, ...others } = request;
  const { preflight: _, ...settings } = others;
  const askedAt = app.now();
  refuseTooMany(recipients.length);
  refuseTooLarge(settings);
  const instant = sendAt === undefined ? undefined : requireInstant(app, sendAt);
  const first = recurrence && localTime && firstOccurrence(recurrence, localTime, timeZone);
  if (recurrence && !first) throw Problem.invalid('recurrence', 'has no occurrence');
  await passPreflight(app, recipients, request);
  const wish = { timeZone, quietHours, intent: settings.messageIntent };
  const times = new SendTimes(app, { ...wish, instant, localTime: first ?? localTime });
  const rows = keepable(planTimes(planRecipients(recipients, settings), times), settings);
  const call: Call = { campaign: batchId(askedAt), askedAt };
  const { campaign } = call;
  if (!recurrence || !localTime || !first) {
    const once = await scheduleOnce(app, rows, settings, call, recipients.length);
    return { campaignId: campaign, ...once };
  }

  const seriesSid = newSeriesSid();
  await recordSeries(app, seriesSid, { recurrence, firstLocalTime: localTime, wish });
  const results = await holdAll(app, [...rows], settings, call, {
    series: seriesSid,
    index: 0,
    localTime: first,
  });
  return { campaignId: campaign, ...sendManyAnswer(results, undefined), seriesSid };
}

async function scheduleOnce(
  app: App,
  rows: Iterable<PlannedMessage | SendResult>,
  settings: MessageSettings,
  call: Call,
  size: number,
): Promise<SendManyAnswer> {
  const far: PlannedMessage[] = [];
  const near = withoutFar(rows, app.now() + twilioTakesMs, far);
  const { results, stopped } = await sendMany(app, near, settings, { campaign: call.campaign, size });
  const held = await holdAll(app, far, settings, call).catch((failure: unknown): SendResult[] => {
    // Where others are at Twilio already, that must be told.
    if (results.every(({ sid, outcome }) => sid === undefined && outcome !== 'unknown')) throw failure;
    log('error', 'nothing-held', failureFields(failure));
    return far.map(({ index, to }) => ({ index, to, outcome: 'unsent' }));
  });
  return sendManyAnswer([...results, ...held], stopped);
}

/** Passes on what Twilio takes, and puts the rest aside. */
function* withoutFar(
  rows: Iterable<PlannedMessage | SendResult>,
  furthest: number,
  far: PlannedMessage[],
): Generator<PlannedMessage | SendResult, void> {
  for (const row of rows) {
    if (isMessage(row) && row.sendAt && row.sendAt.getTime() > furthest) far.push(row);
    else yield row;
  }
}

/** Holds messages here, as far as the time of the call allows. */
async function holdAll(
  app: App,
  rows: readonly (PlannedMessage | SendResult)[],
  settings: MessageSettings,
  { campaign, askedAt }: Call,
  occurrence?: Occurrence,
): Promise<SendResult[]> {
  const messages = rows.filter(isMessage);
  const results = rows.filter((row): row is SendResult => !isMessage(row));
  if (messages.length === 0) {
    await countQuietHours(app, results);
    return results;
  }
  const people = messages.map(({ to }) => to);
  const [optedOut] = await Promise.all([
    findOptedOut(app, people),
    openDues(app),
    recordMembers(app, campaign, 100_000, people, occurrence ? seriesMembers : members),
    occurrence && recordMembers(app, occurrence.series, 0, people, seriesMembers),
  ]);
  const held = new Map<number, SendResult>();
  const holdOne = async (message: PlannedMessage): Promise<void> => {
    const { index, to } = message;
    if (optedOut.has(to)) {
      held.set(index, { index, to, outcome: 'suppressed', error: describeError(21610) });
      return;
    }
    // Until the store has said that it is kept.
    held.set(index, { index, to, ...timeOf(message), outcome: 'unknown' });
    const sid = occurrence ? occurrenceSid(occurrence, to) : newHeldSid();
    const draft = { ...message, target: { campaign, recipient: index } };
    try {
      await hold(app, defined({ ...waitingMessage(draft, settings, askedAt), sid, occurrence }));
      held.set(index, { index, to, ...timeOf(message), outcome: 'accepted', sid, status: 'held' });
    } catch (failure) {
      log('error', 'message-not-held', { to, ...failureFields(failure) });
    }
  };
  // What became of some is told, however long the store is silent about others.
  await waitAtMost(
    app.deadline - answeringMs - app.now(),
    inParallel(messages, holdsAtOnce, holdOne, () => app.now() < app.deadline - marginMs),
  );
  for (const { index, to } of messages) results.push(held.get(index) ?? { index, to, outcome: 'unsent' });
  await countQuietHours(app, results);
  return results;
}

/** A `sendAt` (RFC 3339) that somebody can be sent to at. Throws `send-at-outside-window`. */
function requireInstant(app: App, sendAt: string): number {
  const at = Date.parse(sendAt);
  const earliest = app.now() + app.config.scheduleMinLeadSeconds * 1_000;
  const latest = app.now() + furthestAheadMs;
  if (at >= earliest && at <= latest) return at;
  const between = `between ${new Date(earliest).toISOString()} and ${new Date(latest).toISOString()}`;
  const reason = `sendAt must lie ${between}; it is ${new Date(at).toISOString()}`;
  throw new Problem('send-at-outside-window', reason, { errors: [{ path: 'sendAt', message: reason }] });
}

/** What waits is kept with all that is to be sent, in a record of 16 KiB, of which the body takes a part. */
const largestSettings = 8_000;

function refuseTooLarge(settings: MessageSettings): void {
  const { body: _, ...kept } = settings;
  if (Buffer.byteLength(JSON.stringify(kept)) <= largestSettings) return;
  throw Problem.invalid('mediaUrls', `all options together must be at most ${largestSettings} bytes`);
}
