import { checkFlow } from '../../src/preflight/check-flow';
import { sendingFrom } from '../../src/preflight/refuse-hopeless';
import { ready, senders } from './readiness';

const { us, tollFree, gb } = senders;
const pool = ready([us, tollFree, gb], {
  isA2pRegistered: false,
  unverifiedTollFree: new Set([tollFree.address]),
});
const codes = (from: string | undefined) =>
  checkFlow({ channel: 'sms', country: 'US' }, sendingFrom(pool, from)).map(
    ({ severity, code }) => `${severity} ${code}`,
  );

describe('sendingFrom', () => {
  it('leaves the choice to the pool where no sender is asked for', () => {
    expect(sendingFrom(pool, undefined)).toBe(pool);
  });

  it('looks at the sender that is asked for alone', () => {
    expect(codes(us.address)).toEqual(['blocked 30034']);
    expect(codes(tollFree.address)).toEqual(['blocked 30032']);
  });

  it('knows nothing against a sender that is not in the pool but what its kind cannot do', () => {
    expect(codes('+13125550142')).toEqual([]);
    expect(codes('ACME')).toEqual(['blocked 21703']);
    expect(checkFlow({ channel: 'mms', country: 'US' }, sendingFrom(pool, '+13125550142'))).toEqual([]);
  });
});
