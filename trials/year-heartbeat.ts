import { setTimeout as sleep } from 'node:timers/promises';
import type { MaintenanceAnswer } from '../src/maintenance/run-maintenance';
import type { World } from './year-world';

/** Twilio refuses, fails, and breaks off after it has accepted. */
const roughDay = [
  { product: 'api', method: 'POST', path: '/Messages.json', share: 0.15, status: 429 },
  { product: 'api', method: 'POST', path: '/Messages.json', share: 0.15, status: 500 },
  { product: 'api', method: 'POST', path: '/Messages.json', share: 0.2, drop: 'after' },
  { product: 'sync', share: 0.03, status: 429 },
  { product: 'sync', share: 0.02, status: 503 },
];

/** The heartbeat of one day: on some days Twilio fails meanwhile, on some its processes are killed. */
export async function heartbeats(world: World): Promise<void> {
  const { chance, client } = world;
  if (chance.strikes(0.15)) {
    await client.control('faults', { api: roughDay });
    const since = new Date();
    await beat(world, 5);
    world.faults += await faultsSince(world, since);
    await client.control('faults', { api: [] });
    // Otherwise the next day goes on.
    if (chance.strikes(0.5)) return;
  }
  if (chance.strikes(0.25)) {
    await client.control('faults', { latencyMs: 15, answerDelayMs: 15 });
    await crash(world);
    await client.control('faults', { latencyMs: 0, answerDelayMs: 0 });
  }
  await beat(world, 20);
}

/** As a cron would, until nothing is left to do, or so many times. Resolves to whether nothing is. */
export async function beat(world: World, runs: number): Promise<boolean> {
  for (let run = 0; run < runs; run++) {
    const { status, body } = await world.client.post<MaintenanceAnswer>('/maintenance/run', {});
    if (status === 200 && body.done) {
      world.beats.push(world.now());
      return true;
    }
    await world.advance(15_000);
  }
  return false;
}

/** Kills every process while the heartbeat is at work: at any time, or just after Twilio has accepted a message. */
async function crash(world: World): Promise<void> {
  const before = await accepted(world);
  const run = world.client.post('/maintenance/run', {});
  const patience = world.now() + 20 + world.chance.draw(400);
  while (world.now() < patience && (await accepted(world)) === before) await sleep(2);
  await sleep(world.chance.draw(60));
  world.stack.gateway.killAll();
  if ((await run).status !== 200) world.crashes++;
}

async function accepted({ client }: World): Promise<number> {
  const { creates } = await client.control<{ creates: { accepted: number } }>('stats');
  return creates.accepted;
}

async function faultsSince({ client }: World, since: Date): Promise<number> {
  const { requests } = await client.control<{ requests: { status: number | null; startedAt: string }[] }>(
    'requests',
  );
  return requests.filter(
    ({ status, startedAt }) =>
      startedAt >= since.toISOString() && (status === null || status === 429 || status >= 500),
  ).length;
}
