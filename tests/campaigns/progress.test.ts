import fc from 'fast-check';
import {
  chunkState,
  claimAgain,
  countResults,
  isOpenQuestion,
  noCounts,
  type Progress,
  type RowResult,
  rowResult,
} from '../../src/campaigns/progress';
import { describeError } from '../../src/twilio/errors/classify';

const lookUpAfterMs = 10_000;
const until = 100_000;
const sid = `SM${'0'.repeat(32)}`;

const known: RowResult[] = [
  ['accepted', sid],
  ['rejected', 21211],
  ['suppressed', 21610],
  ['unknown', true],
];
const unsent: RowResult = ['unsent'];
const open: RowResult = ['unknown'];
const claim = { run: 'b', since: 90_000, until: 120_000 };

const progressOf = (results?: (RowResult | null)[]): Progress => ({
  run: 'a',
  since: 80_000,
  until,
  ...(results && { results }),
});
const stateAt = (now: number, results?: (RowResult | null)[]) =>
  chunkState(progressOf(results), now, lookUpAfterMs);

describe('chunkState', () => {
  it.each([
    ['nothing is known', undefined],
    ['a row is unknown', [...known, open]],
    ['a row is unknown and another unsent', [unsent, open]],
  ])('where %s, is not touched before Twilio can be asked', (_, results) => {
    expect(stateAt(until, results)).toBe('busy');
    expect(stateAt(until + 1, results)).toBe('waiting');
    expect(stateAt(until + lookUpAfterMs, results)).toBe('waiting');
    expect(stateAt(until + lookUpAfterMs + 1, results)).toBe('lost');
  });

  it.each([until - 5_000, until + 1, until + 60_000])(
    'is done or open at once where all is known (%d)',
    (now) => {
      expect(stateAt(now, [...known, null])).toBe('done');
      expect(stateAt(now, [])).toBe('done');
      expect(stateAt(now, [...known, unsent, null])).toBe('open');
    },
  );
});

const result = fc.option(fc.constantFrom<RowResult>(...known, unsent, open), { nil: null });

describe('claimAgain', () => {
  const rowsFor = (results: readonly (RowResult | null)[]) =>
    results.map((one, n) => ({ to: `+1415555${1_000 + n}`, ...(one === null && { invalid: 'is none' }) }));

  it('keeps what is known, and makes the rest an open question of this claim', () => {
    fc.assert(
      fc.property(fc.array(result, { maxLength: 50 }), (results) => {
        const again = claimAgain(progressOf(results), rowsFor(results), claim);
        expect(again).toMatchObject({ run: 'b', until: 120_000 });
        expect(again.results).toEqual(results.map((one) => (one?.[0] === 'unsent' ? open : one)));
        expect(again.since).toBe(results.some(isOpenQuestion) ? 80_000 : 90_000);
      }),
    );
  });

  it('takes every row of a claim that was never accounted for for an open question', () => {
    const rows = rowsFor([open, null, open]);
    expect(claimAgain(progressOf(), rows, claim)).toEqual({
      run: 'b',
      since: 80_000,
      until: 120_000,
      results: [open, null, open],
    });
  });

  it('never lets a row be sent before Twilio was asked, however often the claim is lost', () => {
    fc.assert(
      fc.property(fc.array(result, { minLength: 1, maxLength: 20 }), fc.nat(3), (results, times) => {
        let progress = progressOf(results);
        for (let n = 0; n <= times; n++) progress = claimAgain(progress, rowsFor(results), claim);
        expect(progress.results).not.toContainEqual(unsent);
        const isCertain = !progress.results?.some(isOpenQuestion);
        expect(chunkState(progress, claim.until + 1, lookUpAfterMs)).toBe(isCertain ? 'done' : 'waiting');
      }),
    );
  });
});

describe('rowResult', () => {
  const row = { index: 0, to: '+14155550101' };

  it.each([
    [{ outcome: 'accepted', sid }, ['accepted', sid]],
    [
      { outcome: 'accepted', sid, sendAt: '2027-01-01T08:00:00.000Z' },
      ['accepted', sid, '2027-01-01T08:00:00.000Z'],
    ],
    [{ outcome: 'rejected', error: describeError(21211) }, ['rejected', 21211]],
    [{ outcome: 'rejected' }, ['rejected', 0]],
    [{ outcome: 'unknown' }, ['unknown']],
    [{ outcome: 'unsent' }, ['unsent']],
    [{ outcome: 'suppressed', error: describeError(21610) }, ['suppressed', 21610]],
    [{ outcome: 'suppressed' }, ['suppressed', 0]],
    [{ outcome: 'accepted' }, ['accepted', '']],
    [
      { outcome: 'accepted', sendAt: '2027-01-01T08:00:00.000Z' },
      ['accepted', '', '2027-01-01T08:00:00.000Z'],
    ],
    [{ outcome: 'suppressed', reason: 'is asleep' }, ['suppressed', 0, 'is asleep']],
    [
      { outcome: 'suppressed', error: describeError(21610), reason: 'has opted out' },
      ['suppressed', 21610, 'has opted out'],
    ],
  ] as const)('says of %j what is to be kept', (sent, kept) => {
    expect(rowResult({ ...row, ...sent })).toEqual(kept);
  });

  it.each([20003, 20005])('leaves a row to be sent that was refused for the account (%d)', (code) => {
    expect(rowResult({ ...row, outcome: 'rejected', error: describeError(code) })).toEqual(['unsent']);
  });
});

test('countResults counts every row that is accounted for once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(result, { maxLength: 50 }), { maxLength: 5 }), (chunks) => {
      const counts = noCounts();
      for (const results of chunks) countResults(counts, progressOf(results));
      countResults(counts, progressOf());
      const rows = chunks.flat();
      for (const [outcome, count] of Object.entries(counts)) {
        expect(count).toBe(rows.filter((one) => one?.[0] === outcome).length);
      }
    }),
  );
});
