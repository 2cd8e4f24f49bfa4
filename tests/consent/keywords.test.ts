import fc from 'fast-check';
import { consentKeyword } from '../../src/consent/keywords';

const longCode = '+14155550100';
const tollFree = '+18885550100';

describe('consentKeyword', () => {
  it.each([
    ['STOP', 'STOP'],
    [' stop. ', 'STOP'],
    ['"Unsubscribe!"', 'STOP'],
    ['optout', 'STOP'],
    ['Yes', 'START'],
    ['unstop', 'START'],
    ['help?', 'HELP'],
    ['INFO', 'HELP'],
  ])('reads %s as %s', (body, keyword) => {
    expect(consentKeyword(body, longCode)).toBe(keyword);
  });

  it.each(['stop please', "don't stop", 'yesterday', 'help me', '', '!!!', 'STÖP'])(
    'finds none in "%s"',
    (body) => {
      expect(consentKeyword(body, longCode)).toBeUndefined();
    },
  );

  it('lets only START and UNSTOP opt in to a toll-free number', () => {
    expect(consentKeyword('YES', tollFree)).toBeUndefined();
    expect(consentKeyword('START', tollFree)).toBe('START');
    expect(consentKeyword('UNSTOP', tollFree)).toBe('START');
    expect(consentKeyword('STOP', tollFree)).toBe('STOP');
  });

  it('never throws, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => void consentKeyword(body, longCode)));
  });
});
