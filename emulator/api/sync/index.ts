import type { Operation } from '../../operation';
import { itemOperations } from './item-operations';
import { DOCUMENTS, LISTS, MAPS } from './kinds';
import { objectOperations } from './object-operations';
import { serviceOperations } from './service-operations';
import type { SyncState } from './sync-state';

export { SyncState } from './sync-state';

/** Twilio Sync's REST API for one Service: Maps and Lists with their items, and Documents. */
export function syncOperations(sync: SyncState): Operation[] {
  return [
    ...serviceOperations(sync),
    ...[MAPS, LISTS, DOCUMENTS].flatMap((kind) => objectOperations(sync, kind)),
    ...[MAPS, LISTS].flatMap((kind) => itemOperations(sync, kind)),
  ];
}
