import fc from 'fast-check';
import {
  chunkIn,
  chunkKey,
  fromChunk,
  laneKeys,
  packRows,
  type Row,
  segmentLength,
  segmentOf,
} from '../../src/campaigns/chunks';
import { assertKey } from '../../src/store/records';

const id = 'CMP0mwq726ob13bf7d5e1476';

const row: fc.Arbitrary<Row> = fc.record(
  {
    to: fc.string({ maxLength: 100, unit: 'grapheme' }),
    variables: fc.dictionary(fc.string({ maxLength: 20 }), fc.string({ maxLength: 3_000 }), { maxKeys: 3 }),
    invalid: fc.string({ maxLength: 80 }),
  },
  { requiredKeys: ['to'] },
);

describe('packRows', () => {
  it('keeps every row in its place, 50 in a chunk at most, and in what a record holds', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 130 }), fc.nat(1_000_000), (rows, first) => {
        const packed = packRows(rows, first);
        expect(packed.flatMap((chunk) => chunk.rows)).toEqual(rows);
        let next = first;
        for (const chunk of packed) {
          expect(chunk.first).toBe(next);
          expect(chunk.rows.length).toBeGreaterThan(0);
          expect(chunk.rows.length).toBeLessThanOrEqual(50);
          expect(Buffer.byteLength(JSON.stringify(chunk))).toBeLessThan(16_000);
          next += chunk.rows.length;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('makes no more chunks than it takes', () => {
    expect(packRows([], 0)).toEqual([]);
    const short = Array.from({ length: 101 }, (_, n) => ({ to: `+1415555${1_000 + n}` }));
    expect(packRows(short, 7).map(({ first, rows }) => [first, rows.length])).toEqual([
      [7, 50],
      [57, 50],
      [107, 1],
    ]);
  });
});

describe('the keys of chunks', () => {
  it('can be stored, tell the number, and sort by it within a lane', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.nat(9_999_999), (a, b) => {
        assertKey(chunkKey(id, a));
        expect(chunkIn(chunkKey(id, a))).toBe(a);
        const [laneOfA, laneOfB] = [a, b].map((chunk) => chunkKey(id, chunk).split('~')[0]);
        if (laneOfA === laneOfB) expect(chunkKey(id, a) < chunkKey(id, b)).toBe(a < b);
        if (segmentOf(a) === segmentOf(b)) expect(laneOfA).toBe(laneOfB);
      }),
    );
  });

  it('begin with the lanes of a span, each once', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(400), (from, count) => {
        const lanes = laneKeys(id, from, from + count);
        const wanted = Array.from(
          { length: count },
          (_, offset) => `${chunkKey(id, from + offset).split('~')[0]}~`,
        );
        expect(new Set(lanes).size).toBe(lanes.length);
        expect(new Set(lanes)).toEqual(new Set(wanted));
      }),
    );
  });

  it('are read from a chunk on, that one included', () => {
    for (const chunk of [0, 1, segmentLength, 12_345]) {
      const lane = `${chunkKey(id, chunk).split('~')[0]}~`;
      const { after = lane } = fromChunk(lane, chunk);
      expect(after < chunkKey(id, chunk)).toBe(true);
      if (chunk > 0) expect(after >= `${lane}${String(chunk - 1).padStart(7, '0')}`).toBe(true);
    }
  });
});
