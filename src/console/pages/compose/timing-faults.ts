import { clockAt } from '../../parts/clock-at';
import { furthestAheadMs } from '../../parts/furthest-ahead';
import type { Draft } from './draft';

/** Where a day ends last, and where it begins first. */
const [lastZone, firstZone] = ['Etc/GMT+12', 'Etc/GMT-14'];

/** What is wrong with the time of sending, for whoever may be among the recipients; the backend knows the rest. */
export function timingFaults(
  { date, time, timeZone }: Pick<Draft, 'date' | 'time' | 'timeZone'>,
  now: Date,
): { date?: string; time?: string } {
  const isTime = /^\d{2}:\d{2}$/.test(time);
  const timeFault = isTime ? {} : { time: 'Choose a time.' };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return { date: 'Choose a day.', ...timeFault };
  const past = clockAt(now, timeZone || lastZone);
  if (date < past.day) return { date: 'This day is over.', ...timeFault };
  if (isTime && date === past.day && time <= past.time) return { time: 'This time is over.' };
  const furthest = clockAt(new Date(now.getTime() + furthestAheadMs), timeZone || firstZone);
  if (`${date} ${time}` > `${furthest.day} ${furthest.time}`)
    return { date: 'This day is more than 360 days ahead.', ...timeFault };
  return timeFault;
}
