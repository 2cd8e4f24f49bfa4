import { explainReason } from '../../src/registrations/explain-reason';
import { readReasons } from '../../src/registrations/read-reasons';

describe('readReasons', () => {
  it('reads the errors of A2P and the reasons of toll-free verifications alike', () => {
    const url = 'https://www.twilio.com/docs/api/errors/30897';
    const errors = [{ error_code: 30897, description: 'No', fields: ['MESSAGE_FLOW'], url }];
    expect(readReasons(errors, {})).toEqual([{ code: 30897, text: 'No', fields: ['MESSAGE_FLOW'] }]);
    const reasons = [{ code: '30513', reason: 'Unclear' }, { code: 30451 }];
    expect(readReasons(reasons, {})).toEqual([{ code: 30513, text: 'Unclear' }, { code: 30451 }]);
  });

  it.each([[null], [undefined], [[]], ['no'], [[7]]])('takes the reason beside %j', (told) => {
    expect(readReasons(told, { code: 30441, text: 'No' })).toEqual([{ code: 30441, text: 'No' }]);
    expect(readReasons(told, {})).toEqual([]);
  });
});

describe('explainReason', () => {
  it.each([
    ['Rejected due to Disallowed Content.', ['MESSAGE_FLOW'], /Carriers do not take/],
    ['It is considered High Risk.', [], /Support/],
    ['One or more carriers rejected this campaign upon submission.', [], /Support/],
    ['The registration timed out.', [], /Submit it again as it is/],
    ['The opt-in cannot be verified', [], /public link/],
    ['', ['MESSAGE_FLOW'], /public link/],
    ['Inconsistencies between the sample message and the use-case', [], /samples/],
    ['Rejected because of invalid campaign description.', [], /Describe who/],
    ['Invalid State/Region/Province.', ['region'], /official papers/],
  ])('knows what to do about %j %j', (text, fields, advice) => {
    expect(explainReason({ text, fields }).advice).toMatch(advice);
  });

  it('points to the page about a code that it cannot explain', () => {
    expect(explainReason({ code: 30999 }).advice).toContain('/errors/30999');
    expect(explainReason({ text: 'Mystery' })).toEqual({
      problem: 'Mystery',
      advice: expect.stringContaining('in the Console'),
    });
  });
});
