import { type Address, personOf } from '../addresses/address';
import type { App } from '../app';
import type { Collection, Page } from '../store/records';

/**
 * Every opt-out of the last minutes, by time, so that whoever sends for several seconds learns in one read who has opted
 * out meanwhile. Written several times over, as many may read it at once.
 */
export const copies: Collection<Address>[] = [0, 1, 2, 3].map((copy) => ({
  name: `recent-opt-outs-${copy}`,
  shards: 1,
  ttlSeconds: 300,
}));

/** Clocks of processes differ by so much at most, and a write may take so long. In milliseconds. */
const slackMs = 10_000;

/** Makes an opt-out known to calls that are sending at this moment. */
export async function announceOptOut(app: App, address: Address): Promise<void> {
  const key = `${sortable(app.now())}~${personOf(address)}`;
  await Promise.all(copies.map((copy) => app.records.put(copy, key, address)));
}

/** The people who have opted out since a moment (milliseconds since the epoch), and a little before. */
export async function optedOutSince(app: App, since: number): Promise<Set<string>> {
  const copy = copies[Math.floor(Math.random() * copies.length)] as Collection<Address>;
  const people = new Set<string>();
  for (let after: string | undefined = sortable(since - slackMs); after !== undefined; ) {
    const page: Page<Address> = await app.records.scanShard(copy, 0, { limit: 1_000, after });
    for (const { value } of page.items) people.add(personOf(value));
    after = page.next;
  }
  return people;
}

/** Of the same length for thousands of years, so that texts sort as the times do. */
function sortable(time: number): string {
  return Math.max(0, time).toString(36).padStart(9, '0');
}
