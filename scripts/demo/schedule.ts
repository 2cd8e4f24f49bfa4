import type { SendManyAnswer } from '../../src/messages/send-result';
import type { CancelAnswer } from '../../src/scheduling/cancel-messages';
import type { DemoApi } from './api';
import type { Cast } from './cast';
import { reminder, toBulkRecipient } from './recipients';
import type { Reached } from './send';
import { check, checkEqual } from './step';
import { textIn } from './text-in';

const leadSeconds = 2 * 3600;

/** Reminders that were handed to Twilio for later. */
export interface Reminders {
  sids: string[];
  /** RFC 3339 UTC. */
  sendAt: string;
  /** The one to be cancelled, and whose it is. */
  canceled: { sid: string; person: Reached };
  /** The one of somebody who will refuse further messages. */
  refused: { sid: string; person: Reached };
}

/** Hands Twilio a reminder for each of the cast who is to have one, to be sent in two hours. */
export async function scheduleReminders(
  api: DemoApi,
  { reminded: people, excused, tired }: Cast,
): Promise<Reminders> {
  const { now } = await api.emulator<{ now: string }>('clock');
  const sendAt = new Date(Date.parse(now) + leadSeconds * 1_000).toISOString();
  const request = { body: reminder, recipients: people.map(toBulkRecipient), sendAt };
  const { counts, results } = await api.post<SendManyAnswer>('/messages/schedule', request);
  checkEqual('Reminders accepted', counts.accepted, people.length);
  const sids = results.flatMap(({ sid }) => sid ?? []);
  checkEqual('Reminders by status', await countStatuses(api, sids), { scheduled: people.length });
  const reminderOf = (person: Reached) => {
    const sid = results.find(({ to }) => to === person.to)?.sid;
    check(sid !== undefined, `There is no reminder for ${person.to}`);
    return { sid, person };
  };
  return { sids, sendAt, canceled: reminderOf(excused), refused: reminderOf(tired) };
}

/** Somebody refuses further messages in their own words: Twilio takes no notice, and the reminder must be cancelled. */
export async function refuseReminder(api: DemoApi, { refused: { sid, person } }: Reminders): Promise<string> {
  const body = 'Please take me off your list';
  const [confirmation, ...more] = await textIn(api, { from: person.to, body });
  check(confirmation?.automatic === false && more.length === 0, 'The refusal was not confirmed once');
  checkEqual('The reminder of who refused', await countStatuses(api, [sid]), { canceled: 1 });
  return body;
}

/** Cancels one reminder, twice: the second time must change nothing. */
export async function cancelReminder(api: DemoApi, { canceled: { sid } }: Reminders): Promise<void> {
  const first = await api.post<CancelAnswer>('/messages/cancel', { sid });
  checkEqual('Outcome of the cancellation', first.results[0]?.outcome, 'canceled');
  const again = await api.post<CancelAnswer>('/messages/cancel', { sid });
  checkEqual('Outcome of cancelling it again', again.results[0]?.outcome, 'alreadyCanceled');
}

/**
 * Lets two hours pass on the emulated Twilio's clock: all the reminders must go out but the cancelled ones. Returns how
 * many did.
 */
export async function letTheTimePass(api: DemoApi, { sids, canceled, refused }: Reminders): Promise<number> {
  await api.emulator('clock', { advanceSeconds: leadSeconds });
  await api.settle();
  const sent = sids.filter((sid) => sid !== canceled.sid && sid !== refused.sid);
  const expected = { delivered: sent.length };
  checkEqual('Reminders by status after two hours', await countStatuses(api, sent), expected);
  const messages = await api.emulatedMessages();
  for (const { sid } of [canceled, refused]) {
    const life = messages.get(sid)?.statuses.map(({ status }) => status);
    checkEqual('Life of a cancelled reminder', life, ['scheduled', 'canceled']);
  }
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
