import type { App } from '../app';
import type { Fact } from '../delivery/fact';
import { factsAbout } from '../delivery/ledger';
import { inParallel } from '../in-parallel';
import type { PlannedMessage } from '../messages/plan-recipients';
import { findAtTwilio } from '../outbox/find-at-twilio';
import { sameWords } from '../outbox/same-words';
import { NoAnswer } from '../twilio/until-answered';
import type { CampaignContent } from './campaign-record';
import type { RowResult } from './progress';

const lookUpsAtOnce = 25;

interface LookUp {
  id: string;
  content: CampaignContent;
  /** Between which moments the messages may have been handed over, in milliseconds since the epoch. */
  since: number;
  until: number;
}

/**
 * Finds out what Twilio has of messages that a run handed over without telling what became of them: from their callbacks,
 * which name campaign and row, and else from Twilio's list, which must be old enough to be trusted. A message that Twilio
 * has not is `unsent`; one that nobody can be asked about now stays `unknown`. Results by position in the campaign.
 */
export async function lookUp(
  app: App,
  messages: readonly PlannedMessage[],
  search: LookUp,
  mayGoOn: () => boolean,
): Promise<Map<number, RowResult>> {
  const found = new Map<number, RowResult>();
  await inParallel(
    messages,
    lookUpsAtOnce,
    async (message) => {
      try {
        found.set(message.index, await lookUpOne(app, message, search));
      } catch (failure) {
        if (!(failure instanceof NoAnswer)) throw failure;
      }
    },
    mayGoOn,
  );
  return new Map(messages.map(({ index }) => [index, found.get(index) ?? ['unknown']]));
}

async function lookUpOne(
  app: App,
  { to, index, body }: PlannedMessage,
  { id, content, since, until }: LookUp,
): Promise<RowResult> {
  const known = await factsAbout(app, to);
  const told = [...known].find(([, facts]) => facts.some((fact) => belongsTo(fact, id, index)));
  if (told) return accepted(told[0], told[1]);
  const atTwilio = await findAtTwilio(app, to, since, until);
  const [ours] = atTwilio
    .filter((message) => !isOthers(known.get(message.sid)))
    .filter((message) => body === undefined || !message.body || sameWords(message.body, body));
  if (ours) return ['accepted', ours.sid];
  // Twilio then no longer shows whom a message went to, so it cannot be found by that.
  return content.settings.addressRetention === 'obfuscate' ? ['unknown', true] : ['unsent'];
}

function accepted(sid: string, facts: readonly Fact[]): RowResult {
  const sent = facts.find((fact) => fact.kind === 'sent');
  return sent?.sendAt === undefined ? ['accepted', sid] : ['accepted', sid, sent.sendAt];
}

function belongsTo(fact: Fact, id: string, index: number): boolean {
  return (fact.kind === 'sent' || fact.kind === 'status') && fact.campaign === id && fact.recipient === index;
}

/** A message of which it is known that something else has sent it. */
function isOthers(facts: readonly Fact[] | undefined): boolean {
  return (
    facts?.some((fact) => fact.kind === 'sent' || ('campaign' in fact && fact.campaign !== undefined)) ??
    false
  );
}
