import { bodyOf, type Reply } from '../../emulator/stack-client';
import type { AddAnswer } from '../../src/campaigns/add-recipients';
import type { RecipientList } from '../../src/campaigns/list-recipients';
import type { RunAnswer } from '../../src/campaigns/run-campaign';
import type { ShownCampaign } from '../../src/campaigns/show-campaign';
import { people, type StartJourney, tally, wordFor } from './journey';

const recipients = people(20);
const request = { name: 'Autumn', body: 'Hi', recipients };

/** A campaign is run. */
export const campaign: StartJourney = async (world) => {
  const { client } = world;
  const { id } = await bodyOf(client.post<AddAnswer>('/campaigns/create', request));
  let reply: Reply<RunAnswer>;
  const rows = async () =>
    (await bodyOf(client.get<RecipientList>(`/campaigns/recipients?id=${id}&limit=100`))).recipients;
  const counts = async () => tally((await world.sent()).map(({ to }) => to));
  return {
    async act() {
      reply = await client.post<RunAnswer>('/campaigns/run', { id });
      if (reply.status >= 300) return wordFor(reply);
      return reply.body.state === 'completed'
        ? 'ok'
        : reply.body.state === 'running'
          ? 'later'
          : reply.body.state;
    },
    async honest() {
      if (world.isStoreLost) return [];
      // The next run may be at work by now: what it says is older than what Twilio has.
      const said = await rows();
      const there = await counts();
      return said.flatMap(({ to, outcome }) => {
        const count = there.get(to) ?? 0;
        const isWell = outcome === 'accepted' ? count === 1 : count <= 1;
        return isWell ? [] : [`${to} is ${outcome}, and is there ${count} times`];
      });
    },
    async mend() {
      for (let run = 0; run < 5 && !world.isStoreLost; run++) {
        await world.pass(60);
        const { state } = await bodyOf(client.post<RunAnswer>('/campaigns/run', { id }));
        if (state === 'completed') return;
      }
    },
    async end() {
      const there = await counts();
      if (world.isStoreLost) return there.size > 0 ? ['a campaign that is gone was sent'] : [];
      const { state } = await bodyOf(client.get<ShownCampaign>(`/campaigns/show?id=${id}`));
      const wrong = recipients.filter((to) => there.get(to) !== 1);
      return [
        ...(state === 'completed' ? [] : [`it is ${state} in the end`]),
        ...wrong.map((to) => `${to} gets it ${there.get(to) ?? 0} times`),
      ];
    },
  };
};

/** A campaign is made. */
export const create: StartJourney = async (world) => {
  const { client } = world;
  await bodyOf(client.post('/campaigns/create', { ...request, name: 'Spring' }));
  let ids = new Set<string>();
  const call = async () => {
    const reply = await client.post<AddAnswer>('/campaigns/create', request, { 'idempotency-key': 'one' });
    if (reply.status < 300) ids.add(reply.body.id);
    return wordFor(reply);
  };
  const made = async () => {
    const { campaigns } = await bodyOf(
      client.get<{ campaigns: { id: string; name: string; counts: { total: number } }[] }>('/campaigns/list'),
    );
    return campaigns.filter(({ name }) => name === 'Autumn');
  };
  return {
    act: call,
    honest: async () => ((await made()).length < ids.size ? ['it was said to be there, and is not'] : []),
    async mend() {
      await world.pass(30);
      await call();
    },
    async end() {
      const there = await made();
      ids = new Set([...ids].filter((id) => !there.some((one) => one.id === id)));
      return [
        ...(there.length > 1 ? [`it is there ${there.length} times`] : []),
        ...[...ids].map((id) => `${id} is not there`),
        ...there.flatMap(({ counts: { total } }) => (total === 20 ? [] : [`it has ${total} rows`])),
      ];
    },
  };
};
