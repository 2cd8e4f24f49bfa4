import fc from 'fast-check';
import { sendingCounts } from '../../src/campaigns/campaign-counts';
import { type Campaign, campaignStates } from '../../src/campaigns/campaign-record';
import { noCounts } from '../../src/campaigns/progress';

const few = fc.nat(1_000);

function campaignWith(rows: Campaign['rows'], state: Campaign['state']): Campaign {
  return {
    id: 'CMP0mwq726ob13bf7d5e1476',
    name: 'Autumn',
    state,
    createdAt: '2026-11-21T09:00:00.000Z',
    rows,
    chunks: 0,
    peopleLists: 0,
    settled: { chunks: 0, counts: noCounts() },
  };
}

test('every row is in exactly one count', () => {
  fc.assert(
    fc.property(
      fc.record({ accepted: few, rejected: few, suppressed: few, unknown: few, unsent: few }),
      fc.record({ left: few, invalid: few, duplicate: few }),
      fc.constantFrom(...campaignStates),
      (counts, { left, invalid, duplicate }, state) => {
        const worked = Object.values(counts).reduce((sum, count) => sum + count, 0);
        const total = worked + left + invalid + duplicate;
        const { total: all, ...parts } = sendingCounts(
          campaignWith({ total, invalid, duplicate }, state),
          counts,
        );
        expect(all).toBe(total);
        expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(total);
        expect(parts[state === 'canceled' ? 'unsent' : 'pending']).toBe(left + counts.unsent);
      },
    ),
  );
});
