import fc from 'fast-check';
import type { Fact, StatusFact } from '../../src/delivery/fact';
import { mergeFacts } from '../../src/delivery/merge-facts';

const sid = `SM${'0'.repeat(32)}`;
const to = '+14155550123';

function status(name: string, second: number, errorCode?: number): StatusFact {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  return { kind: 'status', at, to, status: name, ...(errorCode && { errorCode }) };
}

const statuses = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'read',
  'canceled',
  'brand-new',
];
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...statuses),
      fc.nat(5),
      fc.option(fc.constantFrom(30003, 30007), { nil: undefined }),
    )
    .map(([name, second, code]) => status(name, second, code)),
  fc.nat(5).map((second): Fact => ({ ...status('accepted', second), kind: 'sent' }) as Fact),
  fc.nat(5).map(
    (second): Fact => ({
      kind: 'click',
      at: status('', second).at,
      to,
      link: 'https://a.example',
      preview: false,
    }),
  ),
);

describe('mergeFacts', () => {
  it('keeps the furthest status, whenever it was told', () => {
    expect(
      mergeFacts(sid, [status('delivered', 1), status('sent', 2), status('queued', 3)])?.message.status,
    ).toBe('delivered');
    expect(mergeFacts(sid, [status('read', 1), status('delivered', 2)])?.message.status).toBe('read');
  });

  it('keeps a failure that a late delivery contradicts, and shows both', () => {
    const merged = mergeFacts(sid, [status('failed', 1, 30007), status('delivered', 9)]);
    expect(merged?.message).toMatchObject({ status: 'failed', errorCode: 30007 });
    expect(merged?.timeline.map((entry) => entry.status)).toEqual(['failed', 'delivered']);
  });

  it('keeps the first error', () => {
    const merged = mergeFacts(sid, [status('undelivered', 5, 30005), status('failed', 4, 30003)]);
    expect(merged?.message.errorCode).toBe(30003);
  });

  it('keeps a status it does not know', () => {
    expect(mergeFacts(sid, [status('brand-new', 1)])?.message.status).toBe('brand-new');
  });

  it('takes the sender that RCS fell back to', () => {
    const merged = mergeFacts(sid, [
      { ...status('sent', 1), from: 'rcs:brand' },
      { ...status('delivered', 2), from: '+14155550100' },
    ]);
    expect(merged?.message.from).toBe('+14155550100');
  });

  it('takes the sender of the furthest status, even where word of an earlier attempt comes later', () => {
    const merged = mergeFacts(sid, [
      { ...status('delivered', 1), from: '+14155550100' },
      { ...status('sent', 2), from: 'rcs:brand' },
    ]);
    expect(merged?.message.from).toBe('+14155550100');
  });

  it('takes a failure for first when a delivery was told in the same moment', () => {
    const merged = mergeFacts(sid, [status('delivered', 1), status('failed', 1, 30007)]);
    expect(merged?.message).toMatchObject({ status: 'failed', errorCode: 30007 });
  });

  it('gives no rank to a status that is the name of something in JavaScript', () => {
    expect(mergeFacts(sid, [status('constructor', 1), status('queued', 2)])?.message.status).toBe('queued');
  });

  it('depends on the set of facts, not on their order or repetition', () => {
    const shuffles = fc
      .array(anyFact, { maxLength: 8 })
      .chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
        ),
      );
    fc.assert(
      fc.property(shuffles, ([facts, shuffled]) => {
        expect(mergeFacts(sid, shuffled)).toEqual(mergeFacts(sid, facts));
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows nothing of a message without facts', () => {
    expect(mergeFacts(sid, [])).toBeUndefined();
  });
});
