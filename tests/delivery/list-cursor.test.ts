import type { App } from '../../src/app';
import { readConversationCursor, readLedgerCursor, writeCursor } from '../../src/delivery/list-cursor';
import { Problem } from '../../src/problem';

const app = { config: { retentionSeconds: 86_400 } } as App;
const sid = `SM${'a'.repeat(32)}`;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('comes back as it was written', () => {
    for (const cursor of [{ shard: 7 }, { shard: 63, after: { person: 'whatsapp:+14155550123', sid } }]) {
      expect(readLedgerCursor(app, writeCursor(cursor))).toEqual(cursor);
    }
    const place = { at: '2026-01-01T00:00:00.000Z', sid };
    expect(readConversationCursor(writeCursor(place))).toEqual(place);
  });

  it('goes into a query string as it is', () => {
    expect(writeCursor({ shard: 1, after: { person: '+14155550123', sid } })).toMatch(/^[\w-]+$/);
  });

  it.each([
    ['nonsense', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['a shard that is not there', encode({ shard: 64 })],
    ['a negative shard', encode({ shard: -1 })],
    ['a person that no key holds', encode({ shard: 0, after: { person: 'a~b', sid } })],
    ['one of the other list', encode({ at: '2026-01-01T00:00:00.000Z', sid })],
    ['more than it should hold', encode({ shard: 0, x: 1 })],
  ])('that is %s is refused', (_, text) => {
    expect(() => readLedgerCursor(app, text)).toThrow(Problem);
  });

  it('of the whole ledger is refused for one person', () => {
    expect(() => readConversationCursor(encode({ shard: 0 }))).toThrow(Problem);
  });
});
