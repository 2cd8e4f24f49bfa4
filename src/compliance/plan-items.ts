import { createHash } from 'node:crypto';
import type { Address } from '../addresses/address';
import { type NormalisedAddress, normaliseAddress } from '../addresses/normalise-address';
import { Problem } from '../problem';
import type { PushResult } from './push-result';

/** What Twilio is told of a person, but for the ID by which it answers. */
export interface ItemContent {
  /** E.164. */
  contact_id: Address;
  /** For whose messages, where that makes a difference. */
  sender_id?: string;
}

export interface PlannedItem<Content> {
  content: Content;
  correlationId: string;
  /** The rows that say it. */
  indexes: number[];
}

/** Most items one call takes. */
const mostItems = 1_000;

/**
 * Makes items of rows, and results of the rows that can be none: those without a phone number, and those that say
 * different things of the same person, as batches arrive in any order. Rows that say the same become one item. An item's
 * ID follows from its content alone, so that what is said again is the same item again. Throws `too-many-entries`.
 */
export function planItems<Row extends { to: string }, Content extends ItemContent>(
  rows: readonly Row[],
  contentOf: (row: Row, address: Address) => Content,
): { items: PlannedItem<Content>[]; invalid: PushResult[] } {
  if (rows.length > mostItems) throw Problem.tooMany('entries', rows.length, mostItems);
  const invalid: PushResult[] = [];
  /** What is said of each person and sender, by its ID. */
  const subjects = new Map<string, Map<string, PlannedItem<Content>>>();
  for (const [index, row] of rows.entries()) {
    const number = phoneNumber(row.to);
    if (!number.ok) {
      invalid.push({ index, to: row.to, outcome: 'invalid', reason: number.reason });
      continue;
    }
    const content = contentOf(row, number.address);
    const correlationId = correlationIdOf(content);
    const subject = `${content.contact_id} ${content.sender_id}`;
    const said = subjects.get(subject) ?? new Map<string, PlannedItem<Content>>();
    const item = said.get(correlationId) ?? { content, correlationId, indexes: [] };
    item.indexes.push(index);
    subjects.set(subject, said.set(correlationId, item));
  }

  const items: PlannedItem<Content>[] = [];
  for (const said of subjects.values()) {
    const [first, second] = said.values();
    if (!first) continue;
    if (!second) items.push(first);
    else
      for (const item of said.values()) invalid.push(...contradicted(item, item === first ? second : first));
  }
  return { items, invalid };
}

function contradicted(item: PlannedItem<ItemContent>, other: PlannedItem<ItemContent>): PushResult[] {
  const reason = `says something else of this person than item ${other.indexes[0]}: give only one of them`;
  return item.indexes.map((index) => ({ index, to: item.content.contact_id, outcome: 'invalid', reason }));
}

/** Twilio keeps these by number; people on other channels have none there. */
function phoneNumber(text: string): NormalisedAddress {
  const address = normaliseAddress(text);
  if (!address.ok || address.address.startsWith('+')) return address;
  return { ok: false, reason: 'is not a phone number' };
}

/** 32 hexadecimal digits. */
function correlationIdOf(content: ItemContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}
