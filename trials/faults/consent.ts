import { bodyOf, type Reply } from '../../emulator/stack-client';
import type { PushAnswer, PushResult } from '../../src/compliance/push-result';
import type { OptOutCheck } from '../../src/consent/check-opt-out';
import { people, type StartJourney, wordFor } from './journey';

const three = people(3);

/** Twilio is told who wants no messages any more. */
export const consent: StartJourney = async ({ client }) => {
  const items = three.map((to) => ({ to, status: 'opt-out' }));
  const tell = () => client.post<PushAnswer>('/compliance/consents', { items });
  const isBlocked = async (to: string) =>
    (await client.control<{ blocked: boolean }>(`opt-outs?to=${encodeURIComponent(to)}`)).blocked;
  const isOut = async (to: string) =>
    (await bodyOf(client.get<OptOutCheck>(`/opt-outs/check?to=${encodeURIComponent(to)}`))).optedOut;
  /** Where a refusal is missing that was said to be there. */
  const missing = async (results: readonly Partial<PushResult>[]) => {
    const all = await Promise.all(
      results.map(async ({ to = '', outcome, recorded }) => [
        ...(outcome === 'accepted' && !(await isBlocked(to)) ? [`Twilio does not know of ${to}`] : []),
        ...(recorded && !(await isOut(to)) ? [`the ledger does not know of ${to}`] : []),
      ]),
    );
    return all.flat();
  };
  let reply: Reply<PushAnswer>;
  return {
    async act() {
      reply = await tell();
      if (reply.status >= 300) return wordFor(reply);
      const { results } = reply.body;
      const others = results.flatMap(({ outcome, recorded }) =>
        outcome === 'accepted' ? (recorded ? [] : ['unrecorded']) : [outcome],
      );
      return [...new Set(others)].sort().join('+') || 'ok';
    },
    honest: async () => (reply.status < 300 ? missing(reply.body.results) : []),
    async mend() {
      await bodyOf(tell());
    },
    end: () => missing(three.map((to) => ({ to, outcome: 'accepted', recorded: true }))),
  };
};
