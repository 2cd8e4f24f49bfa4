import { bodyOf, type Reply } from '../../emulator/stack-client';
import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import type { CancelAnswer } from '../../src/scheduling/cancel-messages';
import { people, type StartJourney, tally, wordFor } from './journey';
import type { World } from './world';

const three = people(3);

/** Schedules a message for each of three, so many days ahead. Resolves to the call's id. */
async function scheduleAll(world: World, days: number): Promise<string> {
  const sendAt = new Date(Date.now() + days * 86_400_000).toISOString();
  const request = { recipients: three, body: 'Hi', sendAt };
  await bodyOf(world.client.post('/messages/schedule', request));
  const [message] = await world.scheduled();
  return message?.campaignId ?? '';
}

/** All that waits of a call is cancelled. */
export const cancel: StartJourney = async (world) => {
  const campaignId = await scheduleAll(world, 20);
  let reply: Reply<CancelAnswer>;
  const ask = async () => (reply = await world.client.post<CancelAnswer>('/messages/cancel', { campaignId }));
  const statuses = async () => new Map((await world.sent()).map(({ sid, status }) => [sid, status]));
  return {
    async act() {
      const { status, body } = await ask();
      if (status >= 300) return wordFor(reply);
      const { canceled, alreadyCanceled, failed } = body.counts;
      if (canceled + alreadyCanceled === three.length) return 'ok';
      return failed > 0 ? 'failed' : body.done ? 'none' : 'later';
    },
    async honest() {
      if (reply.status >= 300) return [];
      const now = await statuses();
      return reply.body.results.flatMap(({ sid, outcome }) =>
        outcome.toLowerCase().includes('canceled') && now.get(sid) !== 'canceled'
          ? [`${sid} was said to be ${outcome}, and is ${now.get(sid)}`]
          : [],
      );
    },
    async mend() {
      await world.pass(60);
      await ask();
      await world.maintain();
    },
    async end() {
      if (world.isStoreLost) return [];
      return [...(await statuses())].flatMap(([sid, status]) =>
        status === 'canceled' ? [] : [`${sid} is ${status} in the end`],
      );
    },
  };
};

/** Messages that were held here have become due. */
export const promote: StartJourney = async (world) => {
  await scheduleAll(world, 40);
  await world.pass(10 * 86_400);
  return {
    async act() {
      const reply = await world.client.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['promote'] });
      if (reply.status >= 300) return wordFor(reply);
      const { done, promoted } = reply.body;
      return !done ? 'later' : promoted === three.length ? 'ok' : 'none';
    },
    honest: async () => twice(await world.sent()),
    async mend() {
      await world.pass(60);
      await world.maintain();
    },
    async end() {
      const sent = await world.sent();
      if (world.isStoreLost) return twice(sent);
      const listed = (await world.scheduled())
        .filter(({ status }) => status === 'scheduled')
        .map(({ sid }) => sid);
      return [
        ...twice(sent),
        ...three.filter((to) => !sent.some((one) => one.to === to)).map((to) => `${to} was left out`),
        ...sent.filter(({ sid }) => !listed.includes(sid)).map(({ to }) => `that for ${to} is not known`),
      ];
    },
  };
};

function twice(sent: readonly { to: string }[]): string[] {
  return [...tally(sent.map(({ to }) => to))].flatMap(([to, count]) =>
    count > 1 ? [`${to} gets it ${count} times`] : [],
  );
}
