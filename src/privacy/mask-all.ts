import type { Person } from './person';

/** A record in which a person is masked wherever a text or a number holds them; the same one where nothing does. */
export function maskAll<T>(record: T, person: Person): T {
  return person.isIn(JSON.stringify(record)) ? (masked(record, person) as T) : record;
}

function masked(value: unknown, person: Person): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, person));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, item]) => [person.maskIn(name), masked(item, person)]);
    return Object.fromEntries(entries);
  }
  const text = String(value);
  return person.isIn(text) ? person.maskIn(text) : value;
}
