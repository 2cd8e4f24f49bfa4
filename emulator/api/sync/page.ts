import type { ApiAnswer, ApiRequest } from '../../operation';
import { integer, invalid } from '../parameters';
import type { ItemKey } from './kinds';
import { refuse } from './refusals';
import type { SortedMap } from './sorted-map';

/** Query parameters that every list of Sync takes. */
export const PAGE_PARAMETERS = ['PageSize', 'Page', 'PageToken'] as const;

export interface Listing<V> {
  entries: SortedMap<ItemKey, V>;
  keyOf(value: V): ItemKey;
  isLive(value: V): boolean;
  format(value: V): unknown;
  /** Name of the records in the answer. */
  collectionKey: string;
  /** Address of the list, without query. */
  url: string;
  from?: ItemKey;
  inclusive?: boolean;
  descending?: boolean;
}

/** A place in the list: the page after a key, or the page before one. */
type PageToken = { after: ItemKey } | { before: ItemKey };

/**
 * One page of a list. Pages hang on keys, not on offsets: an entry that is neither added nor removed while somebody
 * pages through is seen exactly once. Expired entries are skipped.
 */
export function answerPage<V>(request: ApiRequest, listing: Listing<V>): ApiAnswer {
  const pageSize = integer(request.parameters, 'PageSize') ?? 50;
  if (pageSize < 1 || pageSize > 100) throw refuse.invalidPageSize();
  const number = integer(request.parameters, 'Page') ?? 0;
  if (number < 0) throw invalid('Page', 'is less than 0');
  const token = readToken(request);
  const { records, hasPrevious, hasNext } = collect(listing, token, pageSize);

  const address = (page: number, to?: PageToken): string => {
    const query = new URLSearchParams({ PageSize: String(pageSize), Page: String(page) });
    for (const name of ['Order', 'From', 'Bounds']) {
      const value = request.parameters.get(name);
      if (value !== null) query.set(name, value);
    }
    if (to) query.set('PageToken', Buffer.from(JSON.stringify(to)).toString('base64url'));
    return `${listing.url}?${query}`;
  };
  const first = records[0];
  const last = records.at(-1);
  return {
    status: 200,
    body: {
      [listing.collectionKey]: records.map(listing.format),
      meta: {
        key: listing.collectionKey,
        page: number,
        page_size: pageSize,
        first_page_url: address(0),
        previous_page_url:
          hasPrevious && first !== undefined
            ? address(Math.max(number - 1, 0), { before: listing.keyOf(first) })
            : null,
        next_page_url:
          hasNext && last !== undefined ? address(number + 1, { after: listing.keyOf(last) }) : null,
        url: address(number, token),
      },
    },
  };
}

function readToken(request: ApiRequest): PageToken | undefined {
  const text = request.parameters.get('PageToken');
  if (text === null || text === '') return undefined;
  try {
    const token: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof token === 'object' && token !== null) {
      if ('after' in token && isKey(token.after)) return { after: token.after };
      if ('before' in token && isKey(token.before)) return { before: token.before };
    }
  } catch {
    // Not one of ours: refused below.
  }
  throw invalid('PageToken', 'belongs to no page');
}

function isKey(value: unknown): value is ItemKey {
  return typeof value === 'string' || typeof value === 'number';
}

interface Slice<V> {
  records: V[];
  hasPrevious: boolean;
  hasNext: boolean;
}

function collect<V>(listing: Listing<V>, token: PageToken | undefined, size: number): Slice<V> {
  const descending = listing.descending ?? false;
  if (token && 'before' in token) {
    // Backwards from the later page, but not beyond where the list was asked to start.
    const walk = listing.entries.walk({ from: token.before, inclusive: false, descending: !descending });
    const found = take(walk, size + 1, (value) => listing.isLive(value) && isWithin(listing, value));
    return { records: found.slice(0, size).reverse(), hasPrevious: found.length > size, hasNext: true };
  }
  const from = token?.after ?? listing.from;
  const inclusive = token === undefined && (listing.inclusive ?? true);
  const walk = listing.entries.walk({ ...(from === undefined ? {} : { from }), inclusive, descending });
  const found = take(walk, size + 1, listing.isLive);
  return { records: found.slice(0, size), hasPrevious: token !== undefined, hasNext: found.length > size };
}

function isWithin<V>(listing: Listing<V>, value: V): boolean {
  const key = listing.keyOf(value);
  if (listing.from === undefined) return true;
  if (key === listing.from) return listing.inclusive ?? true;
  return listing.descending ? key < listing.from : key > listing.from;
}

function take<V>(values: Iterable<V>, count: number, wanted: (value: V) => boolean): V[] {
  const taken: V[] = [];
  for (const value of values) {
    if (!wanted(value)) continue;
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}
