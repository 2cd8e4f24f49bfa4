import fc from 'fast-check';
import type { Fact, SentFact, StatusFact } from '../../src/delivery/fact';
import { nameOf } from '../../src/delivery/ledger';
import { mergeFacts } from '../../src/delivery/merge-facts';
import { thoroughly } from '../thorough';

const sid = `SM${'0'.repeat(32)}`;
const to = '+14155550123';
const sms = '+14155550100';
const rcs = 'rcs:brand';

type Report = SentFact | StatusFact;

const instant = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

function told(status: string, second: number, more: Partial<StatusFact> = {}): StatusFact {
  return { kind: 'status', at: instant(second), to, status, ...more };
}

/** Every status, both senders, errors, and times that are equal, reversed and far apart. */
const alphabet: Report[] = [
  { kind: 'sent', at: instant(3), to, status: 'accepted', segments: 2, campaign: 'c1', recipient: 7 },
  told('queued', 4, { campaign: 'c1', recipient: 7 }),
  told('sending', 2),
  told('sent', 4, { from: rcs }),
  told('delivered', 5, { from: sms }),
  told('undelivered', 5, { errorCode: 30005 }),
  told('failed', 5, { errorCode: 30007, from: rcs }),
  told('failed', 1, { errorCode: 30003 }),
  told('read', 2, { from: sms }),
  told('canceled', 9),
  told('partially_delivered', 4),
  told('brand-new', 1),
];
const inOneMoment = alphabet
  .filter(({ status }) => status !== 'queued' && status !== 'sending')
  .map((report) => ({ ...report, at: instant(1) }));

/** What the order of the statuses is, said once more and apart from the code under test. */
const ranks = [
  ['accepted', 'scheduled', 'brand-new'],
  ['queued'],
  ['sending'],
  ['sent'],
  ['delivered', 'undelivered', 'failed', 'canceled', 'partially_delivered'],
  ['read'],
];
const rankOf = (status: string) => ranks.findIndex((names) => names.includes(status));
const codeOf = (report: Report) => (report.kind === 'status' ? report.errorCode : undefined);

/** Throws where a result breaks what is promised of it. */
function checkRules(reports: readonly Report[], merged: ReturnType<typeof mergeFacts>): void {
  if (!merged) throw new Error('nothing came of the facts');
  const { message, timeline } = merged;
  const highest = Math.max(...reports.map(({ status }) => rankOf(status)));
  const furthest = reports.filter(({ status }) => rankOf(status) === highest);
  const earliest = Math.min(...furthest.map(({ at }) => Date.parse(at)));
  const first = furthest.filter(({ at }) => Date.parse(at) === earliest).map(({ status }) => status);
  expect(first).toContain(message.status);

  const failures = reports.filter(codeOf);
  const firstFailure = Math.min(...failures.map(({ at }) => Date.parse(at)));
  const codes = failures.filter(({ at }) => Date.parse(at) === firstFailure).map(codeOf);
  if (codes.length === 0) expect(message.errorCode).toBeUndefined();
  else expect(codes).toContain(message.errorCode);

  expect(timeline.map(({ status }) => status).sort()).toEqual(reports.map(({ status }) => status).sort());
  expect(timeline.map(({ at }) => at)).toEqual(reports.map(({ at }) => at).sort());
}

/** Calls `visit` with the items in every order, the same array each time (Heap's algorithm). Returns how many there are. */
function forEachOrder<T>(items: T[], visit: (order: T[]) => void): number {
  const counters = items.map(() => 0);
  let orders = 1;
  visit(items);
  for (let i = 0; i < items.length; ) {
    const done = counters[i]!;
    if (done === i) {
      counters[i++] = 0;
      continue;
    }
    const other = i % 2 === 0 ? 0 : done;
    [items[other], items[i]] = [items[i]!, items[other]!];
    counters[i] = done + 1;
    i = 0;
    orders++;
    visit(items);
  }
  return orders;
}

/** All subsets of up to `most` items, and not the empty one. */
function* subsets<T>(items: readonly T[], most: number, start = 0): Generator<T[]> {
  if (most === 0) return;
  for (let i = start; i < items.length; i++) {
    yield [items[i]!];
    for (const rest of subsets(items, most - 1, i + 1)) yield [items[i]!, ...rest];
  }
}

/** How many orders of these facts there are; throws at the first that gives another record than the others. */
function checkAllOrders(facts: readonly Fact[]): number {
  const expected = JSON.stringify(mergeFacts(sid, facts));
  return forEachOrder([...facts], (order) => {
    if (JSON.stringify(mergeFacts(sid, order)) !== expected) throw new Error(JSON.stringify(order));
  });
}

/** What the ledger keeps of what it is told: of facts with one name, the first. */
function kept(facts: readonly Fact[]): Fact[] {
  const ledger = new Map<string, Fact>();
  for (const fact of facts) if (!ledger.has(nameOf(fact))) ledger.set(nameOf(fact), fact);
  return [...ledger.values()];
}

describe('mergeFacts, whatever the order', () => {
  const most = thoroughly(6, 5);
  it.each([
    // Of n reports, sets of k have n! / (n - k)! orders.
    ['told at different times', alphabet, [12, 132, 1_320, 11_880, 95_040, 665_280]],
    ['told in one moment', inOneMoment, [10, 90, 720, 5_040, 30_240, 151_200]],
  ])(
    `makes one record of every set of up to ${most} reports %s`,
    (_, reports, expected) => {
      let orders = 0;
      for (const subset of subsets(reports, most)) {
        checkRules(subset, mergeFacts(sid, subset));
        orders += checkAllOrders(subset);
      }
      expect(orders).toBe(expected.slice(0, most).reduce((sum, count) => sum + count));
    },
    60_000,
  );

  it('makes one record of any six callbacks, repeated ones among them', () => {
    const repeated = subsets(alphabet, 3);
    for (const [first, second = first, third = second] of repeated) {
      const deliveries = [first!, first!, second!, second!, third!, third!];
      const expected = JSON.stringify(mergeFacts(sid, kept([first!, second!, third!])));
      forEachOrder(deliveries, (order) => {
        if (JSON.stringify(mergeFacts(sid, kept(order))) !== expected) throw new Error(JSON.stringify(order));
      });
    }
  }, 60_000);

  it('makes one record of 10,000 random larger sets, with clicks among them', () => {
    const names = ranks.flat();
    const second = fc.nat(20);
    const report: fc.Arbitrary<Fact> = fc
      .record({
        name: fc.constantFrom(...names),
        second,
        errorCode: fc.constantFrom(undefined, 21610, 30003, 30007),
        from: fc.constantFrom(undefined, sms, rcs),
      })
      .map(({ name, second: at, errorCode, from }) =>
        told(name, at, { ...(errorCode && { errorCode }), ...(from && { from }) }),
      );
    const click: fc.Arbitrary<Fact> = fc
      .record({
        second,
        link: fc.constantFrom('https://a.example/', 'https://b.example/'),
        preview: fc.boolean(),
        userAgent: fc.constantFrom('Googlebot/2.1', 'Mozilla/5.0 (iPhone)'),
      })
      .map(({ second: at, ...rest }) => ({ kind: 'click', at: instant(at), to, ...rest }));
    const sets = fc
      .array(fc.oneof({ weight: 3, arbitrary: report }, { weight: 1, arbitrary: click }), {
        minLength: 7,
        maxLength: 40,
      })
      .chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
        ),
      );
    fc.assert(
      fc.property(
        sets,
        ([facts, shuffled]) =>
          JSON.stringify(mergeFacts(sid, facts)) === JSON.stringify(mergeFacts(sid, shuffled)),
      ),
      { numRuns: thoroughly(10_000, 1_000), seed: 20_261_121 },
    );
  }, 20_000);
});
