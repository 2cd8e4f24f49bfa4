import { attemptFor, isOver } from '../../../src/console/pages/messages/attempt';

describe('an attempt to send', () => {
  it('keeps its key for the same words and has a new one for others', () => {
    const first = attemptFor('Hello', undefined, () => 'a');
    expect(attemptFor('Hello', first, () => 'b')).toEqual({ body: 'Hello', key: 'a' });
    expect(attemptFor('Hello you', first, () => 'b')).toEqual({ body: 'Hello you', key: 'b' });
  });

  it.each([
    [409, 'recipient-opted-out', true],
    [422, 'twilio-refused', true],
    [400, 'invalid-request', true],
    [409, 'idempotency-key-in-progress', false],
    [429, 'throttled', false],
    [502, 'outcome-unknown', false],
    [504, 'timed-out', false],
    [0, 'unreachable', false],
  ] as const)('that was answered %i, %s, is over: %s', (status, code, over) => {
    expect(isOver({ status, code })).toBe(over);
  });
});
