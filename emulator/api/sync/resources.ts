import { iso8601 } from '../../dates';
import type { CollectionKind } from './kinds';
import type { Stored, SyncItem, SyncObject } from './sync-object';

/** The account and service that resources belong to. */
export interface Owner {
  accountSid: string;
  serviceSid: string;
}

/** Address of the service, of one of its lists of objects, or of an object. */
export function syncUrl(serviceSid: string, ...segments: string[]): string {
  return ['https://sync.twilio.com/v1/Services', serviceSid, ...segments.map(encodeURIComponent)].join('/');
}

export function formatObject(owner: Owner, object: SyncObject): Record<string, unknown> {
  const { kind, sid } = object;
  const url = syncUrl(owner.serviceSid, kind.plural, sid);
  const links = { ...(kind.items && { items: `${url}/Items` }), permissions: `${url}/Permissions` };
  return {
    sid,
    unique_name: object.uniqueName,
    account_sid: owner.accountSid,
    service_sid: owner.serviceSid,
    url,
    links,
    ...(kind.document && { data: object.data }),
    ...formatStored(object),
  };
}

export function formatItem(
  owner: Owner,
  kind: CollectionKind,
  parent: SyncObject,
  item: SyncItem,
): Record<string, unknown> {
  return {
    [kind.items.keyField]: item.key,
    account_sid: owner.accountSid,
    service_sid: owner.serviceSid,
    [kind.items.parentField]: parent.sid,
    url: syncUrl(owner.serviceSid, kind.plural, parent.sid, 'Items', String(item.key)),
    data: item.data,
    ...formatStored(item),
  };
}

function formatStored(stored: Stored): Record<string, unknown> {
  return {
    revision: stored.revision,
    date_expires: stored.expiresAt === undefined ? null : iso8601(stored.expiresAt),
    date_created: iso8601(stored.createdAt),
    date_updated: iso8601(stored.updatedAt),
    created_by: 'system',
  };
}
