import type { SendManyAnswer } from '../../src/messages/send-result';
import type { CancelAnswer } from '../../src/scheduling/cancel-messages';
import type { DemoApi } from './api';
import { reminder, toBulkRecipient } from './recipients';
import type { Reached } from './send';
import { check, checkEqual } from './step';

const leadSeconds = 2 * 3600;

/** Reminders that were handed to Twilio for later. */
export interface Reminders {
  sids: string[];
  /** RFC 3339 UTC. */
  sendAt: string;
  /** The one to be cancelled, and whose it is. */
  canceled: { sid: string; person: Reached };
}

/** Hands Twilio a reminder for each of these, to be sent in two hours; `excused` is one of them. */
export async function scheduleReminders(
  api: DemoApi,
  people: readonly Reached[],
  excused: Reached,
): Promise<Reminders> {
  const { now } = await api.emulator<{ now: string }>('clock');
  const sendAt = new Date(Date.parse(now) + leadSeconds * 1_000).toISOString();
  const request = { body: reminder, recipients: people.map(toBulkRecipient), sendAt };
  const { counts, results } = await api.post<SendManyAnswer>('/messages/schedule', request);
  checkEqual('Reminders accepted', counts.accepted, people.length);
  const sids = results.flatMap(({ sid }) => sid ?? []);
  checkEqual('Reminders by status', await countStatuses(api, sids), { scheduled: people.length });
  const sid = results.find(({ to }) => to === excused.to)?.sid;
  check(sid !== undefined, `There is no reminder for ${excused.to}`);
  return { sids, sendAt, canceled: { sid, person: excused } };
}

/** Cancels one reminder, twice: the second time must change nothing. */
export async function cancelReminder(api: DemoApi, { canceled: { sid } }: Reminders): Promise<void> {
  const first = await api.post<CancelAnswer>('/messages/cancel', { sid });
  checkEqual('Outcome of the cancellation', first.results[0]?.outcome, 'canceled');
  const again = await api.post<CancelAnswer>('/messages/cancel', { sid });
  checkEqual('Outcome of cancelling it again', again.results[0]?.outcome, 'alreadyCanceled');
}

/**
 * Lets two hours pass on the emulated Twilio's clock: all the reminders must go out but the cancelled one. Returns how
 * many did.
 */
export async function letTheTimePass(api: DemoApi, { sids, canceled }: Reminders): Promise<number> {
  await api.emulator('clock', { advanceSeconds: leadSeconds });
  await api.settle();
  const sent = sids.filter((sid) => sid !== canceled.sid);
  const expected = { delivered: sent.length };
  checkEqual('Reminders by status after two hours', await countStatuses(api, sent), expected);
  const { statuses = [] } = (await api.emulatedMessages()).get(canceled.sid) ?? {};
  const life = statuses.map(({ status }) => status);
  checkEqual('Life of the cancelled reminder', life, ['scheduled', 'canceled']);
  return sent.length;
}

/** How many of these messages have which status at Twilio. */
async function countStatuses(api: DemoApi, sids: readonly string[]): Promise<Record<string, number>> {
  const messages = await api.emulatedMessages();
  const counts: Record<string, number> = {};
  for (const sid of sids) {
    const status = messages.get(sid)?.status ?? 'missing';
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}
