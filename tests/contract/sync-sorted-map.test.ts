import fc from 'fast-check';
import { SortedMap } from '../../emulator/api/sync/sorted-map';

const key = fc.string({ maxLength: 2 });
const step = fc.record({ key, remove: fc.boolean() });

/** What a walk gives, by sorting everything. */
function expected(keys: Iterable<string>, from: string | undefined, inclusive: boolean, descending: boolean) {
  const sorted = [...keys].sort((a, b) => (a < b ? -1 : 1));
  const inOrder = descending ? sorted.reverse() : sorted;
  if (from === undefined) return inOrder;
  return inOrder.filter((k) => (k === from ? inclusive : descending ? k < from : k > from));
}

it('walks in key order from any key, either way, after any insertions and deletions', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.option(key, { nil: undefined }),
      fc.boolean(),
      fc.boolean(),
      (steps, from, inclusive, descending) => {
        const map = new SortedMap<string, string>();
        const model = new Set<string>();
        for (const { key, remove } of steps) {
          if (remove) expect(map.delete(key)).toBe(model.delete(key));
          else {
            map.set(key, key);
            model.add(key);
          }
        }
        const walked = [...map.walk({ ...(from !== undefined && { from }), inclusive, descending })];
        expect(walked).toEqual(expected(model, from, inclusive, descending));
        expect(map.size).toBe(model.size);
      },
    ),
  );
});
