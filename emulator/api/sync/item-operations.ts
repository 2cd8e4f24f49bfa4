import { notFound } from '../../errors';
import type { ApiAnswer, ApiRequest, Operation } from '../../operation';
import { invalid, oneOf } from '../parameters';
import type { CollectionKind, ItemKey } from './kinds';
import { open, operation } from './object-operations';
import { answerPage, PAGE_PARAMETERS } from './page';
import { matchesRevision, readData, readExpiry, readKey } from './parameters';
import { refuse } from './refusals';
import { formatItem, syncUrl } from './resources';
import { isLive, type SyncItem, type SyncObject } from './sync-object';
import type { SyncState } from './sync-state';

const ITEM_TTL = ['ItemTtl', 'Ttl'] as const;
const COLLECTION_TTL = ['CollectionTtl'] as const;
const WRITTEN = ['Data', ...ITEM_TTL, ...COLLECTION_TTL];

/** Create, fetch, list, update and delete the items of Maps or of Lists. */
export function itemOperations(sync: SyncState, kind: CollectionKind): Operation[] {
  const { parentPlaceholder, placeholder } = kind.items;
  const path = `/v1/Services/{ServiceSid}/${kind.plural}/{${parentPlaceholder}}/Items`;
  const one = `${path}/{${placeholder}}`;
  const created = placeholder === 'Key' ? ['Key', ...WRITTEN] : WRITTEN;
  const listed = ['Order', 'From', 'Bounds', ...PAGE_PARAMETERS];
  const parent = (request: ApiRequest, access: 'read' | 'write') =>
    open(sync, kind, request, access, parentPlaceholder);

  return [
    operation('POST', path, created, (request) => create(sync, kind, parent(request, 'write'), request)),
    operation('GET', path, listed, (request) => list(sync, kind, parent(request, 'read'), request)),
    operation('GET', one, [], (request) => {
      const object = parent(request, 'read');
      return answer(sync, 200, kind, object, find(sync, kind, object, request));
    }),
    operation('POST', one, WRITTEN, (request) => update(sync, kind, parent(request, 'write'), request)),
    operation('DELETE', one, [], (request) => {
      const object = parent(request, 'write');
      const item = find(sync, kind, object, request);
      if (!matchesRevision(request, item.revision)) {
        throw refuse.revisionMismatch(kind.items.revisionMismatchCode);
      }
      object.items.delete(item.key);
      object.touch(sync.clock.now());
      return { status: 204 };
    }),
  ];
}

function find(sync: SyncState, kind: CollectionKind, parent: SyncObject, request: ApiRequest): SyncItem {
  const key = kind.items.parseKey(request.pathParameters[kind.items.placeholder] ?? '');
  const item = key === undefined ? undefined : parent.item(key, sync.clock.now());
  if (!item) throw notFound(request.path);
  return item;
}

function create(sync: SyncState, kind: CollectionKind, parent: SyncObject, request: ApiRequest): ApiAnswer {
  const now = sync.clock.now();
  const wantedKey = kind.items.placeholder === 'Key' ? readKey(request) : undefined;
  const data = readData(request, kind.items.invalidDataCode);
  if (!data) throw refuse.invalidData(kind.items.invalidDataCode);
  const expiresAt = readExpiry(request, ITEM_TTL, now) ?? undefined;
  const collectionExpiry = readExpiry(request, COLLECTION_TTL, now);
  if (wantedKey !== undefined && parent.item(wantedKey, now)) throw refuse.itemExists();

  const key = wantedKey ?? parent.nextIndex();
  const item: SyncItem = {
    key,
    data,
    revision: parent.touch(now),
    createdAt: now,
    updatedAt: now,
    expiresAt,
  };
  parent.items.set(key, item);
  if (collectionExpiry !== undefined) parent.expiresAt = collectionExpiry ?? undefined;
  return answer(sync, 201, kind, parent, item);
}

function update(sync: SyncState, kind: CollectionKind, parent: SyncObject, request: ApiRequest): ApiAnswer {
  const now = sync.clock.now();
  const item = find(sync, kind, parent, request);
  const data = readData(request, kind.items.invalidDataCode);
  const expiry = readExpiry(request, ITEM_TTL, now);
  const collectionExpiry = readExpiry(request, COLLECTION_TTL, now);
  // The collection's time to live can only be changed along with something of the item itself.
  if (data === undefined && expiry === undefined) throw refuse.noParameters();
  if (!matchesRevision(request, item.revision))
    throw refuse.revisionMismatch(kind.items.revisionMismatchCode);

  if (data) item.data = data;
  if (expiry !== undefined) item.expiresAt = expiry ?? undefined;
  if (collectionExpiry !== undefined) parent.expiresAt = collectionExpiry ?? undefined;
  item.revision = parent.touch(now);
  item.updatedAt = now;
  return answer(sync, 200, kind, parent, item);
}

function list(sync: SyncState, kind: CollectionKind, parent: SyncObject, request: ApiRequest): ApiAnswer {
  const now = sync.clock.now();
  const from = readFrom(kind, request);
  return answerPage<SyncItem>(request, {
    entries: parent.items,
    keyOf: (item) => item.key,
    isLive: (item) => isLive(item, now),
    format: (item) => formatItem(sync.owner, kind, parent, item),
    collectionKey: 'items',
    url: syncUrl(sync.owner.serviceSid, kind.plural, parent.sid, 'Items'),
    descending: oneOf(request.parameters, 'Order', ['asc', 'desc']) === 'desc',
    inclusive: oneOf(request.parameters, 'Bounds', ['inclusive', 'exclusive']) !== 'exclusive',
    ...(from !== undefined && { from }),
  });
}

function readFrom(kind: CollectionKind, request: ApiRequest): ItemKey | undefined {
  const text = request.parameters.get('From');
  if (text === null) return undefined;
  const from = kind.items.parseKey(text);
  if (from === undefined) throw invalid('From', 'is not an index');
  return from;
}

function answer(
  sync: SyncState,
  status: number,
  kind: CollectionKind,
  parent: SyncObject,
  item: SyncItem,
): ApiAnswer {
  return {
    status,
    body: formatItem(sync.owner, kind, parent, item),
    headers: { ETag: `"${item.revision}"` },
  };
}
