import { type Diagnosis, diagnose, needsDiagnosis } from '../../src/delivery/diagnosis/diagnose';
import type { Evidence } from '../../src/delivery/diagnosis/evidence';
import { catalogue } from '../../src/twilio/errors/catalogue';

const undelivered: Evidence = { status: 'undelivered', minutes: 1 };
const stuck: Evidence = { status: 'sent', minutes: 25 };

const resultOf = ({ checks }: Diagnosis, check: string) => checks.find((one) => one.check === check);
const problems = ({ checks }: Diagnosis) =>
  checks.filter(({ result }) => result === 'problem').map(({ check }) => check);

describe('needsDiagnosis', () => {
  it.each(['failed', 'undelivered', 'canceled'])('is true for a message that is %s', (status) => {
    expect(needsDiagnosis({ status, minutes: 0 })).toBe(true);
  });

  it.each(['delivered', 'read', 'partially_delivered'])('is false for one that is %s', (status) => {
    expect(needsDiagnosis({ status, minutes: 1_000 })).toBe(false);
  });

  it.each(['accepted', 'queued', 'sent', 'scheduled', 'some-new-status'])(
    'is true for one that is still %s after ten minutes, and not before',
    (status) => {
      expect(needsDiagnosis({ status, minutes: 9 })).toBe(false);
      expect(needsDiagnosis({ status, minutes: 10 })).toBe(true);
    },
  );
});

describe('a diagnosis', () => {
  it('goes through the checks in the order in which support asks', () => {
    expect(diagnose(stuck).checks.map(({ check }) => check)).toEqual([
      'sender-registration',
      'filtered',
      'opted-out',
      'geo-permission',
      'pumping-protection',
      'account',
      'recipient',
      'content',
      'other',
    ]);
  });

  it.each([
    ['sender-registration', [30034, 30032, 30033, 30035]],
    ['filtered', [30007]],
    ['opted-out', [21610, 30630, 63033]],
    ['geo-permission', [21408]],
    ['pumping-protection', [30450, 30453, 30485]],
    ['account', [20003, 30002, 21704]],
    ['recipient', [30003, 30005, 30006, 21211, 21614, 21635]],
    ['content', [30019, 21617, 63016]],
    ['other', [30008, 30036, 12]],
  ])('finds the cause under %s for its error codes', (check, codes) => {
    for (const errorCode of codes) {
      const diagnosis = diagnose({ ...undelivered, errorCode });
      expect([errorCode, problems(diagnosis)]).toEqual([errorCode, [check]]);
      expect(resultOf(diagnosis, check)?.advice).toEqual(expect.any(String));
    }
  });

  it.each(catalogue.map(({ code }) => code))('has one cause and one sentence for %i', (errorCode) => {
    const diagnosis = diagnose({ ...undelivered, errorCode });
    expect(problems(diagnosis)).toHaveLength(1);
    expect(diagnosis.summary).toMatch(
      new RegExp(`^The message was sent but not delivered.*\\(${errorCode}[,)].*: [A-Z].*\\.$`),
    );
  });

  it('says what happened and what to do first', () => {
    expect(diagnose({ ...undelivered, errorCode: 30007 }).summary).toBe(
      'The message was sent but not delivered, because it was filtered as unwanted (30007): Compare wording, links and consent with the registered campaign.',
    );
    expect(diagnose({ status: 'failed', minutes: 0, errorCode: 30003 }).summary).toBe(
      'The message was not sent (30003, Handset cannot be reached): The phone is off, out of coverage or roaming.',
    );
    expect(diagnose({ status: 'canceled', minutes: 0 }).summary).toBe(
      'The message was canceled before it was sent: Send or schedule it again if it still matters.',
    );
    expect(diagnose(stuck).summary).toBe(
      'The message has been sent for 25 minutes without a result: The carrier took it and reports nothing.',
    );
  });

  it('adds what Twilio shows of the registration to the advice for the code', () => {
    const registration = { kind: 'a2p' as const, statuses: ['FAILED'] };
    const diagnosis = diagnose({ ...undelivered, errorCode: 30034, registration });
    expect(resultOf(diagnosis, 'sender-registration')?.advice).toMatch(/approved A2P campaign.*as FAILED\./);
  });

  it.each([
    ['a2p', ['VERIFIED'], 'ok'],
    ['a2p', ['FAILED', 'VERIFIED'], 'ok'],
    ['a2p', ['IN_PROGRESS'], 'problem'],
    ['a2p', [], 'problem'],
    ['toll-free', ['TWILIO_APPROVED'], 'ok'],
    ['toll-free', ['PENDING_REVIEW'], 'problem'],
    ['toll-free', [], 'problem'],
  ] as const)('judges a registration of kind %s with the statuses %j: %s', (kind, statuses, result) => {
    const diagnosis = diagnose({ ...stuck, registration: { kind, statuses: [...statuses] } });
    expect(resultOf(diagnosis, 'sender-registration')?.result).toBe(result);
  });

  it('suspects what it finds where there is no error code', () => {
    const diagnosis = diagnose({ status: 'queued', minutes: 12, countryOpen: false });
    expect(problems(diagnosis)).toEqual(['geo-permission', 'other']);
    expect(diagnosis.summary).toContain('perhaps because the account may not send to the country');
  });

  it('names the cause that the error code says, not the first suspicion', () => {
    const registration = { kind: 'a2p' as const, statuses: [] };
    const diagnosis = diagnose({ ...undelivered, errorCode: 30005, registration });
    expect(problems(diagnosis)).toEqual(['sender-registration', 'recipient']);
    expect(diagnosis.summary).toContain('30005');
    expect(diagnosis.summary).not.toContain('registered');
  });

  it('knows an opt-out that came after the message', () => {
    expect(problems(diagnose({ ...undelivered, errorCode: 30003, optedOut: true }))).toEqual([
      'opted-out',
      'recipient',
    ]);
  });

  it('does not clear what nobody answered, nor what only a code could tell', () => {
    const asked = { registration: 'no-answer', optedOut: 'no-answer', countryOpen: 'no-answer' } as const;
    const withCode = diagnose({ ...undelivered, errorCode: 30003, ...asked });
    const without = diagnose({ ...stuck, ...asked });
    const unchecked = ({ checks }: Diagnosis) =>
      checks.filter(({ result }) => result === 'not-checked').map(({ check }) => check);
    expect(unchecked(withCode)).toEqual(['sender-registration', 'opted-out', 'geo-permission']);
    expect(unchecked(without)).toEqual([
      'sender-registration',
      'filtered',
      'opted-out',
      'geo-permission',
      'pumping-protection',
      'account',
      'recipient',
      'content',
    ]);
  });

  it('mentions a text of many segments', () => {
    expect(resultOf(diagnose({ ...stuck, segments: 8 }), 'content')).toMatchObject({
      result: 'problem',
      advice: expect.stringContaining('8 segments'),
    });
    expect(resultOf(diagnose({ ...undelivered, errorCode: 30008, segments: 2 }), 'content')?.result).toBe(
      'ok',
    );
  });

  it('gives up on a message that outlived every validity period', () => {
    const advice = (minutes: number) => resultOf(diagnose({ status: 'queued', minutes }), 'other')?.advice;
    expect(advice(599)).toContain('may still wait');
    expect(advice(600)).toContain('lost track');
  });

  it('advises nothing where nothing is wrong', () => {
    const { checks } = diagnose({ ...undelivered, errorCode: 30007 });
    expect(checks.filter(({ advice }) => advice).map(({ check }) => check)).toEqual(['filtered']);
  });
});
