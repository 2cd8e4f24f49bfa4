import { judgeTollFree } from '../../src/registrations/judge-toll-free';
import type { Verification } from '../../src/registrations/read-registrations';
import { longCode, registrations, tollFree, verification } from './registrations';

const withVerifications = (...parts: Partial<Verification>[]) =>
  judgeTollFree(registrations({ verifications: new Map([[tollFree.sid, parts.map(verification)]]) }));

describe('judgeTollFree', () => {
  it('finds no fault with a number that is approved', () => {
    expect(judgeTollFree(registrations())).toEqual({
      state: 'registered',
      verifications: [
        {
          sid: 'HH1',
          phoneNumber: '+18885550142',
          numberSid: 'PN2',
          state: 'registered',
          status: 'TWILIO_APPROVED',
          problems: [],
        },
      ],
    });
  });

  it.each([
    ['PENDING_REVIEW', 'pending'],
    ['IN_REVIEW', 'pending'],
    ['TWILIO_REJECTED', 'rejected'],
    ['LOST', 'unknown'],
  ])('calls a number that is %s %s, and says what to do', (status, state) => {
    const judged = withVerifications({ status });
    expect(judged).toMatchObject({ state, verifications: [{ state, status }] });
    expect(judged.verifications[0]!.problems).toEqual([
      { problem: expect.stringMatching(/\.$/), advice: expect.stringMatching(/\.$/) },
    ]);
  });

  it('says why a number was turned down, and until when that is mended sooner', () => {
    const rejected = {
      status: 'TWILIO_REJECTED',
      editUntil: '2026-12-01T09:00:00.000Z',
      reasons: [{ code: 30513, text: 'Opt-in language unclear' }],
    };
    const adviceFor = (editAllowed: boolean) =>
      withVerifications({ ...rejected, editAllowed }).verifications[0]!.problems;
    expect(adviceFor(true)).toMatchObject([
      { advice: expect.stringContaining('By 2026-12-01T09:00:00.000Z') },
      { code: 30513, problem: 'Opt-in language unclear', advice: expect.any(String) },
    ]);
    expect(adviceFor(false)[0]!.advice).toContain('cannot be edited');
  });

  it('misses the verification of a number that has none', () => {
    expect(withVerifications()).toEqual({
      state: 'missing',
      verifications: [
        { phoneNumber: '+18885550142', numberSid: 'PN2', state: 'missing', problems: [expect.anything()] },
      ],
    });
  });

  it('goes by the best verification of a number, and by the worst number', () => {
    const twice = withVerifications({ status: 'TWILIO_REJECTED' }, { sid: 'HH2' });
    expect(twice).toMatchObject({ state: 'registered', verifications: [{ sid: 'HH2' }] });
    const other = { ...tollFree, sid: 'PN3' };
    const told = registrations({
      numbers: [tollFree, other],
      verifications: new Map([
        [tollFree.sid, [verification()]],
        [other.sid, []],
      ]),
    });
    expect(judgeTollFree(told)).toMatchObject({
      state: 'missing',
      verifications: [{ state: 'registered' }, { state: 'missing' }],
    });
  });

  it('has nothing to do with other numbers', () => {
    expect(judgeTollFree(registrations({ numbers: [longCode] }))).toEqual({
      state: 'not-needed',
      verifications: [],
    });
  });

  it('knows nothing where Twilio tells nothing', () => {
    expect(judgeTollFree(registrations({ numbers: 'unanswered' })).state).toBe('unknown');
    expect(judgeTollFree(registrations({ verifications: new Map() }))).toMatchObject({
      state: 'unknown',
      verifications: [{ state: 'unknown', problems: [{}] }],
    });
  });
});
