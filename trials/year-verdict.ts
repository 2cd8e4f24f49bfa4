import { bodyOf } from '../emulator/stack-client';
import type { ScheduledList, ScheduledMessage } from '../src/scheduling/list-scheduled';
import { dayMs } from './year-calendar';
import { waitingFor } from './year-events';
import { occurrencesFor, people } from './year-plan';
import type { Moment, Planned, World } from './year-world';

/** What became of messages. `late`: sent a little after their time; `blocked`: by Twilio, as the person had opted out. */
type Fate = 'sent' | 'late' | 'canceled' | 'optedOut' | 'blocked' | 'skipped';

export interface Verdict {
  /** Messages that were planned, by what became of them. */
  fates: Record<Fate, number>;
  crashes: number;
  faults: number;
  /** What must not have happened. */
  complaints: string[];
}

interface EmulatedMessage {
  body: string;
  status: string;
  errorCode: number | null;
  sendAt: string | null;
}

/** By default a message that is later than this is skipped. */
const lateLimitMs = 3_600_000;

/** What Twilio needs before the time of a message, and a minute for the run that hands it over. */
const leadMs = 960_000;

/** How many days ahead what is held is handed to Twilio. */
const daysAhead = { once: 33, recurring: 7 };

/** Holds what Twilio has sent against what was planned: each message is sent once, or there is a reason why not. */
export async function judgeYear(world: World): Promise<Verdict> {
  const { client, complaints, crashes, faults } = world;
  const fates = { sent: 0, late: 0, canceled: 0, optedOut: 0, blocked: 0, skipped: 0 };
  for (const { to } of people) {
    const planned = world.planned.filter(({ person }) => person.to === to);
    const address = encodeURIComponent(to);
    const { messages } = await client.control<{ messages: EmulatedMessage[] }>(`messages?to=${address}`);
    const path = `/messages/scheduled?state=skipped&limit=500&to=${address}`;
    const skipped = (await bodyOf(client.get<ScheduledList>(path))).messages;
    for (const { sid } of await waitingFor(world, to)) complaints.push(`${sid} to ${to} still waits`);
    const bodies = new Set(planned.map(({ schedule }) => schedule.body));
    for (const { body, sendAt } of [...messages, ...skipped]) {
      if (sendAt !== null && !bodies.has(body ?? '')) complaints.push(`${body} to ${to} was not planned`);
    }
    for (const one of planned) judge(world, one, messages, skipped, fates);
  }
  return { fates, crashes, faults, complaints };
}

function judge(
  world: World,
  planned: Planned,
  allMessages: readonly EmulatedMessage[],
  allSkipped: readonly ScheduledMessage[],
  fates: Verdict['fates'],
): void {
  const { schedule, person } = planned;
  const isOurs = ({ body }: { body?: string }) => body === schedule.body;
  const messages = allMessages.filter(isOurs);
  const skipped = allSkipped.filter(isOurs);
  const known = new Set<unknown>();
  for (const at of occurrencesFor(schedule, person)) {
    const isThis = ({ sendAt }: { sendAt: string | null }) => {
      const lateMs = Date.parse(sendAt ?? '') - at;
      return lateMs >= 0 && lateMs <= lateLimitMs;
    };
    const [tried, left] = [messages.filter(isThis), skipped.filter(isThis)];
    for (const one of [...tried, ...left]) known.add(one);
    const verdict = fateOf(world, planned, at, tried, left);
    if (typeof verdict === 'string') fates[verdict]++;
    else {
      const what = `${schedule.body} to ${person.to} for ${new Date(at).toISOString()}`;
      world.complaints.push(`${what}: ${verdict.complaint}`);
    }
  }
  for (const { sendAt } of [...messages, ...skipped].filter((one) => !known.has(one))) {
    world.complaints.push(`${schedule.body} to ${person.to} was not planned for ${sendAt}`);
  }
}

function fateOf(
  world: World,
  planned: Planned,
  at: number,
  tried: readonly EmulatedMessage[],
  skipped: readonly ScheduledMessage[],
): Fate | { complaint: string } {
  const { to } = planned.person;
  const [live, another] = tried.filter(({ status }) => status !== 'canceled');
  const refusals = world.refusals.filter((refusal) => refusal.to === to && refusal.done >= planned.asked);
  const ends = world.ends.filter(
    ({ of, done }) => (of === to || of === planned.seriesSid) && done >= planned.asked,
  );
  const isCanceled = world.canceled.some(
    (one) => one.to === to && one.body === planned.schedule.body && Date.parse(one.sendAt) === at,
  );
  const wasInTime = isDueBefore(world, planned, at, at - leadMs);
  const mayStop = (moments: Moment[]) =>
    moments.some(({ asked }) => asked <= at || !isDueBefore(world, planned, at, asked));
  const mustStop = (moments: Moment[]) => moments.some(({ done }) => done < at);

  if (another) return { complaint: 'sent twice' };
  if (live && skipped.length > 0) return { complaint: 'sent and reported as skipped' };
  if (live?.status === 'failed' && live.errorCode === 21610 && mustStop(refusals)) return 'blocked';
  if (live && live.status !== 'delivered') return { complaint: `it is ${live.status} (${live.errorCode})` };
  if (live && mustStop(refusals)) return { complaint: 'sent after the person had opted out' };
  if (live && (isCanceled || mustStop(ends))) return { complaint: 'sent after it had been cancelled' };
  if (live && Date.parse(live.sendAt ?? '') === at) return 'sent';
  if (live) return wasInTime ? { complaint: `sent late, at ${live.sendAt}` } : 'late';

  const [report] = skipped;
  if (report && !report.reason) return { complaint: 'skipped without a reason' };
  if (report) return wasInTime ? { complaint: `skipped without need: ${report.reason}` } : 'skipped';
  if (isCanceled || mayStop(ends)) return 'canceled';
  if (mayStop(refusals)) return 'optedOut';
  return { complaint: 'neither sent nor reported' };
}

/** Whether a heartbeat had handed a message over by a moment, or had seen that its time had passed. */
function isDueBefore({ beats }: World, { schedule, done }: Planned, at: number, moment: number): boolean {
  const dueAt = at - daysAhead[schedule.recurrence ? 'recurring' : 'once'] * dayMs;
  if (!schedule.recurrence && done >= dueAt) return true;
  return beats.some((beat) => beat >= Math.max(dueAt, done) && beat <= moment);
}
