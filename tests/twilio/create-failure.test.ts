import { createFailure } from '../../src/twilio/create-failure';

const failure = (fields: object) => createFailure(Object.assign(new Error('x'), fields));

describe('createFailure', () => {
  it('knows what Twilio certainly did not accept', () => {
    expect(failure({ status: 429, code: 20429 })).toEqual({ kind: 'throttled' });
    expect(failure({ isAxiosError: true, code: 'ECONNREFUSED' })).toEqual({ kind: 'not-sent' });
    expect(failure({ isAxiosError: true, code: 'ENOTFOUND' })).toEqual({ kind: 'not-sent' });
  });

  it('keeps the code of a refusal', () => {
    expect(failure({ status: 400, code: 21211 })).toEqual({ kind: 'refused', code: 21211 });
    expect(failure({ status: 401, code: 20003 })).toEqual({ kind: 'refused', code: 20003 });
    expect(failure({ status: 404 })).toEqual({ kind: 'refused', code: 0 });
  });

  it.each([
    { status: 500, code: 20500 },
    { status: 503 },
    { isAxiosError: true, code: 'ECONNRESET' },
    { isAxiosError: true, code: 'ECONNABORTED' },
    { isAxiosError: true, code: 'ETIMEDOUT' },
    {},
  ])('calls %j unknown', (fields) => {
    expect(failure(fields)).toEqual({ kind: 'unknown' });
  });
});
