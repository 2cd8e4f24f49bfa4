import fc from 'fast-check';
import {
  type ConsentChange,
  type ConsentRecord,
  changesOf,
  consentSources,
  refusedSince,
  withChange,
} from '../../src/consent/consent-record';

const ana = '+14155550101';
const instant = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
/** The largest item Sync takes. */
const largestBytes = 16 * 1024;

function changed(
  state: ConsentChange['state'],
  second: number,
  more: Partial<ConsentChange> = {},
): ConsentChange {
  return { state, at: instant(second), source: 'operator', ...more };
}
const out = (second: number, more?: Partial<ConsentChange>) => changed('opted-out', second, more);
const back = (second: number, more?: Partial<ConsentChange>) => changed('opted-in', second, more);

function recordOf(...changes: ConsentChange[]): ConsentRecord {
  let record: ConsentRecord | undefined;
  for (const change of changes) record = withChange(record, ana, change);
  return record!;
}

describe('withChange', () => {
  it('begins with the first change', () => {
    expect(recordOf(out(1, { note: 'by phone', by: 'desk' }))).toEqual({
      address: ana,
      state: 'opted-out',
      at: instant(1),
      source: 'operator',
      note: 'by phone',
      by: 'desk',
      history: [],
    });
  });

  it('puts what happened before into the history, latest first', () => {
    const record = recordOf(out(1), back(2), out(3));
    expect(record).toMatchObject({ state: 'opted-out', at: instant(3) });
    expect(record.history).toEqual([back(2), out(1)]);
  });

  it('lets a later word stand when an earlier one is learned after it', () => {
    expect(recordOf(back(5), out(3))).toEqual({ ...back(5), address: ana, history: [out(3)] });
  });

  it.each([
    ['a message', out(1, { messageSid: 'SM1' })],
    ['a note', out(1, { note: 'by phone' })],
    ['neither', out(1)],
  ])('takes the same change with %s once, and gives back the same record', (_, change) => {
    const record = recordOf(change, back(2));
    expect(withChange(record, ana, change)).toBe(record);
  });

  it('takes the same message once, even if it is told with another time', () => {
    const record = recordOf(out(1, { messageSid: 'SM1' }));
    expect(withChange(record, ana, out(4, { messageSid: 'SM1' }))).toBe(record);
  });

  it('lets the refusal count of two changes at one moment', () => {
    for (const changes of [
      [out(1), back(1)],
      [back(1), out(1)],
    ]) {
      expect(recordOf(...changes)).toEqual({ ...out(1), address: ana, history: [back(1)] });
    }
  });

  it('remembers a repeated refusal well enough to withstand an opt-in between the two', () => {
    expect(recordOf(out(1), out(5), back(3)).state).toBe('opted-out');
  });

  it.each([['opted-out' as const], ['opted-in' as const]])(
    'keeps when and from where somebody %s while the same is only said again',
    (state) => {
      const other = state === 'opted-out' ? 'opted-in' : 'opted-out';
      const before = changed(other, 1);
      const first = changed(state, 2, { source: 'advanced-opt-out', messageSid: 'SM1' });
      const again = changed(state, 3, { source: 'delivery-error', messageSid: 'SM2' });
      const twice = changed(state, 4, { source: 'keyword', messageSid: 'SM3' });
      const record = recordOf(before, first, again, twice);
      expect(record).toEqual({ ...first, address: ana, history: [twice, again, before] });
      expect(changesOf(record)).toEqual([twice, again, first, before]);
      expect(recordOf(before, again, twice, first)).toEqual(record);
    },
  );

  it('keeps of repetitions at one moment the one that was known first', () => {
    const record = recordOf(out(1, { messageSid: 'SM1' }), out(1, { messageSid: 'SM2' }), out(2));
    expect(record.messageSid).toBe('SM1');
    expect(withChange(record, ana, out(1, { messageSid: 'SM3' })).messageSid).toBe('SM1');
  });

  it('counts a refusal after a return as one of its own', () => {
    expect(recordOf(out(1), back(2), out(3), out(4))).toMatchObject({ state: 'opted-out', at: instant(3) });
  });

  it('keeps when somebody opted out, however often they say it again', () => {
    const record = recordOf(back(0), ...Array.from({ length: 100 }, (_, n) => out(n + 1)));
    expect(record.at).toBe(instant(1));
    expect(record.history[0]).toEqual(out(100));
    expect(record.history.length).toBeLessThanOrEqual(40);
  });

  it('remembers what was cancelled when the refusal is only repeated', () => {
    const canceled = { canceled: 2, tooLate: 0, at: instant(1) };
    expect(withChange({ ...recordOf(out(1)), canceled }, ana, out(2))).toMatchObject({ canceled });
  });

  it('forgets what was cancelled at an earlier refusal', () => {
    const canceled = { canceled: 2, tooLate: 0, at: instant(1) };
    expect(withChange({ ...recordOf(out(1)), canceled }, ana, back(2))).not.toHaveProperty('canceled');
  });

  it('keeps a bounded history, and of it the latest', () => {
    const record = recordOf(...Array.from({ length: 200 }, (_, n) => (n % 2 ? back(n) : out(n))));
    expect(record.at).toBe(instant(199));
    expect(record.history[0]).toEqual(out(198));
    expect(record.history.length).toBeGreaterThanOrEqual(10);
    expect(record.history.length).toBeLessThanOrEqual(40);
  });

  it.each(['x', 'ü', '漢', '\u0001'])('never outgrows the store, with the longest notes of %j', (letter) => {
    const more = { note: letter.repeat(500), by: 'k'.repeat(40), messageSid: `SM${'0'.repeat(32)}` };
    const sid = (n: number) => `SM${String(n).padStart(32, '0')}`;
    const changes = Array.from({ length: 60 }, (_, n) =>
      changed(n % 2 ? 'opted-in' : 'opted-out', n, { ...more, messageSid: sid(n) }),
    );
    const record = recordOf(...changes);
    expect(record.at).toBe(instant(59));
    expect(Buffer.byteLength(JSON.stringify({ v: record }))).toBeLessThanOrEqual(largestBytes);
  });
});

/** Few moments, so that many changes share one; a message has one time, whoever tells of it. */
const anyChange: fc.Arbitrary<ConsentChange> = fc
  .record(
    {
      state: fc.constantFrom('opted-out' as const, 'opted-in' as const),
      second: fc.nat(6),
      source: fc.constantFrom(...consentSources),
      isMessage: fc.boolean(),
      note: fc.constant('noted'),
    },
    { requiredKeys: ['state', 'second', 'source', 'isMessage'] },
  )
  .map(({ second, isMessage, ...rest }) => ({
    ...rest,
    at: instant(second),
    ...(isMessage && { messageSid: `SM${second}` }),
  }));
const anyChanges = fc.array(anyChange, { minLength: 1, maxLength: 10 });
const inAnyOrder = anyChanges.chain((changes) =>
  fc.tuple(
    fc.constant(changes),
    fc.shuffledSubarray(changes, { minLength: changes.length, maxLength: changes.length }),
  ),
);

/** What the state is, said once more and apart from the code under test. */
function stateOf(changes: readonly ConsentChange[]): ConsentChange['state'] {
  const last = changes
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return changes.some(({ at, state }) => at === last && state === 'opted-out') ? 'opted-out' : 'opted-in';
}

describe('withChange, in any order', () => {
  it('ends in the state of the last change, whenever each was learned', () => {
    fc.assert(
      fc.property(inAnyOrder, ([changes, shuffled]) => {
        expect(recordOf(...changes).state).toBe(stateOf(changes));
        expect(recordOf(...shuffled).state).toBe(stateOf(changes));
      }),
      { numRuns: 2_000 },
    );
  });

  it('makes no difference of a change that is learned again', () => {
    fc.assert(
      fc.property(anyChanges, fc.nat(), (changes, index) => {
        const record = recordOf(...changes);
        expect(withChange(record, ana, changes[index % changes.length]!)).toEqual(record);
      }),
    );
  });

  it('keeps the changes in the order in which they happened', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const times = changesOf(recordOf(...changes)).map(({ at }) => at);
        expect(times).toEqual([...times].sort().reverse());
      }),
    );
  });
});

describe('refusedSince', () => {
  const since = Date.parse(instant(10));

  it.each([
    ['whoever is out, since whenever', recordOf(out(1)), true],
    ['who was out in between', recordOf(out(12), back(15)), true],
    ['who was out at that moment', recordOf(out(10), back(15)), true],
    ['who had come back before', recordOf(out(5), back(8)), false],
    ['who was out only before and said something since', recordOf(out(5), back(15)), false],
    ['who never was out', recordOf(back(15)), false],
  ])('answers for %s', (_, record, expected) => {
    expect(refusedSince(record, since)).toBe(expected);
  });
});
