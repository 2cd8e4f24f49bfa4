import type { Stack } from '../emulator/stack';
import { dayMs } from './year-calendar';
import { type Absent, ask, interfere } from './year-events';
import { beat, heartbeats } from './year-heartbeat';
import { planYear } from './year-plan';
import { judgeYear, type Verdict } from './year-verdict';
import { World } from './year-world';

/**
 * Some people get what was planned for them over so many days, while the heartbeat, which comes every `pace` days, is
 * missing or killed, Twilio fails, messages are cancelled, and people opt out and come back. Tells what became of every
 * single message. The stack must be new or reset. The same seed brings the same events, but for where in its work a
 * process is killed.
 */
export async function yearTrial(stack: Stack, seed: number, days = 365, pace = 1): Promise<Verdict> {
  const world = new World(stack, seed);
  const { chance } = world;
  await world.client.control('faults', { lifeStepMs: 1, seed });
  // From the next first of January on, so that it does not depend on the day on which it is run.
  await world.advance(Date.UTC(new Date().getUTCFullYear() + 1, 0) - world.now());

  const schedules = planYear(chance, world.now(), days, pace);
  const absent: Absent = new Map();
  let silentUntil = 0;
  for (let day = pace; day <= days; day += pace) {
    await world.advance(pace * dayMs);
    if (chance.strikes(0.03)) silentUntil = day + pace + chance.draw(12);
    if (day >= silentUntil) await heartbeats(world);
    for (const schedule of schedules) {
      if (schedule.askedOn === day) await ask(world, schedule, absent);
    }
    await interfere(world, day, absent);
  }
  await world.advance(pace * dayMs);
  if (!(await beat(world, 30))) world.complaints.push('The last heartbeat came to no end.');
  return judgeYear(world);
}
