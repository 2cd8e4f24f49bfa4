import type { Faults } from '../emulator/faults';
import type { Recurrence } from '../src/timing/recurrence';
import { dateOf, dayMs, instantOf, localTimesOf } from './year-calendar';

export interface Person {
  to: string;
  zone: string;
  /** Whether the zone must be said, as the number does not tell it. */
  isSaid?: true;
}

/** A message to some people, once or again and again, that is asked for on a certain day of the trial. */
export interface Schedule {
  /** No other has it: by this a message is known again. */
  body: string;
  askedOn: number;
  people: Person[];
  localTime: string;
  recurrence?: Recurrence;
}

/** A repeatable chance: the one that the emulated faults are drawn from. */
export type Chance = Pick<Faults, 'strikes' | 'draw'>;

export const people: Person[] = [
  { to: '+12125550101', zone: 'America/New_York' },
  { to: '+13125550102', zone: 'America/Chicago' },
  { to: '+13105550103', zone: 'America/Los_Angeles' },
  { to: '+18085550104', zone: 'Pacific/Honolulu' },
  { to: '+447700900105', zone: 'Europe/London' },
  { to: '+4930123106', zone: 'Europe/Berlin' },
  { to: '+33612345107', zone: 'Europe/Paris' },
  { to: '+919812345108', zone: 'Asia/Kolkata' },
  { to: '+819012345109', zone: 'Asia/Tokyo' },
  { to: '+27821234110', zone: 'Africa/Johannesburg' },
  { to: '+5511912345111', zone: 'America/Sao_Paulo' },
  { to: '+971501234112', zone: 'Asia/Dubai' },
  { to: '+61412345113', zone: 'Australia/Lord_Howe', isSaid: true },
  { to: '+64211234114', zone: 'Pacific/Chatham', isSaid: true },
  { to: '+14155550115', zone: 'Asia/Kathmandu', isSaid: true },
  { to: '+17185550116', zone: 'Pacific/Kiritimati', isSaid: true },
];

type Kind = { once: number } | Recurrence;

/** The last day of what recurs is chosen for each schedule. */
const kinds: Kind[] = [
  { frequency: 'monthly', monthDay: 31 },
  { frequency: 'weekly', weekdays: ['sunday'] },
  { frequency: 'daily', count: 14 },
  { once: 90 },
  { frequency: 'monthly', weekday: { nth: 'last', day: 'friday' } },
  { frequency: 'weekly', weekdays: ['monday', 'thursday'] },
  { once: 20 },
  { frequency: 'monthly', weekday: { nth: 2, day: 'tuesday' } },
  { frequency: 'weekly', interval: 2, weekdays: ['wednesday', 'saturday'] },
  { frequency: 'daily', interval: 3, count: 14 },
  { once: 45 },
  { frequency: 'monthly' },
];

/** What is asked for in a trial of so many days from `start`, on every `pace`-th of them: all of it ends before the trial does. */
export function planYear(chance: Chance, start: number, days: number, pace: number): Schedule[] {
  const fitting = kinds.filter((kind) => longest(kind, days) + 2 * pace < days);
  return Array.from({ length: 8 + Math.floor(days / 30) }, (_, number) => {
    const kind = fitting[number % fitting.length] as Kind;
    const askedOn = pace * (1 + chance.draw((days - longest(kind, days)) / pace - 1));
    const firstDay = askedOn + ('once' in kind ? kind.once : 2 + chance.draw(8));
    const schedule = {
      body: `Message ${number} to you`,
      askedOn,
      people: people.filter(() => chance.strikes(0.3)),
      localTime: `${dateOf(start + firstDay * dayMs)}T${clockTime(chance, kind)}`,
    };
    const recurrence = 'once' in kind ? undefined : ending(chance, kind, start + (days - 2) * dayMs);
    return recurrence ? { ...schedule, recurrence } : schedule;
  });
}

/** From when it is asked for to its last message, at least. */
function longest(kind: Kind, days: number): number {
  if ('once' in kind) return kind.once + 2;
  return kind.count === undefined ? days / 2 : 12 + kind.count * (kind.interval ?? 1);
}

/** On Sundays, at a time that clocks jump over once a year. */
function clockTime(chance: Chance, kind: Kind): string {
  if ('weekdays' in kind && kind.weekdays?.includes('sunday')) return '02:30';
  return `${String(chance.draw(24)).padStart(2, '0')}:${String(chance.draw(60)).padStart(2, '0')}`;
}

function ending(chance: Chance, rule: Recurrence, last: number): Recurrence {
  if (rule.count !== undefined) return rule;
  return { ...rule, until: dateOf(last - chance.draw(20) * dayMs) };
}

/** The instants at which somebody is to get a schedule's message. */
export function occurrencesFor({ localTime, recurrence }: Schedule, { zone }: Person): number[] {
  const localTimes = recurrence ? localTimesOf(recurrence, localTime) : [localTime];
  return localTimes.map((time) => instantOf(time, zone));
}
