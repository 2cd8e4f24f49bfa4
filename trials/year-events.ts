import { bodyOf } from '../emulator/stack-client';
import type { CancelAnswer } from '../src/scheduling/cancel-messages';
import type { ScheduledList, ScheduledMessage } from '../src/scheduling/list-scheduled';
import type { ScheduleAnswer } from '../src/scheduling/schedule-messages';
import { people, type Schedule } from './year-plan';
import type { World } from './year-world';

/** Who has opted out, and the day on which they come back. */
export type Absent = Map<string, number>;

/** Asks for a schedule. Those who are out must not be planned for, all others must. */
export async function ask(world: World, schedule: Schedule, absent: Absent): Promise<void> {
  const { body, localTime, recurrence } = schedule;
  const recipients = schedule.people.map(({ to, zone, isSaid }) => (isSaid ? { to, timeZone: zone } : to));
  if (recipients.length === 0) return;
  const asked = world.now();
  const request = { recipients, body, localTime, ...(recurrence && { recurrence }) };
  const { results, seriesSid } = await bodyOf(
    world.client.post<ScheduleAnswer>('/messages/schedule', request),
  );
  const done = world.now();
  for (const [index, person] of schedule.people.entries()) {
    const outcome = results.find((result) => result.index === index)?.outcome;
    if (outcome !== (absent.has(person.to) ? 'suppressed' : 'accepted')) {
      world.complaints.push(`${body} to ${person.to} was ${outcome}`);
    }
    if (outcome === 'accepted') world.planned.push({ schedule, person, seriesSid, asked, done });
  }
}

/** What may happen on a day between the heartbeats. */
export async function interfere(world: World, day: number, absent: Absent): Promise<void> {
  const { chance } = world;
  const { to = '' } = world.pick(people) ?? {};
  if (chance.strikes(0.15)) {
    const message = world.pick(await waitingFor(world, to));
    if (message) await cancel(world, { sid: message.sid }, [message]);
  }
  if (chance.strikes(0.02)) await cancelAll(world, to, { to }, await waitingFor(world, to));
  const seriesSid = world.pick(world.planned)?.seriesSid;
  if (chance.strikes(0.01) && seriesSid) await cancelAll(world, seriesSid, { sid: seriesSid });
  if (chance.strikes(0.06) && !absent.has(to)) {
    await text(world, to, 'STOP');
    absent.set(to, day + 1 + chance.draw(20));
  }
  for (const [person, until] of absent) {
    if (until > day) continue;
    await text(world, person, 'START');
    absent.delete(person);
  }
}

export async function waitingFor({ client }: World, to: string): Promise<ScheduledMessage[]> {
  const path = `/messages/scheduled?state=waiting&limit=500&to=${encodeURIComponent(to)}`;
  return (await bodyOf(client.get<ScheduledList>(path))).messages;
}

async function cancel(world: World, request: object, messages: readonly ScheduledMessage[]): Promise<void> {
  const { results, done } = await bodyOf(world.client.post<CancelAnswer>('/messages/cancel', request));
  if (!done) world.complaints.push(`Could not cancel ${JSON.stringify(request)}`);
  const outcomes = new Map(results.map(({ sid, outcome }) => [sid, outcome]));
  for (const message of messages) {
    const outcome = outcomes.get(message.sid);
    if (outcome === 'canceled') world.canceled.push(message);
    else world.complaints.push(`${message.body} to ${message.to} was to be cancelled and was ${outcome}`);
  }
}

async function cancelAll(
  world: World,
  of: string,
  request: object,
  messages: readonly ScheduledMessage[] = [],
): Promise<void> {
  const asked = world.now();
  await cancel(world, request, messages);
  world.ends.push({ of, asked, done: world.now() });
}

/** A handset texts in; a person whose STOP has no effect sends it again. */
async function text(world: World, from: string, body: 'STOP' | 'START'): Promise<void> {
  const asked = world.now();
  for (let tries = 1; ; tries++) {
    const { webhook } = await world.client.control<{ webhook: { ok: boolean } }>('inbound', { from, body });
    if (webhook.ok) break;
    if (tries === 5) throw new Error(`${body} from ${from} was not taken`);
  }
  if (body === 'STOP') world.refusals.push({ to: from, asked, done: world.now() });
}
