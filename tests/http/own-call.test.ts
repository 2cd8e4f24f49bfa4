import { isOwnCall, ownCall } from '../../src/own-call';

const token = 'a'.repeat(32);
const path = '/campaigns/run';
const now = Date.parse('2026-11-21T09:00:00Z');
const header = ownCall(token, path, 'CMP1', now);
const isOwn = (given: unknown, at = now, subject = 'CMP1', where = path, secret = token) =>
  isOwnCall(given, secret, where, subject, at);

describe('an own call', () => {
  it('is known for half a minute', () => {
    expect(isOwn(header)).toBe(true);
    expect(isOwn(header, now + 29_999)).toBe(true);
    expect(isOwn(header, now + 30_000)).toBe(false);
  });

  it('holds for one subject, one path and one account', () => {
    expect(isOwn(header, now, 'CMP2')).toBe(false);
    expect(isOwn(header, now, 'CMP1', '/campaigns/control')).toBe(false);
    expect(isOwn(header, now, 'CMP1', path, 'b'.repeat(32))).toBe(false);
  });

  it('does not let its end be moved', () => {
    const [, signature] = header.split('.');
    expect(isOwn(`Own ${now + 60_000}.${signature}`)).toBe(false);
  });

  it.each([
    undefined,
    null,
    '',
    'Own',
    'Own .',
    `Bearer ${header.slice(4)}`,
    `${header} `,
    `${header}0`,
    [header],
  ])('is not %j', (given) => {
    expect(isOwn(given)).toBe(false);
  });
});
