import type SyncV1 from 'twilio/lib/rest/sync/V1';
import type { SyncMapContext } from 'twilio/lib/rest/sync/v1/service/syncMap';
import { callFailure, NoAnswer, untilAnswered } from '../twilio/until-answered';
import { UsualTime } from '../twilio/usual-time';
import { type Collection, StoreUnavailable } from './records';

export interface SyncMapsOptions {
  sync: SyncV1;
  /** SID or unique name of the Sync service. */
  serviceSid: string;
  /** Put before every Map's name, so that several deployments can share one Sync service. */
  namespace: string;
  /** When calls are given up, in milliseconds since the epoch. */
  deadline: number;
}

/** What Sync answers for a Map item, as far as it is used. */
export interface SyncItem {
  key: string;
  data: unknown;
  revision: string;
}

/** Most items Sync gives in one page. */
export const pageSize = 100;

/** How long calls have lately taken in this process, with all their attempts. */
export const usualTime = new UsualTime(1_500);

/** Sync services that were seen by this process, by namespace and name. */
const seenServices = new Set<string>();

/** What is being made or made sure of for all invocations of this process: Maps, and Sync services as above. */
const underWay = new Map<string, Promise<void>>();

/** Does what many need at the same time once. */
async function together(name: string, work: () => Promise<void>): Promise<void> {
  const shared = underWay.get(name) ?? work();
  underWay.set(name, shared);
  await shared.finally(() => underWay.delete(name));
}

/** The Maps behind a collection, one a shard: named, made when first written to, and called until they answer. */
export class SyncMaps {
  constructor(private readonly options: SyncMapsOptions) {}

  /** A shard's Map, which may not exist yet. */
  of(collection: Collection<unknown>, shard: number): SyncMapContext {
    return this.#service.syncMaps(this.#nameOf(collection, shard));
  }

  /** A call to Sync. A refusal that says nothing about the record, such as a wrong token, means that there is no store. */
  async call<T>(attempt: (again: boolean) => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      const answer = await untilAnswered(this.options.deadline, attempt);
      usualTime.saw(performance.now() - startedAt);
      return answer;
    } catch (failure) {
      const isOurs = !(failure instanceof NoAnswer) && (failure as { status?: unknown }).status === undefined;
      if (isOurs || callFailure(failure) !== 'refused') throw failure;
      throw new StoreUnavailable('Twilio Sync does not answer as it should.', { cause: failure });
    }
  }

  /** A call that writes to a shard's Map, making the Map first where there is none. */
  async write<T>(
    collection: Collection<unknown>,
    shard: number,
    attempt: (map: SyncMapContext, again: boolean) => Promise<T>,
  ): Promise<T> {
    const map = this.of(collection, shard);
    const write = () => this.call((again) => attempt(map, again));
    try {
      return await write();
    } catch (failure) {
      if (callFailure(failure) !== 'not-found') throw failure;
    }
    await this.#make(this.#nameOf(collection, shard));
    return write();
  }

  /**
   * Call it before taking a 404 for "there is no such record": with a Sync service that does not exist everything is not
   * found, and nobody would seem to have opted out. Making the Map, once in the life of a process, tells the two apart.
   * Throws StoreUnavailable.
   */
  async confirmService(collection: Collection<unknown>, shard: number): Promise<void> {
    const service = `${this.options.namespace}/${this.options.serviceSid}`;
    if (seenServices.has(service)) return;
    await together(service, () => this.#make(this.#nameOf(collection, shard)));
  }

  /** Up to `size` items in order of their keys, from a key on; the empty key is before all. No Map is an empty one. */
  async page(
    collection: Collection<unknown>,
    shard: number,
    from: string,
    bounds: 'inclusive' | 'exclusive',
    size: number = pageSize,
  ): Promise<SyncItem[]> {
    try {
      return await this.call(async () => {
        const items = this.of(collection, shard).syncMapItems;
        return (await items.page({ ...(from && { from, bounds }), order: 'asc', pageSize: size })).instances;
      });
    } catch (failure) {
      if (callFailure(failure) !== 'not-found') throw failure;
      await this.confirmService(collection, shard);
      return [];
    }
  }

  /** Makes a Map once for all the writes that found it missing: Sync makes only 20 objects a second. */
  async #make(uniqueName: string): Promise<void> {
    await together(uniqueName, () => this.#create(uniqueName));
  }

  async #create(uniqueName: string): Promise<void> {
    try {
      await this.call(() => this.#service.syncMaps.create({ uniqueName }));
    } catch (failure) {
      if (callFailure(failure) === 'not-found') {
        throw new StoreUnavailable('There is no such Sync service.', { cause: failure });
      }
      // Another process has made it in the meantime.
      if (callFailure(failure) !== 'conflict') throw failure;
    }
    seenServices.add(`${this.options.namespace}/${this.options.serviceSid}`);
  }

  get #service() {
    return this.options.sync.services(this.options.serviceSid);
  }

  #nameOf(collection: Collection<unknown>, shard: number): string {
    return `${this.options.namespace}.${collection.name}.${shard}`;
  }
}
