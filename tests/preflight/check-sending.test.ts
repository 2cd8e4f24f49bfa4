import type { Flow } from '../../src/preflight/check-flow';
import { type Course, checkSending } from '../../src/preflight/check-sending';
import type { Readiness } from '../../src/preflight/readiness';
import { ready, senders } from './readiness';

const { us, gb, tollFree, whatsapp } = senders;
const quick: Course = { seconds: 60, isPaced: false, validitySeconds: 14_400 };
const to = (country: string | undefined, messages: number, channel: Flow['channel'] = 'sms') => ({
  channel,
  messages,
  ...(country && { country }),
});

const check = (flows: ReturnType<typeof to>[], readiness: Readiness, course: Partial<Course> = {}) =>
  checkSending(flows, readiness, { ...quick, ...course });

describe('the verdict', () => {
  const closed = ready([us, gb], { closedCountries: new Set(['GB']) });

  it.each([
    ['ready where nothing speaks against it', [to('US', 10)], 'ready'],
    ['at-risk where some messages would fail', [to('US', 1), to('GB', 99)], 'at-risk'],
    ['blocked where all would fail', [to('GB', 99)], 'blocked'],
    ['at-risk where all may come late or not', [to('FR', 9)], 'at-risk'],
    ['ready where there is nobody to send to', [], 'ready'],
  ] as const)('is %s', (_, flows, verdict) => {
    expect(check([...flows], closed).verdict).toBe(verdict);
  });

  it('is blocked where each country fails for a reason of its own', () => {
    const both = { ...closed, isA2pRegistered: false };
    expect(check([to('US', 5), to('GB', 5)], both).verdict).toBe('blocked');
    expect(check([to('US', 5), to('GB', 5), to('US', 1, 'whatsapp')], both)).toMatchObject({
      verdict: 'blocked',
      findings: [{ code: 30034 }, { code: 21408 }, { code: 21703 }],
    });
  });

  it('is ready where nothing is known', () => {
    expect(check([to('US', 5), to('FR', 5, 'mms'), to(undefined, 1, 'messenger')], {})).toEqual({
      verdict: 'ready',
      findings: [],
      course: quick,
    });
  });
});

describe('findings', () => {
  it('are one for each problem, with the countries and how many messages it concerns', () => {
    const closed = ready([us, gb], { closedCountries: new Set(['FR', 'DE']) });
    const { findings } = check([to('FR', 3), to('US', 100), to('DE', 4), to('ES', 20)], closed);
    expect(findings).toMatchObject([
      { severity: 'blocked', code: 21408, countries: ['FR', 'DE'], messages: 7 },
      { severity: 'at-risk', check: 'sender', countries: ['FR', 'DE', 'ES'], messages: 27 },
    ]);
  });

  it('name a country once, and none where the number does not tell', () => {
    const { findings } = check([to('US', 1), to('US', 2, 'whatsapp'), to(undefined, 4)], ready([]));
    expect(findings).toMatchObject([{ code: 21704, countries: ['US'], messages: 7 }]);
  });

  it('come in order of their weight: what blocks first, then what concerns most', () => {
    const readiness = ready([us, tollFree], {
      isA2pRegistered: false,
      closedCountries: new Set(['FR', 'DE']),
    });
    const flows = [to('US', 1_000), to('FR', 5), to('JP', 7), to('US', 9, 'whatsapp')];
    expect(check(flows, readiness).findings.map(({ messages }) => messages)).toEqual([9, 5, 1_000, 12]);
  });

  it('tell what is certain from what may be under the same name', () => {
    const { findings } = check([to('GB', 2), to(undefined, 3)], ready([whatsapp]));
    expect(findings).toMatchObject([
      { severity: 'blocked', messages: 2 },
      { severity: 'at-risk', messages: 3 },
    ]);
  });
});

describe('the queue at Twilio', () => {
  const checks = (course: Partial<Course>) => check([to('US', 20_000)], ready([us]), course);

  it('drops what waits longer than the validity period', () => {
    expect(checks({ seconds: 20_000, validitySeconds: 14_400 })).toMatchObject({
      verdict: 'at-risk',
      findings: [{ check: 'queue', severity: 'at-risk', code: 30001, countries: [], messages: 20_000 }],
    });
    expect(checks({ seconds: 20_000 }).findings[0]?.problem).toMatch(
      /needs 5\.6 hours .* at most 4\.0 hours/,
    );
    expect(checks({ seconds: 14_400 }).findings).toEqual([]);
  });

  it('does not grow while messages are handed over no faster than they leave', () => {
    expect(checks({ seconds: 20_000, isPaced: true }).verdict).toBe('ready');
  });

  it('is told in minutes where it is short', () => {
    expect(checks({ seconds: 100, validitySeconds: 30 }).findings[0]?.problem).toMatch(/2 min .* 1 min/);
  });
});

describe('the window of a day', () => {
  it('is too short where the pool needs longer', () => {
    const { verdict, findings } = check([to('US', 9_000)], ready([us]), {
      seconds: 9_000,
      windowSeconds: 3_600,
    });
    expect(verdict).toBe('at-risk');
    expect(findings).toMatchObject([{ check: 'window', messages: 9_000 }]);
    expect(findings[0]?.problem).toContain('it takes 3 days');
  });

  it('is long enough where the pool is done in it', () => {
    expect(check([to('US', 10)], ready([us]), { seconds: 3_600, windowSeconds: 3_600 }).findings).toEqual([]);
  });
});
