import { type Collection, partitionOf } from './records';

/** Which of a collection's shards a key lies in: 0 to `shards - 1`, the same for every key of one partition. */
export function shardOf(collection: Collection<unknown>, key: string): number {
  return fnv1a(partitionOf(key)) % collection.shards;
}

/** FNV-1a, 32 bits: spreads keys that differ in their last digits, as phone numbers do. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // A final mix: without it the low bits of neighbouring numbers stay close together.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
