import type { Clock } from '../../clock';
import { notFound } from '../../errors';
import type { Faults } from '../../faults';
import type { ApiRequest } from '../../operation';
import type { ItemKey, Kind } from './kinds';
import { refuse } from './refusals';
import type { Owner } from './resources';
import { SortedMap } from './sorted-map';
import { isLive, SyncObject } from './sync-object';
import { TokenBucket } from './token-bucket';

/** The objects of one kind, by every way to address them. */
class Shelf {
  readonly bySid = new Map<string, SyncObject>();
  readonly byName = new Map<string, SyncObject>();
  readonly inOrder = new SortedMap<ItemKey, SyncObject>();
}

/** Everything one Sync Service holds, with Sync's rate limits. */
export class SyncState {
  readonly limits = { enabled: true };
  readonly stats = { reads: 0, writes: 0, throttled: 0 };
  readonly owner: Owner;
  startedAt: number;
  #shelves = new Map<Kind, Shelf>();
  #creations = new TokenBucket();
  #sequence = 0;

  constructor(
    readonly clock: Clock,
    accountSid: string,
    serviceSid: string,
    private readonly faults?: Faults,
  ) {
    this.owner = { accountSid, serviceSid };
    this.startedAt = clock.now();
  }

  /** An empty service again, with full buckets and limits on. */
  reset(): void {
    this.#shelves = new Map();
    this.#creations = new TokenBucket();
    this.limits.enabled = true;
    Object.assign(this.stats, { reads: 0, writes: 0, throttled: 0 });
    this.startedAt = this.clock.now();
  }

  /** Throws 404 unless `name` is the service's SID or its unique name, `default`; or what a fault wants instead. */
  checkService(request: ApiRequest, name: string | undefined): void {
    const failing = this.faults?.settings.syncFail;
    if (failing && this.faults?.strikes(failing.share)) throw refuse.unwell(failing.status);
    if (name !== this.owner.serviceSid && name !== 'default') throw notFound(request.path);
  }

  /** The live object that a path names by SID or unique name, or undefined. */
  find(kind: Kind, name: string): SyncObject | undefined {
    const shelf = this.#shelf(kind);
    const object = shelf.bySid.get(name) ?? shelf.byName.get(name);
    if (!object || isLive(object, this.clock.now())) return object;
    this.remove(object);
    return undefined;
  }

  /** All objects of a kind in order of creation, expired ones among them. */
  all(kind: Kind): SortedMap<ItemKey, SyncObject> {
    return this.#shelf(kind).inOrder;
  }

  create(kind: Kind, uniqueName: string | null): SyncObject {
    if (uniqueName !== null && this.find(kind, uniqueName)) throw refuse.nameExists();
    const object = new SyncObject(kind, this.#sequence++, uniqueName, this.clock.now());
    const shelf = this.#shelf(kind);
    shelf.bySid.set(object.sid, object);
    if (uniqueName !== null) shelf.byName.set(uniqueName, object);
    shelf.inOrder.set(object.sequence, object);
    return object;
  }

  remove(object: SyncObject): void {
    const shelf = this.#shelf(object.kind);
    shelf.bySid.delete(object.sid);
    if (object.uniqueName !== null) shelf.byName.delete(object.uniqueName);
    shelf.inOrder.delete(object.sequence);
  }

  /** Counts one read or write of an object or of anything in it; throws 429 if that is one too many. */
  charge(object: SyncObject, access: 'read' | 'write'): void {
    this.#take(object.buckets[access]);
    this.stats[access === 'read' ? 'reads' : 'writes'] += 1;
  }

  /** Counts one creation of a Map, List or Document, whether it then succeeds or not. */
  chargeCreation(): void {
    this.#take(this.#creations);
    this.stats.writes += 1;
  }

  #take(bucket: TokenBucket): void {
    if (!this.limits.enabled || bucket.take()) return;
    this.stats.throttled += 1;
    throw refuse.tooFast();
  }

  #shelf(kind: Kind): Shelf {
    let shelf = this.#shelves.get(kind);
    if (!shelf) {
      shelf = new Shelf();
      this.#shelves.set(kind, shelf);
    }
    return shelf;
  }
}
