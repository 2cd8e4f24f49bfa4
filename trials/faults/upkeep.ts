import { bodyOf, type Reply } from '../../emulator/stack-client';
import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import type { Applied } from '../../src/messaging-service/apply-own-service';
import type { ShownService } from '../../src/messaging-service/show-service';
import { people, type StartJourney, wordFor } from './journey';

/** Callbacks were lost, and it is time to ask. */
export const reconcile: StartJourney = async (world) => {
  const { client } = world;
  await client.control('faults', { callbacks: { lose: 1 } });
  for (const to of people(3)) await bodyOf(client.post('/messages/send', { to, body: 'Hi' }));
  await world.pass(13 * 3_600);
  const run = () => client.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['reconcile'] });
  const known = async () => (await world.known()).filter(({ status }) => status === 'delivered').length;
  let reply: Reply<MaintenanceAnswer>;
  return {
    async act() {
      reply = await run();
      if (reply.status >= 300) return wordFor(reply);
      return !reply.body.done ? 'later' : reply.body.reconciled?.updated === 3 ? 'ok' : 'none';
    },
    async honest() {
      const updated = reply.body.reconciled?.updated ?? 0;
      const there = await known();
      return there < updated ? [`${updated} were said to be known, and ${there} are`] : [];
    },
    async mend() {
      // What was left alone may have to grow older.
      await world.pass(40 * 3_600);
      await world.maintain();
    },
    async end() {
      const there = await known();
      return there === 3 || world.isStoreLost ? [] : [`${there} of 3 are known in the end`];
    },
  };
};

/** The Messaging Service is made as messaging-service.json says. */
export const provision: StartJourney = async (world) => {
  const { client } = world;
  const drift = async () => (await bodyOf(client.get<ShownService>('/service/show'))).drift;
  const apply = () => client.post<Applied>('/service/apply', {});
  let reply: Reply<Applied>;
  return {
    async act() {
      reply = await apply();
      if (reply.status >= 300) return wordFor(reply);
      const others = new Set(
        reply.body.changes.map(({ outcome }) => outcome).filter((one) => one !== 'applied'),
      );
      return others.size === 0 ? 'ok' : [...others].sort().join('+');
    },
    async honest() {
      if (reply.status >= 300) return [];
      const left = new Set((await drift()).map(({ setting }) => setting));
      return reply.body.changes.flatMap(({ setting, outcome }) =>
        outcome === 'applied' && left.has(setting) ? [`${setting} was said to be applied, and is not`] : [],
      );
    },
    async mend() {
      await bodyOf(apply());
    },
    end: async () => (await drift()).map(({ setting }) => `${setting} is not as it is meant to be`),
  };
};
