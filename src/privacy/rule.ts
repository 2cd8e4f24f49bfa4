import type { App } from '../app';
import { type Collection, RecordChanged, type Stored } from '../store/records';
import { scanAll, visitCollection } from '../store/scan-all';
import type { Person } from './person';

/** A record that holds a person's data. */
export interface Finding {
  collection: string;
  /** What such records are. */
  what: string;
  /** Why it cannot be erased yet. */
  staysBecause?: string;
  /** Deletes the record, or takes the person out of it. Doing it again changes nothing. Throws StoreUnavailable. */
  erase(): Promise<void>;
}

/** Finds what one collection, or several alike, hold of a person. */
export type Rule = (app: App, person: Person, pending: Pending) => Promise<Finding[]>;

/** What is under way, and needs the rows and lists that it works through. Both by the SID or id, with the words for it. */
export type Pending = ReadonlyMap<string, string>;

interface RecordRule<T> {
  collection(app: App): Collection<T>;
  what: string;
  /** `by-person`: under the person's key. `anywhere`: among those of others, so that all are looked at. */
  lies: 'by-person' | 'anywhere';
  /** What is left of a record; the same value where it does not concern the person, undefined where nothing is left. */
  without(value: T, person: Person): T | undefined;
  /** Why a record cannot be erased yet. */
  staysBecause?(record: Stored<T>, pending: Pending, app: App): string | undefined;
}

/** Makes a rule of what it says about a single record. */
export function recordRule<T>(rule: RecordRule<T>): Rule {
  return async (app, person, pending) => {
    const { collection, what, without } = rule;
    const findings: Finding[] = [];
    const visit = (record: Stored<T>): void => {
      if (without(record.value, person) === record.value) return;
      const staysBecause = rule.staysBecause?.(record, pending, app);
      findings.push({
        collection: collection(app).name,
        what,
        ...(staysBecause !== undefined && { staysBecause }),
        erase: () => eraseFrom(app, rule, record, person),
      });
    };
    if (rule.lies === 'anywhere') await visitCollection(app.records, collection(app), visit);
    else for (const record of await recordsOf(app, collection(app), person)) visit(record);
    return findings;
  };
}

async function recordsOf<T>(app: App, collection: Collection<T>, { keys }: Person): Promise<Stored<T>[]> {
  const found = keys.map(async (key) => {
    const own = await app.records.get(collection, key);
    return [...(own ? [own] : []), ...(await scanAll(app.records, collection, `${key}~`))];
  });
  return (await Promise.all(found)).flat();
}

async function eraseFrom<T>(
  app: App,
  { collection, without }: RecordRule<T>,
  found: Stored<T>,
  person: Person,
): Promise<void> {
  for (let record: Stored<T> | undefined = found; record; ) {
    const left = without(record.value, person);
    if (left === undefined) return app.records.delete(collection(app), record.key);
    if (left === record.value) return;
    try {
      await app.records.update(collection(app), record.key, left, record.revision);
      return;
    } catch (failure) {
      if (!(failure instanceof RecordChanged)) throw failure;
      record = await app.records.get(collection(app), record.key);
    }
  }
}
