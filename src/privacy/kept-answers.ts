import type { App } from '../app';
import { parts } from '../http/idempotency';
import { partitionOf } from '../store/records';
import { scanAll, visitCollection } from '../store/scan-all';
import type { Person } from './person';
import type { Finding, Rule } from './rule';

/** No number is spread wider, whatever stands between its digits. */
const widest = 100;

/**
 * Answers that are kept to be given again to a repeated call. They are masked, not deleted: without its answer the call
 * would be carried out once more, for everybody in it. An answer lies in several parts, and a number may lie across two.
 */
export const keptAnswers: Rule = async (app, person) => {
  const found = new Set<string>();
  const ends = new Map<string, string>();
  await visitCollection(app.records, parts, ({ key, value }) => {
    const id = partitionOf(key);
    if (person.isIn((ends.get(id) ?? '') + value)) found.add(id);
    ends.set(id, value.slice(-widest));
  });
  return [...found].map(
    (id): Finding => ({
      collection: parts.name,
      what: 'answers kept for repeated calls',
      erase: () => maskAnswer(app, id, person),
    }),
  );
};

async function maskAnswer(app: App, id: string, person: Person): Promise<void> {
  const stored = await scanAll(app.records, parts, `${id}~`);
  const masked = person.maskIn(stored.map(({ value }) => value).join(''));
  let start = 0;
  for (const { key, value } of stored) {
    // Masking keeps the length, so the parts begin where they did.
    const part = masked.slice(start, start + value.length);
    if (part !== value) await app.records.put(parts, key, part);
    start += value.length;
  }
}
