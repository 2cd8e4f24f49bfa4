import { notFound } from '../../errors';
import type { ApiAnswer, ApiRequest, Operation } from '../../operation';
import type { Kind } from './kinds';
import { answerPage, PAGE_PARAMETERS } from './page';
import { matchesRevision, readData, readExpiry, readUniqueName } from './parameters';
import { refuse } from './refusals';
import { formatObject, syncUrl } from './resources';
import { isLive, type SyncObject } from './sync-object';
import type { SyncState } from './sync-state';

/** Create, fetch, list, update and delete top-level objects of one kind. */
export function objectOperations(sync: SyncState, kind: Kind): Operation[] {
  const path = `/v1/Services/{ServiceSid}/${kind.plural}`;
  const written = [...(kind.document ? ['Data'] : []), ...kind.ttlParameters];
  return [
    operation('POST', path, ['UniqueName', ...written], (request) => create(sync, kind, request)),
    operation('GET', path, PAGE_PARAMETERS, (request) => list(sync, kind, request)),
    operation('GET', `${path}/{Sid}`, [], (request) => answer(sync, 200, open(sync, kind, request, 'read'))),
    operation('POST', `${path}/{Sid}`, written, (request) => update(sync, kind, request)),
    operation('DELETE', `${path}/{Sid}`, [], (request) => {
      sync.remove(open(sync, kind, request, 'write'));
      return { status: 204 };
    }),
  ];
}

/**
 * The object a path names, charged for one read or write. `placeholder` is its name in the path.
 * Throws 404 if the service or the object is not there, 429 if it is used too fast.
 */
export function open(
  sync: SyncState,
  kind: Kind,
  request: ApiRequest,
  access: 'read' | 'write',
  placeholder = 'Sid',
): SyncObject {
  sync.checkService(request, request.pathParameters.ServiceSid);
  const object = sync.find(kind, request.pathParameters[placeholder] ?? '');
  if (!object) throw notFound(request.path);
  sync.charge(object, access);
  return object;
}

export function operation(
  method: Operation['method'],
  path: string,
  accepts: readonly string[],
  handle: (request: ApiRequest) => ApiAnswer,
): Operation {
  return { product: 'sync', method, path, accepts, handle };
}

function create(sync: SyncState, kind: Kind, request: ApiRequest): ApiAnswer {
  sync.checkService(request, request.pathParameters.ServiceSid);
  sync.chargeCreation();
  const uniqueName = readUniqueName(request);
  const data = kind.document && readData(request, kind.document.invalidDataCode);
  const expiry = readExpiry(request, kind.ttlParameters, sync.clock.now());
  const object = sync.create(kind, uniqueName);
  if (data) object.data = data;
  object.expiresAt = expiry ?? undefined;
  return answer(sync, 201, object);
}

function update(sync: SyncState, kind: Kind, request: ApiRequest): ApiAnswer {
  const object = open(sync, kind, request, 'write');
  const now = sync.clock.now();
  const expiry = readExpiry(request, kind.ttlParameters, now);
  const data = kind.document && readData(request, kind.document.invalidDataCode);
  if (expiry === undefined && data === undefined) throw refuse.noParameters();
  if (kind.document && !matchesRevision(request, object.revision)) {
    throw refuse.revisionMismatch(kind.document.revisionMismatchCode);
  }
  if (data) object.data = data;
  if (expiry !== undefined) object.expiresAt = expiry ?? undefined;
  object.touch(now);
  return answer(sync, 200, object);
}

function list(sync: SyncState, kind: Kind, request: ApiRequest): ApiAnswer {
  sync.checkService(request, request.pathParameters.ServiceSid);
  const now = sync.clock.now();
  return answerPage<SyncObject>(request, {
    entries: sync.all(kind),
    keyOf: (object) => object.sequence,
    isLive: (object) => isLive(object, now),
    format: (object) => formatObject(sync.owner, object),
    collectionKey: kind.collectionKey,
    url: syncUrl(sync.owner.serviceSid, kind.plural),
  });
}

function answer(sync: SyncState, status: number, object: SyncObject): ApiAnswer {
  return { status, body: formatObject(sync.owner, object), headers: { ETag: `"${object.revision}"` } };
}
