import type { Operation } from '../../operation';
import { invalid } from '../parameters';

const MOST_ITEMS = 25;

/** The fields of an item; what was no text counts as an empty one, which no field may be. */
export type BulkItem = Readonly<Record<string, string>>;

interface BulkUpsert {
  path: string;
  /** What an item may hold besides `contact_id` and `correlation_id`. */
  fields: readonly string[];
  /** Twilio's code for an item that was not stored. */
  errorCode: number;
  /** What is wrong with an item, in Twilio's words. */
  faultsOf(item: BulkItem): string[];
  store(item: BulkItem): void;
}

/**
 * Puts in or replaces up to 25 items, each of them JSON in a form parameter that repeats. What is wrong with one item is
 * said in its own result and keeps no other from being stored; a call that cannot be read is refused as a whole.
 */
export function bulkUpsert({ path, fields, errorCode, faultsOf, store }: BulkUpsert): Operation {
  const known = ['contact_id', 'correlation_id', ...fields];
  return {
    product: 'accounts',
    method: 'POST',
    path,
    accepts: ['Items'],
    handle: ({ parameters }) => {
      const items = parameters.getAll('Items').map((json) => readItem(json, known));
      if (items.length === 0) throw invalid('Items', 'is missing');
      if (items.length > MOST_ITEMS) throw invalid('Items', `has more than ${MOST_ITEMS} items`);
      const seen = new Set<string>();
      const results = items.map((item) => {
        const { contact_id = '', correlation_id = '' } = item;
        const faults = faultsOf(item);
        if (!/^\+[1-9]\d{6,14}$/.test(contact_id)) faults.push('INVALID_CONTACT_ID');
        if (!/^[0-9a-f]{32}$/i.test(correlation_id) || seen.has(correlation_id))
          faults.push('INVALID_CORRELATION_ID');
        seen.add(correlation_id);
        if (faults.length === 0) store(item);
        return { correlation_id, error_code: faults.length === 0 ? 0 : errorCode, error_messages: faults };
      });
      return { status: 201, body: { items: results } };
    },
  };
}

/** Throws 400 for what is no object, or has fields that no such item has. */
function readItem(json: string, known: readonly string[]): BulkItem {
  const item = parse(json);
  const unknown = Object.keys(item).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw invalid('Items', `has an item with the field ${unknown}, which is not one`);
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );
}

function parse(json: string): object {
  try {
    const item: unknown = JSON.parse(json);
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) return item;
  } catch {
    // Refused below, like any other text that is no object.
  }
  throw invalid('Items', 'has an item that is no JSON object');
}
