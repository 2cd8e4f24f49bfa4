import type { StackClient } from '../emulator/stack-client';
import type { ScheduledList, ScheduledMessage } from '../src/scheduling/list-scheduled';

/** A message as Twilio has it. */
export interface Shown {
  sid: string;
  direction: string;
  status: string;
  sendAt: string | null;
  statuses: { status: string; at: string }[];
}

/** What there is of a person's message at one moment. */
export interface Sight {
  atTwilio: Shown[];
  listed: ScheduledMessage[];
}

/** A message that will reach the person, or has. */
export interface Alive {
  sid: string;
  sendAt: number;
  isWaiting: boolean;
}

export async function look(client: StackClient, to: string): Promise<Sight> {
  const query = `to=${encodeURIComponent(to)}`;
  const [{ messages }, { body }] = await Promise.all([
    client.control<{ messages: Shown[] }>(`messages?${query}`),
    client.get<ScheduledList>(`/messages/scheduled?${query}&state=all&limit=500`),
  ]);
  const atTwilio = messages.filter(({ direction }) => direction === 'outbound-api');
  return { atTwilio, listed: body.messages };
}

export function aliveIn({ atTwilio, listed }: Sight): Alive[] {
  const there = atTwilio
    .filter((message) => endOf(message) === Number.POSITIVE_INFINITY)
    .map(({ sid, sendAt, status }) => ({
      sid,
      sendAt: Date.parse(sendAt ?? ''),
      isWaiting: status === 'scheduled',
    }));
  const here = listed
    .filter(({ status }) => status === 'held')
    .map(({ sid, sendAt }) => ({ sid, sendAt: Date.parse(sendAt), isWaiting: true }));
  return [...there, ...here];
}

export function startOf({ statuses }: Shown): number {
  return Date.parse(statuses[0]?.at ?? '');
}

export function endOf({ statuses }: Shown): number {
  const end = statuses.find(({ status }) => ['canceled', 'failed', 'undelivered'].includes(status));
  return end ? Date.parse(end.at) : Number.POSITIVE_INFINITY;
}
