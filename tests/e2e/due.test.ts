import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import { waitingMessage } from '../../src/messages/stored-content';
import { findDue, openDues, readDue } from '../../src/outbox/due';
import { hold } from '../../src/outbox/hold';
import { appHere } from './app-here';
import { localStack } from './local-stack';

const world = localStack();
const dayMs = 86_400_000;
const count = 130;

/** In one lane of the same day, by the end of their SIDs. */
async function holdInOneLane(): Promise<void> {
  // How fast they are written is not the question here.
  await world.control('faults', { syncLimits: false });
  const app = appHere(world);
  const sendAt = new Date(app.now() + 40 * dayMs);
  await openDues(app);
  await Promise.all(
    Array.from({ length: count }, (_, n) => {
      const planned = { index: n, to: `+1415555${1_000 + n}` as const, body: 'Later', sendAt };
      const sid = `HM${String(n).padStart(30, '0')}00`;
      return hold(app, { ...waitingMessage(planned, {}, app.now()), sid });
    }),
  );
  await world.control('clock', { advanceSeconds: 8 * 86_400 });
}

it('what is due on a day with very many is read in parts, each of them once', async () => {
  await holdInOneLane();
  const app = appHere(world);
  const { due, left } = await findDue(app);
  const rest = await readDue(app, left);
  expect([due.length, rest.due.length]).toEqual([100, 30]);
  expect(rest.left).toEqual([]);
  expect(new Set([...due, ...rest.due].map(({ value }) => value.sid)).size).toBe(count);
});

it('all of it is handed to Twilio', async () => {
  await holdInOneLane();
  let done = false;
  for (let runs = 0; runs < 10 && !done; runs++) {
    done = (await world.post<MaintenanceAnswer>('/maintenance/run', {})).body.done;
  }
  const { messages } = await world.control<{ messages: { to: string; status: string }[] }>(
    'messages?limit=1000',
  );
  const scheduled = messages.filter(({ status }) => status === 'scheduled').map(({ to }) => to);
  expect(scheduled).toHaveLength(count);
  expect(new Set(scheduled).size).toBe(count);
});
