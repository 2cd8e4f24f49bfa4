import type { ScheduledList } from '../../src/scheduling/list-scheduled';
import { yearTrial } from '../../trials/year-trial';
import { localStack } from './local-stack';

const world = localStack();
const ana = '+14155550101';
const daySeconds = 86_400;

it('sends each message of some months once or says why not, whatever crashes, fails or is missing', async () => {
  const { fates, crashes, faults, complaints } = await yearTrial(world.stack(), 12, 77, 7);
  expect(complaints).toEqual([]);
  expect(fates.sent).toBeGreaterThan(80);
  expect(fates.canceled + fates.optedOut).toBeGreaterThan(0);
  expect(crashes + faults).toBeGreaterThan(0);
});

const inDays = (days: number) =>
  new Date((world.stack().emulator?.clock.now() ?? 0) + days * daySeconds * 1_000).toISOString();
const runMaintenance = () => world.post('/maintenance/run', {});

async function livingMessages(): Promise<string[]> {
  const { messages } = await world.control<{ messages: { body: string; status: string }[] }>(
    `messages?to=${encodeURIComponent(ana)}`,
  );
  return messages.flatMap(({ body, status }) => (status === 'canceled' ? [] : [body])).sort();
}

it('sends one that was held once, where nobody told what became of it and of one that was not held', async () => {
  const ask = (body: string, days: number) =>
    world.post('/messages/schedule', { recipients: [ana], body, sendAt: inDays(days) });
  await ask('Held', 40);
  await world.control('clock', { advanceSeconds: 8 * daySeconds });
  const lostAnswers = { product: 'api', method: 'POST', path: '/Messages.json', share: 1, drop: 'after' };
  await world.control('faults', { api: [lostAnswers] });
  await Promise.all([ask('Not held', 10), runMaintenance()]);
  await world.control('faults', { api: [] });
  await world.control('clock', { advanceSeconds: 60 });
  await runMaintenance();
  await runMaintenance();
  expect(await livingMessages()).toEqual(['Held', 'Not held']);
});

it('ends what recurs for a recipient also where one occurrence was cancelled before', async () => {
  await world.post('/messages/schedule', {
    recipients: [ana],
    body: 'Weekly',
    localTime: inDays(10).slice(0, 16),
    recurrence: { frequency: 'weekly', count: 3 },
  });
  const list = await world.get<ScheduledList>(`/messages/scheduled?to=${encodeURIComponent(ana)}`);
  await world.post('/messages/cancel', { sid: list.body.messages[0]?.sid });
  await world.post('/messages/cancel', { to: ana });
  for (let day = 0; day < 20; day += 4) {
    await world.control('clock', { advanceSeconds: 4 * daySeconds });
    await runMaintenance();
  }
  expect(await livingMessages()).toEqual([]);
});
