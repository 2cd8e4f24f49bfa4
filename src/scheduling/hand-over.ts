import type { App } from '../app';
import { type ConsentRecord, refusedSince } from '../consent/consent-record';
import { defined } from '../defined';
import { recordSent } from '../delivery/ledger';
import { createMessage, type SendControl } from '../messages/create-message';
import { createParameters } from '../messages/create-parameters';
import { learnFromRefusal } from '../messages/learn-from-refusal';
import { twilioTakesMs } from '../messages/send-times';
import { contentOf } from '../messages/stored-content';
import { isListed } from '../outbox/hand-overs';
import { noteHeld } from '../outbox/hold';
import { heldHere, recordEnd, type WaitingMessage } from '../outbox/waiting-messages';
import { RecordChanged, type Stored } from '../store/records';
import { isAccountLevel } from '../twilio/errors/classify';
import { findHandedOver, isMistakable } from './find-handed-over';
import { finishHandOver } from './finish-hand-over';
import { makeRoom } from './make-room';

/**
 * What became of a held message. `busy`: another run has it, or it cannot be told yet what became of it: somebody must
 * come back. `held`: it is still too early for Twilio. `settled`: nothing is left to do, as it had ended before.
 * `stopped`: the account cannot send.
 */
export type HandOverResult =
  | { kind: 'promoted'; sid: string }
  | { kind: 'skipped' | 'settled' | 'held' | 'busy' }
  | { kind: 'stopped'; code: number };

/**
 * Hands a held message to Twilio, once: before it does it leaves a mark, and whoever finds the mark of somebody else first
 * asks Twilio. A message whose time has passed by more than the limit, or whose recipient has refused since it was asked
 * for, is not handed over, and says why.
 */
export async function handOver(
  app: App,
  held: Stored<WaitingMessage>,
  consent: ConsentRecord | undefined,
  control: SendControl,
): Promise<HandOverResult> {
  const { value: message } = held;
  if (message.handingOverAt) {
    const begunAt = Date.parse(message.handingOverAt);
    const isCertain = isListed(app, begunAt);
    if (!message.end && !isCertain) return { kind: 'busy' };
    const sid = message.end?.kind === 'handed-over' ? undefined : await findHandedOver(app, message, begunAt);
    if (sid) return finishHandOver(app, held, sid);
    if (message.end && !isCertain && message.end.kind !== 'handed-over') return { kind: 'busy' };
  }
  if (message.end) return { kind: 'settled' };

  const at = timeLeft(app, message);
  if (at === undefined) return skip(app, held, 'its time had passed');
  if (consent && refusedSince(consent, Date.parse(message.createdAt))) {
    await recordEnd(app, message, { kind: 'canceled', at: rfc(app.now()), by: 'opt-out' }, held);
    return { kind: 'settled' };
  }
  const before = message.replaces ? await makeRoom(app, message) : 'free';
  if (before === 'busy') return { kind: 'busy' };
  if (before !== 'free') return skip(app, held, before);
  if (at > app.now() + twilioTakesMs) return keepHolding(app, held);
  return handToTwilio(app, held, at, control);
}

/** It waits on as any other: it has taken the place of another one, or is so far ahead that it must be kept anew. */
async function keepHolding(app: App, held: Stored<WaitingMessage>): Promise<HandOverResult> {
  const { replaces: _, ...message } = held.value;
  await noteHeld(app, message);
  try {
    await app.records.update(heldHere, held.key, message, held.revision);
    return { kind: 'held' };
  } catch (failure) {
    if (failure instanceof RecordChanged) return { kind: 'busy' };
    throw failure;
  }
}

/** When Twilio can still send it: at its time, or a little later. Undefined when that is too late. */
function timeLeft(app: App, { sendAt, until }: WaitingMessage): number | undefined {
  const planned = Date.parse(sendAt);
  const at = Math.max(planned, app.now() + app.config.scheduleMinLeadSeconds * 1_000);
  const isTooLate = at - planned > app.config.lateLimitMs || (until !== undefined && at >= Date.parse(until));
  return isTooLate ? undefined : at;
}

async function handToTwilio(
  app: App,
  held: Stored<WaitingMessage>,
  at: number,
  control: SendControl,
): Promise<HandOverResult> {
  const { value: message } = held;
  const { settings, ...content } = contentOf(message) ?? { settings: {} };
  const { to, until, campaign, recipient = 0 } = message;
  const draft = defined({
    index: recipient,
    to,
    ...content,
    sendAt: new Date(at),
    until: until === undefined ? undefined : new Date(until),
    target: campaign === undefined ? undefined : { campaign, recipient },
  });
  const claimed = await mark(app, held, rfc(app.now()));
  if (!claimed) return { kind: 'busy' };
  if (await isMistakable(app, message)) {
    await mark(app, claimed, undefined);
    return { kind: 'busy' };
  }

  const outcome = await createMessage(
    to,
    () => createParameters(draft, settings, app.config, app.now()),
    control,
  );
  switch (outcome.kind) {
    case 'accepted': {
      const { sid, status, from, numSegments } = outcome.message;
      const segments = Number(numSegments) || undefined;
      const sendAt = rfc(at);
      const { tags } = settings;
      const origin = { campaign, recipient: campaign === undefined ? undefined : recipient };
      const sent = { sid, to, status, from: from ?? undefined, segments, sendAt, ...origin, tags };
      await recordSent(app, defined(sent));
      return finishHandOver(app, claimed, sid);
    }
    case 'refused':
      if (isAccountLevel(outcome.code)) {
        await mark(app, claimed, undefined);
        return { kind: 'stopped', code: outcome.code };
      }
      await learnFromRefusal(app, to, outcome.code);
      await recordEnd(app, message, { kind: 'refused', at: rfc(app.now()), code: outcome.code }, claimed);
      return { kind: 'skipped' };
    case 'unknown':
      return { kind: 'busy' };
    default:
      await mark(app, claimed, undefined);
      return { kind: 'busy' };
  }
}

/** Leaves the mark that this run has begun to hand a message over, or takes it back. Undefined where another was faster. */
async function mark(
  app: App,
  { key, value, revision }: Stored<WaitingMessage>,
  handingOverAt: string | undefined,
): Promise<Stored<WaitingMessage> | undefined> {
  const { handingOverAt: _, ...rest } = value;
  const marked = handingOverAt === undefined ? rest : { ...rest, handingOverAt };
  try {
    return await app.records.update(heldHere, key, marked, revision);
  } catch (failure) {
    if (failure instanceof RecordChanged) return undefined;
    throw failure;
  }
}

async function skip(app: App, held: Stored<WaitingMessage>, reason: string): Promise<HandOverResult> {
  await recordEnd(app, held.value, { kind: 'skipped', at: rfc(app.now()), reason }, held);
  return { kind: 'skipped' };
}

function rfc(instant: number): string {
  return new Date(instant).toISOString();
}
