import { alertRecords } from '../alerts/alert-record';
import type { App } from '../app';
import { badNumbers } from '../bad-numbers/bad-number-ledger';
import { chunks } from '../campaigns/chunks';
import { people } from '../campaigns/people';
import { refusals } from '../consent/honour-refusal';
import { optOuts } from '../consent/opt-out-ledger';
import { copies } from '../consent/recent-opt-outs';
import { reviews } from '../consent/reviews';
import { callTags } from '../delivery/call-tags';
import { facts } from '../delivery/ledger';
import { passes } from '../delivery/reconcile';
import { batches } from '../delivery/sent-batches';
import { replyTimes } from '../inbound/reply-limit';
import { dues } from '../outbox/due';
import { handOvers, isListed } from '../outbox/hand-overs';
import { owners } from '../outbox/hold';
import { members, seriesMembers } from '../outbox/members';
import { atTwilio, heldHere } from '../outbox/waiting-messages';
import { personOrders } from '../scheduling/cancel-person';
import { type Collection, partitionOf, type Stored } from '../store/records';
import { keptAnswers } from './kept-answers';
import { maskAll } from './mask-all';
import type { Person } from './person';
import { type Pending, type Rule, recordRule } from './rule';
import { bareRefusal, replaced, withoutPlace, withoutRow, withoutThem } from './without-person';

/** What is done with a person's data in each collection, by its name. `none`: its records hold no person. */
export function rulesFor({ withOptOut }: { withOptOut: boolean }): Record<string, Rule> {
  return {
    messages: own('messages and what became of them', facts),
    scheduled: own('messages that waited at Twilio', () => atTwilio),
    held: recordRule({
      collection: () => heldHere,
      what: 'messages that waited here',
      lies: 'by-person',
      without: () => undefined,
      staysBecause: ({ value: { handingOverAt, end } }, _, app) =>
        handingOverAt !== undefined && end?.kind !== 'handed-over'
          ? whileUnseen(app, handingOverAt)
          : undefined,
    }),
    'held-owners': naming(
      'messages that waited here',
      () => owners,
      (address) => address,
    ),
    due: naming(
      'messages that waited here',
      () => dues,
      ({ to }) => to,
    ),
    'hand-overs': recordRule({
      collection: () => handOvers,
      what: 'messages being handed to Twilio',
      lies: 'anywhere',
      without: (handOver, person) => {
        const left = handOver.people.filter(({ to }) => !person.owns(to));
        return replaced(handOver, 'people', left);
      },
      staysBecause: ({ value }, _, app) => whileUnseen(app, value.startedAt),
    }),
    members: groupMembers(() => members),
    'series-members': groupMembers(() => seriesMembers),
    'sent-batches': recordRule({
      collection: () => batches,
      what: 'lists of accepted messages',
      lies: 'anywhere',
      without: (batch, person) => {
        const left = batch.messages.filter(({ to }) => !person.owns(to));
        return replaced(batch, 'messages', left);
      },
    }),
    'campaign-chunks': recordRule({
      collection: chunks,
      what: 'rows of campaigns',
      lies: 'anywhere',
      without: withoutRow,
      staysBecause: whilePending,
    }),
    'campaign-people': recordRule({
      collection: people,
      what: 'lists of who is in a campaign',
      lies: 'anywhere',
      // An empty list stays: lists are counted.
      without: withoutThem,
      staysBecause: whilePending,
    }),
    'call-tags': recordRule({
      collection: callTags,
      what: 'tags with their number',
      lies: 'anywhere',
      without: maskAll,
    }),
    'opt-outs': recordRule({
      collection: () => optOuts,
      what: withOptOut ? 'opt-outs' : 'notes and history of opt-outs',
      lies: 'by-person',
      without: (record) => (withOptOut ? undefined : bareRefusal(record)),
    }),
    // The part of an opt-out that calls look at which are sending at this moment. Gone in five minutes.
    ...Object.fromEntries(
      copies.map((copy) => [
        copy.name,
        withOptOut
          ? naming(
              'opt-outs of the last minutes',
              () => copy,
              (address) => address,
            )
          : none,
      ]),
    ),
    refusals: own('refusals to be worked off', () => refusals),
    reviews: own('texts for review', () => reviews),
    replies: own('times of replies', () => replyTimes),
    'bad-numbers': own('failures that speak against the number', () => badNumbers),
    alerts: recordRule({
      collection: (app) => alertRecords(app.config.retentionSeconds),
      what: 'alerts that name them',
      lies: 'anywhere',
      without: (alert, person) => (person.isIn(JSON.stringify(alert)) ? undefined : alert),
    }),
    maintenance: recordRule({
      collection: () => passes,
      what: 'places of maintenance in the ledger',
      lies: 'anywhere',
      without: withoutPlace,
    }),
    'idempotency-answers': keptAnswers,
    idempotency: none,
    series: none,
    'person-cancel-orders': own('cancellations to be worked off', () => personOrders),
    'cancel-orders': none,
    campaigns: none,
    'campaign-contents': none,
    'campaign-progress': none,
    'campaign-runs': none,
    'campaign-pacers': none,
    'quiet-hours': none,
    velocity: none,
    senders: none,
  };
}

const none: Rule = async () => [];

function own<T>(what: string, collection: (app: App) => Collection<T>): Rule {
  return recordRule({ collection, what, lies: 'by-person', without: () => undefined });
}

/** As long as what was handed over from then on (RFC 3339) may be at Twilio without being listed there. */
function whileUnseen(app: App, begunAt: string): string | undefined {
  if (isListed(app, Date.parse(begunAt))) return undefined;
  return 'Twilio may have been given a message for them that it does not show yet';
}

/** Of records that lie elsewhere and are about one person each. */
function naming<T>(
  what: string,
  collection: (app: App) => Collection<T>,
  addressIn: (value: T) => string,
): Rule {
  const without = (value: T, person: Person) => (person.owns(addressIn(value)) ? undefined : value);
  return recordRule({ collection, what, lies: 'anywhere', without });
}

function groupMembers(collection: () => Collection<string[]>): Rule {
  return recordRule({
    collection,
    what: 'lists of whom a call, a campaign or a series is for',
    lies: 'anywhere',
    without: withoutThem,
    staysBecause: whilePending,
  });
}

/** Records of a campaign or a series are named by it. */
function whilePending({ key }: Stored<unknown>, pending: Pending): string | undefined {
  return pending.get(partitionOf(key).replace(/\..*/, ''));
}
