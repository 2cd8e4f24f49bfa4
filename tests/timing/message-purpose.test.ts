import { isEssential, isPromotional, messagePurposes } from '../../src/timing/message-purpose';

describe('message purposes', () => {
  it('are what Twilio takes as MessageIntent', () => {
    expect([...messagePurposes].sort()).toEqual(
      'announcements customercare delivery education events fraud marketing notifications otp polling security'.split(
        ' ',
      ),
    );
  });

  it('are either essential or promotional', () => {
    expect(messagePurposes.filter((purpose) => isEssential(purpose) === isPromotional(purpose))).toEqual([]);
    expect(isEssential('otp')).toBe(true);
    expect(isPromotional('marketing')).toBe(true);
  });
});
