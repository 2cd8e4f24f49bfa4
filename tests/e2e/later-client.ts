import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import type { CancelAnswer } from '../../src/scheduling/cancel-messages';
import type { ScheduledList, ScheduledMessage } from '../../src/scheduling/list-scheduled';
import type { ScheduleAnswer } from '../../src/scheduling/schedule-messages';
import type { LocalStack } from './local-stack';

export const ana = '+14155550101';
export const ben = '+14155550102';
export const dayMs = 86_400_000;
/** Midnight may come while the tests run. */
const startedAt = Date.now();

interface Shown {
  status: string;
  body: string;
  sendAt: string | null;
  statuses: { status: string; at: string }[];
}

export const rfc = (instant: number) => new Date(instant).toISOString();
/** In whole seconds, as Twilio keeps times. */
export const inDays = (days: number) => rfc(Math.floor((Date.now() + days * dayMs) / 1_000) * 1_000);
/** A local time of some day from today on, by UTC. */
export const localIn = (days: number, time = '09:00') =>
  `${rfc(startedAt + days * dayMs).slice(0, 10)}T${time}`;

/** What a test does about messages for later, for Ana unless it says otherwise. */
export function laterClient(world: LocalStack) {
  const now = async () => Date.parse((await world.control<{ now: string }>('clock')).now);
  const advance = (seconds: number) => world.control('clock', { advanceSeconds: seconds });
  const client = {
    advance,
    advanceTo: async (instant: number) => advance((instant - (await now())) / 1_000),
    maintain: async () => (await world.post<MaintenanceAnswer>('/maintenance/run', {})).body,
    cancel: async (request: object) => (await world.post<CancelAnswer>('/messages/cancel', request)).body,
    tryToSchedule: (request: object) =>
      world.post<ScheduleAnswer & { code: string; errors: { path: string }[] }>('/messages/schedule', {
        recipients: [ana],
        body: 'Later',
        ...request,
      }),
    async schedule(request: object): Promise<ScheduleAnswer> {
      const { status, body } = await client.tryToSchedule(request);
      expect({ status, body }).toMatchObject({ status: 200 });
      return body;
    },
    async page(query: Record<string, string>): Promise<ScheduledList> {
      const { status, body } = await world.get<ScheduledList>(
        `/messages/scheduled?${new URLSearchParams(query)}`,
      );
      expect({ status, body }).toMatchObject({ status: 200 });
      return body;
    },
    /** All pages of the list. */
    async list(query: Record<string, string> = {}): Promise<ScheduledMessage[]> {
      const { messages, next } = await client.page(query);
      return next === null ? messages : [...messages, ...(await client.list({ ...query, cursor: next }))];
    },
    /** What Twilio has for somebody, apart from its own replies, oldest first. */
    async atTwilio(to = ana): Promise<Shown[]> {
      const query = `messages?to=${encodeURIComponent(to)}`;
      const { messages } = await world.control<{ messages: Shown[] }>(query);
      return messages.filter(({ body }) => body === 'Later').reverse();
    },
    /** Runs maintenance every few days until a time has come. Answers when messages were delivered, by the minute. */
    async liveUntil(instant: number, stepDays = 1): Promise<string[]> {
      for (let at = await now(); at < instant; at = await now()) {
        await client.advanceTo(Math.min(at + stepDays * dayMs, instant));
        await client.maintain();
      }
      await world.settled();
      const sent = (await client.atTwilio()).filter(({ status }) => status === 'delivered');
      return sent.map(({ sendAt }) => rfc(Date.parse(sendAt ?? '')).slice(0, 16)).sort();
    },
  };
  return client;
}
