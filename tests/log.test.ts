import { failureFields, maskPhoneNumbers } from '../src/log';

describe('the log', () => {
  it('masks phone numbers wherever they stand', () => {
    expect(maskPhoneNumbers('to +14155550123, whatsapp:+442079460958')).toBe(
      'to +1415***23, whatsapp:+4420***58',
    );
  });

  it('says of a failure what it is and where, not what it says', () => {
    const failure = Object.assign(new Error("The 'To' number +14155550123 is not valid"), { code: 21211 });
    const fields = JSON.stringify(failureFields(failure));
    expect(fields).toContain('21211');
    expect(fields).not.toContain('4155550123');
  });

  it('takes no line of a message for the place of a failure', () => {
    expect(failureFields(new Error('no JSON: "meet me\n    at noon"')).at).toContain('log.test.ts');
  });
});
