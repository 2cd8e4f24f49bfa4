import fc from 'fast-check';
import {
  type BadNumberRecord,
  badNumberOf,
  type Failure,
  withClearing,
  withFailure,
} from '../../src/bad-numbers/bad-number-record';
import { badNumberCodes, isConclusive } from '../../src/twilio/errors/bad-number-codes';

const ana = '+14155550101';
/** Sixty to a day. */
const moment = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 24 * n)).toISOString();
const clearing = (n: number) => ({ at: moment(n), by: 'desk', note: 'called' });
/** A message that failed in that moment, after which it is named. */
const failed = (code: number, n: number): Failure => ({ code, at: moment(n), sid: `SM${n}` });

function recordOf(...failures: Failure[]): BadNumberRecord {
  let record: BadNumberRecord | undefined;
  for (const failure of failures) record = withFailure(record, ana, failure);
  return record!;
}
const verdictOn = (...failures: Failure[]) => badNumberOf(recordOf(...failures));

describe('badNumberOf', () => {
  it.each([21211, 21265, 21268, 21614, 21635])('gives a number up after one %d', (code) => {
    expect(verdictOn(failed(code, 7))).toEqual({ since: moment(7), code, failures: 1 });
  });

  it.each([30005, 30006])('gives nobody up after one %d, nor after a burst of them', (code) => {
    expect(verdictOn(failed(code, 7))).toBeUndefined();
    expect(verdictOn(failed(code, 7), failed(code, 30), failed(code, 66))).toBeUndefined();
  });

  it.each([30005, 30006])('gives a number up at the second %d a day or more after the first', (code) => {
    const later = failed(code, 67);
    const verdict = { since: moment(67), code, failures: 2 };
    expect(verdictOn(failed(30005, 7), later)).toEqual(verdict);
    expect(verdictOn(failed(30006, 7), later)).toEqual(verdict);
  });

  it('says since when, whatever fails afterwards', () => {
    const failures = [failed(30005, 0), failed(30005, 10), failed(30006, 70), failed(30005, 500)];
    expect(verdictOn(...failures)).toEqual({ since: moment(70), code: 30006, failures: 4 });
  });

  it('lets a conclusive error decide among doubtful ones', () => {
    const failures = [failed(30005, 0), failed(21614, 10), failed(30006, 70)];
    expect(verdictOn(...failures)).toEqual({ since: moment(10), code: 21614, failures: 3 });
  });
});

describe('withFailure', () => {
  it('counts a message once, whatever is told of it', () => {
    const record = recordOf(failed(30005, 0));
    expect(withFailure(record, ana, { ...failed(30005, 0), at: moment(200) })).toBe(record);
  });

  it('counts a refused message once, and each of several', () => {
    const refused = { code: 21211, at: moment(0) };
    expect(verdictOn(refused, refused)?.failures).toBe(1);
    expect(verdictOn(refused, { code: 21211, at: moment(1) })?.failures).toBe(2);
  });

  it('decides after a burst of any length', () => {
    const burst = Array.from({ length: 50 }, (_, n) => failed(30005, n));
    expect(verdictOn(...burst)).toBeUndefined();
    expect(verdictOn(...burst, failed(30005, 200))).toMatchObject({ since: moment(200) });
    expect(verdictOn(...burst, failed(21614, 51))).toMatchObject({ since: moment(51) });
  });

  it('keeps the record small', () => {
    const sid = (n: number) => `SM${String(n).padStart(32, '0')}`;
    const many = (from: number) =>
      Array.from({ length: 100 }, (_, n) => ({ ...failed(30005, from + 30 * n), sid: sid(from + n) }));
    let record = withClearing(recordOf(...many(0)), { ...clearing(4_000), note: 'ü'.repeat(500) });
    for (const failure of many(5_000)) record = withFailure(record, ana, failure);
    expect(Buffer.byteLength(JSON.stringify(record))).toBeLessThan(4_000);
  });
});

describe('withClearing', () => {
  const cleared = withClearing(recordOf(failed(30005, 0), failed(30005, 70)), clearing(100));

  it('lets the number be texted, and keeps who said so and what spoke against it', () => {
    expect(badNumberOf(cleared)).toBeUndefined();
    expect(cleared).toEqual({
      address: ana,
      failures: [],
      cleared: { ...clearing(100), failures: [failed(30005, 0), failed(30005, 70)] },
    });
  });

  it('lets it start from zero', () => {
    const once = withFailure(cleared, ana, failed(30005, 200));
    expect(badNumberOf(once)).toBeUndefined();
    const verdict = { since: moment(260), code: 30005, failures: 2 };
    expect(badNumberOf(withFailure(once, ana, failed(30005, 260)))).toEqual(verdict);
    expect(badNumberOf(withFailure(cleared, ana, failed(21614, 101)))).toMatchObject({ failures: 1 });
  });

  it.each([
    ['what was cleared and is told again later', { ...failed(30005, 70), at: moment(300) }],
    ['what failed before and is learned only now', failed(21614, 90)],
  ])('makes nothing of %s', (_, failure) => {
    expect(withFailure(cleared, ana, failure)).toBe(cleared);
  });

  it('changes nothing where nothing speaks against the number', () => {
    expect(withClearing(cleared, clearing(120))).toBe(cleared);
  });
});

/** Few moments and messages, so that many are told twice. */
const anyFailures = fc.array(
  fc
    .record({ code: fc.constantFrom(...badNumberCodes), n: fc.integer({ min: 0, max: 12 }) })
    .map(({ code, n }) => failed(code, n * 15)),
  { minLength: 1, maxLength: 10 },
);
const inAnyOrder = anyFailures.chain((failures) => {
  const messages = [...new Map(failures.map((failure) => [failure.sid, failure])).values()];
  return fc.tuple(
    fc.constant(messages),
    fc.shuffledSubarray([...messages, ...messages], { minLength: 2 * messages.length }),
  );
});

/** The rule, said once more and apart from the code under test. */
function isGivenUp(messages: readonly Failure[]): boolean {
  if (messages.some(({ code }) => isConclusive(code))) return true;
  return messages.some((a) => messages.some((b) => Date.parse(b.at) - Date.parse(a.at) >= 86_400_000));
}

describe('a number, in whatever order its failures are told and how often', () => {
  it('comes to the same', () => {
    fc.assert(
      fc.property(inAnyOrder, ([messages, told]) => {
        expect(verdictOn(...told)?.since).toEqual(verdictOn(...messages)?.since);
        expect(verdictOn(...told)?.failures).toEqual(verdictOn(...messages)?.failures);
        expect(verdictOn(...told) !== undefined).toBe(isGivenUp(messages));
      }),
    );
  });
});
