export type ItemKey = string | number;

/** What tells a Map's or List's items apart from each other's. */
export interface ItemKind {
  /** Name of the key in the path: `{Key}` or `{Index}`. */
  placeholder: 'Key' | 'Index';
  /** Name of the collection in an item's path: `{MapSid}` or `{ListSid}`. */
  parentPlaceholder: 'MapSid' | 'ListSid';
  keyField: 'key' | 'index';
  parentField: 'map_sid' | 'list_sid';
  invalidDataCode: number;
  revisionMismatchCode: number;
  /** The key in a path or in `From`, or undefined if there can be no such item. */
  parseKey(text: string): ItemKey | undefined;
}

/** One of Sync's three kinds of top-level object. */
export interface Kind {
  plural: 'Maps' | 'Lists' | 'Documents';
  /** Key of the page's records, and of the service's link. */
  collectionKey: 'maps' | 'lists' | 'documents';
  sidPrefix: 'MP' | 'ES' | 'ET';
  /** Time-to-live parameters of the object itself; the first one given counts. */
  ttlParameters: readonly string[];
  /** Present on what holds items; a Document holds its data itself. */
  items?: ItemKind;
  /** Codes of a Document's own data and revision. */
  document?: { invalidDataCode: number; revisionMismatchCode: number };
}

/** A kind that holds items: a Map or a List. */
export type CollectionKind = Kind & { items: ItemKind };

export const MAPS: CollectionKind = {
  plural: 'Maps',
  collectionKey: 'maps',
  sidPrefix: 'MP',
  ttlParameters: ['CollectionTtl', 'Ttl'],
  items: {
    placeholder: 'Key',
    parentPlaceholder: 'MapSid',
    keyField: 'key',
    parentField: 'map_sid',
    invalidDataCode: 54206,
    revisionMismatchCode: 54205,
    parseKey: (text) => text,
  },
};

export const LISTS: CollectionKind = {
  plural: 'Lists',
  collectionKey: 'lists',
  sidPrefix: 'ES',
  ttlParameters: ['CollectionTtl', 'Ttl'],
  items: {
    placeholder: 'Index',
    parentPlaceholder: 'ListSid',
    keyField: 'index',
    parentField: 'list_sid',
    invalidDataCode: 54156,
    revisionMismatchCode: 54155,
    parseKey: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined),
  },
};

export const DOCUMENTS: Kind = {
  plural: 'Documents',
  collectionKey: 'documents',
  sidPrefix: 'ET',
  ttlParameters: ['Ttl'],
  document: { invalidDataCode: 54101, revisionMismatchCode: 54103 },
};
