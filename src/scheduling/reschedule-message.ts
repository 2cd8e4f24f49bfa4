import type { App } from '../app';
import { findConsent } from '../consent/opt-out-ledger';
import { OptOutWatch } from '../consent/opt-out-watch';
import { defined } from '../defined';
import type { RescheduleRequest } from '../messages/message-request';
import { sendControl } from '../messages/send-control';
import { SendTimes } from '../messages/send-times';
import { contentOf } from '../messages/stored-content';
import { openDues } from '../outbox/due';
import { hold } from '../outbox/hold';
import { heldHere, isHeld, keyOf, newHeldSid, type WaitingMessage } from '../outbox/waiting-messages';
import { Problem } from '../problem';
import { describeError } from '../twilio/errors/classify';
import { findAtTwilio } from './find-at-twilio';
import { findHeld } from './find-held';
import { handOver } from './hand-over';
import { isBeingReplaced } from './make-room';

export interface RescheduleAnswer {
  canceled: { sid: string };
  scheduled: {
    /** Twilio's SID, or, of one that is held here, ours. */
    sid: string;
    status: 'scheduled' | 'held';
    /** RFC 3339 UTC. */
    sendAt: string;
    timeZone?: string;
    /** Whether quiet hours have moved it. */
    held?: true;
  };
}

/**
 * Gives a message that waits another time. The new one is written down first, and handed over once the old one certainly
 * is cancelled: there are never two, and should this call be killed half-way, maintenance finishes it. Throws `not-found`;
 * `not-reschedulable` where it waits no longer; `send-at-outside-window` or `quiet-hours` for a time that is none;
 * `outcome-unknown` while Twilio does not answer; and `twilio-refused` where the old one is cancelled and the new one was
 * refused.
 */
export async function rescheduleMessage(app: App, request: RescheduleRequest): Promise<RescheduleAnswer> {
  const old = await findWaiting(app, request.sid);
  const replacement = { ...replacementFor(app, request, old), sid: newHeldSid(), replaces: old.sid };
  await openDues(app);
  await hold(app, replacement);
  return { canceled: { sid: old.sid }, scheduled: await takePlace(app, replacement) };
}

async function findWaiting(app: App, sid: string): Promise<WaitingMessage> {
  if (sid.startsWith('SR')) throw notReschedulable('Cancel the series and schedule another one.');
  const held = isHeld(sid) ? await findHeld(app, sid) : undefined;
  const old =
    held && !held.handedOverAs ? held.stored.value : await findAtTwilio(app, held?.handedOverAs ?? sid);
  if (old.end) throw notReschedulable(`It waits no longer: ${old.end.kind}.`);
  if (await isBeingReplaced(app, old)) {
    throw notReschedulable(`It is being rescheduled already, as ${old.replacedBy}.`);
  }
  if (!contentOf(old))
    throw notReschedulable('Its content is not known here. Cancel it and schedule it anew.');
  return old;
}

/** The same message at another time. */
function replacementFor(
  app: App,
  { sendAt, localTime, timeZone, quietHours }: RescheduleRequest,
  old: WaitingMessage,
): Omit<WaitingMessage, 'sid'> & { held?: true } {
  const { to, campaign, recipient, occurrence, content } = old;
  const intent = contentOf(old)?.settings.messageIntent;
  const instant = sendAt === undefined ? undefined : Date.parse(sendAt);
  const givenBefore = old.timeZoneFrom === 'recipient' ? old.timeZone : undefined;
  const times = new SendTimes(app, { instant, localTime, timeZone, quietHours, intent });
  const time = times.for(to, timeZone ?? givenBefore);
  if (!time.ok) {
    const isQuiet = time.code === 'quiet-hours' || time.code === 'no-common-hours';
    if (isQuiet) throw new Problem('quiet-hours', time.reason);
    const path = sendAt === undefined ? 'localTime' : 'sendAt';
    throw new Problem('send-at-outside-window', time.reason, { errors: [{ path, message: time.reason }] });
  }
  const { until, held } = time;
  return defined({
    to,
    sendAt: rfc(time.sendAt ?? app.now()),
    createdAt: rfc(app.now()),
    until: until === undefined ? undefined : rfc(until),
    timeZone: time.timeZone,
    timeZoneFrom: time.timeZoneFrom,
    held,
    campaign,
    recipient,
    occurrence,
    content,
  });
}

/** Lets the replacement take the old message's place, as far as that can be done now. */
async function takePlace(
  app: App,
  { held, ...replacement }: WaitingMessage & { held?: true },
): Promise<RescheduleAnswer['scheduled']> {
  const { sid, to, sendAt, timeZone } = replacement;
  const key = keyOf(replacement);
  const stored = await app.records.get(heldHere, key);
  const control = sendControl(app, new OptOutWatch(app), () => false);
  const result = stored && (await handOver(app, stored, await findConsent(app, to), control));
  const time = defined({ sendAt, timeZone, held });
  if (result?.kind === 'promoted') return { sid: result.sid, status: 'scheduled', ...time };
  if (result?.kind === 'held') return { sid, status: 'held', ...time };
  if (result?.kind === 'stopped') throw refused(result.code);

  const end = (await app.records.get(heldHere, key))?.value.end;
  if (end?.kind === 'skipped') throw notReschedulable(`Nothing was changed: ${end.reason}.`);
  if (end?.kind === 'canceled' && end.by === 'opt-out') {
    throw new Problem('recipient-opted-out', 'The recipient has opted out.');
  }
  if (end?.kind === 'canceled') throw notReschedulable(`It waits no longer: ${end.kind}.`);
  if (end?.kind === 'refused') throw refused(end.code);
  throw new Problem(
    'outcome-unknown',
    `Twilio does not answer. The new message, ${sid}, is handed over once the old one is cancelled for certain: by POST /maintenance/run, or by a later call.`,
  );
}

function refused(code: number): Problem {
  const twilio = describeError(code);
  const detail = `The message was cancelled, and Twilio refused it at its new time. ${twilio.title}. ${twilio.advice}`;
  return new Problem('twilio-refused', detail, { members: { twilio } });
}

function notReschedulable(detail: string): Problem {
  return new Problem('not-reschedulable', detail);
}

function rfc(instant: number): string {
  return new Date(instant).toISOString();
}
