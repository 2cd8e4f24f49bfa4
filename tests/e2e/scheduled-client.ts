import type { OptOutCheck } from '../../src/consent/check-opt-out';
import type { MaintenanceAnswer } from '../../src/maintenance/run-maintenance';
import type { SendManyAnswer } from '../../src/messages/send-result';
import type { LocalStack } from './local-stack';

interface Shown {
  sid: string;
  to: string;
  status: string;
  statusCallback: string | null;
  statuses: { status: string; at: string }[];
}

/** What a test does about messages that are scheduled for somebody who then opts out. */
export function scheduledClient(world: LocalStack) {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  return {
    schedule: (recipients: string[], days = 10) =>
      world.post<SendManyAnswer>('/messages/schedule', { recipients, body: 'Later', sendAt: inDays(days) }),
    maintain: async () =>
      (await world.post<MaintenanceAnswer>('/maintenance/run', { tasks: ['cancellations'] })).body,
    check: async (to: string) =>
      (await world.get<OptOutCheck>(`/opt-outs/check?to=${encodeURIComponent(to)}`)).body,
    /** What Twilio has for somebody. */
    messagesTo: async (to: string) =>
      (await world.control<{ messages: Shown[] }>(`messages?to=${encodeURIComponent(to)}`)).messages,
  };
}
