import { bodyOf, type Reply } from '../../emulator/stack-client';
import type { SendManyAnswer } from '../../src/messages/send-result';
import { type Complaint, people, type StartJourney, tally, wordFor } from './journey';
import type { World } from './world';

interface Sending {
  route: string;
  recipients: readonly string[];
  /** The request; `startedAt` in milliseconds since the epoch. */
  body(recipients: readonly string[], startedAt: number): object;
  /** Where each accepted message must be found in the end: messages by whom they are for. */
  found(world: World): Promise<string[]>;
  /** Whether what is accepted is at Twilio at once. */
  isAtTwilio: boolean;
}

type Outcomes = Map<string, string>;

/**
 * A call that hands over messages, with an Idempotency-Key. Whoever gets a 4xx or 5xx repeats it, and sends what came back
 * as `unsent` once more.
 */
function sending({ route, recipients, body, found, isAtTwilio }: Sending): StartJourney {
  return async (world) => {
    const startedAt = Date.now();
    // So that there is something that can be lost.
    await bodyOf(world.client.post(route, body(['+14155550198'], startedAt)));
    await world.settled();
    const said: Outcomes = new Map();
    const call = async (to: readonly string[], key: string): Promise<string> => {
      const reply = await world.client.post(route, body(to, startedAt), { 'idempotency-key': key });
      for (const [person, outcome] of outcomesOf(reply, to)) said.set(person, outcome);
      return reply.status < 300 ? summary([...said.values()]) : wordFor(reply);
    };
    const complaintsAbout = (there: readonly string[], mayBeMissing: (outcome: string) => boolean) => {
      const counts = tally(there);
      return [...said].flatMap(([to, outcome]) => {
        const count = counts.get(to) ?? 0;
        const isWell = outcome === 'accepted' ? count === 1 : mayBeMissing(outcome) && count <= 1;
        const isSent = outcome !== 'accepted' && outcome !== 'unknown' && count > 0;
        return isWell && !isSent ? [] : [`${to} was said to be ${outcome}, and is there ${count} times`];
      });
    };
    const there = async () =>
      (isAtTwilio ? (await world.sent()).map(({ to }) => to) : await found(world)).filter((to) =>
        recipients.includes(to),
      );
    return {
      act: () => call(recipients, 'one'),
      honest: async () => complaintsAbout(await there(), () => true),
      async mend() {
        const isWell = () => [...said.values()].every((outcome) => outcome === 'accepted');
        if (isWell()) return;
        // A call that left no answer counts as abandoned after 15 s, and what Twilio lists can be trusted then.
        await world.pass(30);
        await call(recipients, 'one');
        const unsent = [...said].filter(([, outcome]) => outcome === 'unsent').map(([to]) => to);
        if (unsent.length > 0) await call(unsent, 'two');
        if (isWell()) return;
        await world.pass(30);
        await world.maintain();
      },
      async end(): Promise<Complaint[]> {
        await world.settled();
        const all = await there();
        const known = tally(await found(world));
        return [
          ...complaintsAbout(all, (outcome) => outcome === 'unknown'),
          ...[...tally(all)].flatMap(([to, count]) =>
            known.get(to) === count
              ? []
              : [`${to} is there ${count} times, and known ${known.get(to) ?? 0} times`],
          ),
        ];
      },
    };
  };
}

function outcomesOf({ status, body }: Reply<unknown>, to: readonly string[]): Outcomes {
  const answer = body as Partial<SendManyAnswer> & { code?: string };
  if (answer.results) return new Map(answer.results.map((result) => [result.to, result.outcome]));
  const isUnknown = answer.code === 'outcome-unknown' || status === 504;
  const outcome = status < 300 ? 'accepted' : isUnknown ? 'unknown' : 'unsent';
  return new Map(to.map((person) => [person, outcome]));
}

/** `ok` where all are accepted, else whatever became of the others. */
function summary(outcomes: readonly string[]): string {
  const others = new Set(outcomes.filter((outcome) => outcome !== 'accepted'));
  return others.size === 0 ? 'ok' : [...others].sort().join('+');
}

/** Whose messages the ledger knows to have come to their end. */
async function delivered(world: World): Promise<string[]> {
  const known = await world.known();
  return known.filter(({ status }) => status === 'delivered').map(({ to }) => to);
}

/** Whose messages are known to wait. */
async function waiting(world: World): Promise<string[]> {
  return (await world.scheduled()).map(({ to }) => to);
}

const inDays = (days: number, startedAt: number) => new Date(startedAt + days * 86_400_000).toISOString();

export const send = sending({
  route: '/messages/send',
  recipients: people(1),
  body: ([to]) => ({ to, body: 'Hi' }),
  found: delivered,
  isAtTwilio: true,
});

export const bulk = sending({
  route: '/messages/bulk',
  recipients: people(5),
  body: (recipients) => ({ recipients, body: 'Hi' }),
  found: delivered,
  isAtTwilio: true,
});

export const schedule = sending({
  route: '/messages/schedule',
  recipients: people(3),
  body: (recipients, startedAt) => ({ recipients, body: 'Hi', sendAt: inDays(20, startedAt) }),
  found: waiting,
  isAtTwilio: true,
});

export const hold = sending({
  route: '/messages/schedule',
  recipients: people(3),
  body: (recipients, startedAt) => ({ recipients, body: 'Hi', sendAt: inDays(60, startedAt) }),
  found: waiting,
  isAtTwilio: false,
});
