import { type Candidate, objectionToAdding, objectionToRemoving } from '../../src/senders/guard-rails';
import type { PoolSender } from '../../src/senders/pool-sender';

const member = (address: string, sid = `PN-${address}`): PoolSender => ({
  type: 'phone-number',
  sid,
  address,
  capabilities: ['SMS'],
});
const american = member('+12025550142');
const tollFree = member('+18885550142');
const filled = (count: number) => Array.from({ length: count }, (_, n) => member(`+1202555${1_000 + n}`));
const other = { sid: `MG${'1'.repeat(32)}`, friendlyName: 'Other' };

const number = (more: Partial<Candidate> = {}): Candidate => ({
  type: 'phone-number',
  address: '+16135550142',
  capabilities: ['SMS', 'MMS', 'Voice'],
  ...more,
});
const name = (address: string): Candidate => ({ type: 'alpha-sender', address });
const nameFor = (country: string): Candidate => ({
  type: 'country-alpha-sender',
  address: 'Shop',
  country,
});

const rule = (candidate: Candidate, pool: readonly PoolSender[] = [american]) =>
  objectionToAdding(candidate, pool)?.rule;

describe('objectionToAdding', () => {
  it.each<[string, Candidate]>([
    ['a number with SMS', number()],
    ['a short code, of whose capabilities nothing is known', { type: 'short-code', address: '72345' }],
    ['a channel’s sender', { type: 'channel-sender', address: `XE${'1'.repeat(32)}` }],
    ['the first toll-free number', number({ address: '+18885550142' })],
    ['a name of one letter', name('A')],
    ['a name of 11 characters', name('+A_b & 3-xyz'.slice(0, 11))],
    ['a name for France', nameFor('FR')],
  ])('is none to %s', (_what, candidate) => {
    expect(objectionToAdding(candidate, [american])).toBeUndefined();
  });

  it.each([
    'pool-full',
    'in-another-service',
    'no-sms',
    'alpha-sender-form',
    'alpha-sender-country',
  ] as const)('%s is final', (expected) => {
    const candidates: Record<typeof expected, Candidate> = {
      'pool-full': number(),
      'in-another-service': number({ holder: other }),
      'no-sms': number({ capabilities: ['Voice'] }),
      'alpha-sender-form': name('12345'),
      'alpha-sender-country': nameFor('US'),
    };
    const pool = expected === 'pool-full' ? filled(400) : [];
    expect(objectionToAdding(candidates[expected], pool)).toMatchObject({
      rule: expected,
      isOnlyAdvice: false,
    });
  });

  it('is that the pool is full, at 400 senders of all kinds', () => {
    expect(rule(number(), filled(399))).toBeUndefined();
    expect(rule(number(), filled(400))).toBe('pool-full');
    expect(rule(name('Shop'), filled(400))).toBe('pool-full');
  });

  it('names the service that has the sender', () => {
    const { detail } = objectionToAdding(number({ holder: other }), [])!;
    expect(detail).toContain(other.friendlyName);
    expect(detail).toContain(other.sid);
  });

  it.each([[[]], [['Voice']], [['MMS', 'Voice']]])('is that a number with %j has no SMS', (capabilities) => {
    expect(rule(number({ capabilities }))).toBe('no-sms');
  });

  it('knows SMS in any case, as Twilio’s lists differ in that', () => {
    expect(rule(number({ capabilities: ['voice', 'sms'] }))).toBeUndefined();
  });

  it.each(['', '123456', 'LongerThan11', 'Café', 'a.b', ' + '])('is the form of the name %j', (address) => {
    expect(rule(name(address))).toBe('alpha-sender-form');
    expect(rule({ ...nameFor('FR'), address })).toBe('alpha-sender-form');
  });

  it.each(['US', 'CA', 'PR'])('is that %s takes no names', (country) => {
    expect(rule(nameFor(country))).toBe('alpha-sender-country');
  });

  it('to a second toll-free number is only advice, and names the first', () => {
    const objection = objectionToAdding(number({ address: '+18335550142' }), [american, tollFree])!;
    expect(objection).toMatchObject({ rule: 'second-toll-free', isOnlyAdvice: true });
    expect(objection.detail).toContain(tollFree.address);
  });

  it('is final where advice would apply as well', () => {
    const second = number({ address: '+18335550142', holder: other });
    expect(objectionToAdding(second, [tollFree])).toMatchObject({ isOnlyAdvice: false });
    expect(rule(number({ address: '+18335550142' }), [tollFree, ...filled(399)])).toBe('pool-full');
  });
});

describe('objectionToRemoving', () => {
  it('is none while another sender stays', () => {
    expect(objectionToRemoving(tollFree, [american, tollFree])).toBeUndefined();
  });

  it('to the last sender is only advice', () => {
    expect(objectionToRemoving(american, [american])).toMatchObject({
      rule: 'last-sender',
      isOnlyAdvice: true,
    });
  });
});
