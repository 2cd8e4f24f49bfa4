import type { MessageList } from '../../src/delivery/list-messages';
import type { ListedMessage } from '../../src/delivery/listed-message';
import type { RecentList } from '../../src/delivery/recent-messages';
import type { SendManyAnswer } from '../../src/messages/send-result';
import { localStack } from './local-stack';

const world = localStack();
const ana = '+14155550101';

const list = async (query: Record<string, string> = {}) =>
  (await world.get<MessageList>(`/messages/list?${new URLSearchParams(query)}`)).body;

/** All pages of a list, one after the other. */
async function all(query: Record<string, string>): Promise<ListedMessage[]> {
  const found: ListedMessage[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: MessageList = await list({ ...query, ...(cursor && { cursor }) });
    expect(page.messages.length).toBeLessThanOrEqual(Number(query.limit ?? 50));
    found.push(...page.messages);
    cursor = page.next;
  }
  return found;
}

async function sendBulk(recipients: string[]): Promise<string[]> {
  const { body } = await world.post<SendManyAnswer>('/messages/bulk', { recipients, body: 'Hi' });
  await world.settled();
  return body.results.map(({ sid = '' }) => sid);
}

const advance = (advanceSeconds: number) => world.control('clock', { advanceSeconds });

describe('GET /messages/list?to=', () => {
  it('shows a conversation in both directions, newest first', async () => {
    const first = await sendBulk([ana]);
    await advance(60);
    await world.control('inbound', { from: ana, body: 'Is it open?' });
    await world.settled();
    await advance(60);
    const last = await sendBulk([ana]);
    await sendBulk(['+14155550102']);

    const { messages, next } = await list({ to: ana });
    expect(next).toBeNull();
    const ours = messages.filter(({ sid }) => [...first, ...last].includes(sid));
    expect(ours.map(({ sid }) => sid)).toEqual([...last, ...first]);
    expect(ours[0]).toMatchObject({ direction: 'outbound', to: ana, status: 'delivered' });
    const inbound = messages.find(({ direction }) => direction === 'inbound');
    expect(inbound).toMatchObject({
      from: ana,
      status: 'received',
      body: 'Is it open?',
      parameters: { From: ana, Body: 'Is it open?' },
    });
    const times = messages.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    for (const { at, updatedAt } of messages) expect(updatedAt >= at).toBe(true);
  });

  it('takes a number as people write it, and pages through a conversation', async () => {
    const sids: string[] = [];
    for (let n = 0; n < 5; n++) sids.push(...(await sendBulk([ana])));
    const found = await all({ to: ' 1 (415) 555-0101', limit: '2' });
    expect(found.map(({ sid }) => sid)).toEqual(sids.reverse());
  });

  it('counts clicks', async () => {
    const { body } = await world.post<{ sid: string }>('/messages/send', {
      to: ana,
      body: 'Hi https://example.com/offer',
      shortenUrls: true,
    });
    await world.settled();
    await advance(60);
    await world.control('click', { sid: body.sid });
    expect((await list({ to: ana })).messages[0]?.clicks).toMatchObject({ total: 1, unique: 1 });
  });
});

describe('GET /messages/list?to=&words=true', () => {
  it('has the words of both sides', async () => {
    await sendBulk([ana]);
    await world.control('inbound', { from: ana, body: 'Hello yourself' });
    await world.settled();
    const { messages, wordsMissing } = await list({ to: ana, words: 'true' });
    expect(wordsMissing).toBeUndefined();
    expect(messages.map(({ body }) => body)).toEqual(expect.arrayContaining(['Hi', 'Hello yourself']));
    expect(messages.every(({ body }) => body !== undefined)).toBe(true);
  });

  it('does without them where Twilio does not tell them, and says so', async () => {
    const [sid] = await sendBulk([ana]);
    const list500 = { product: 'api', method: 'GET', path: '/Messages.json', status: 500, share: 1 };
    await world.control('faults', { api: [list500] });
    const { messages, wordsMissing } = await list({ to: ana, words: 'true' });
    expect(wordsMissing).toBe(true);
    expect(messages).toMatchObject([{ sid, status: 'delivered' }]);
    expect(messages[0]).not.toHaveProperty('body');
  });
});

describe('GET /messages/list?order=newest', () => {
  const newest = async (query: Record<string, string> = {}) =>
    (await world.get<RecentList>(`/messages/list?${new URLSearchParams({ order: 'newest', ...query })}`))
      .body;

  it('has everybody, the newest first, page by page', async () => {
    await sendBulk(Array.from({ length: 52 }, (_, n) => `+1415555${1_000 + n}`));
    const first = await newest();
    expect(first.messages).toHaveLength(50);
    expect(first.messages[0]).toMatchObject({
      direction: 'outbound',
      status: 'delivered',
      body: 'Hi',
      media: 0,
    });
    const second = await newest({ cursor: first.next ?? '' });
    expect(second.next).toBeNull();
    const found = [...first.messages, ...second.messages].map(({ sid }) => sid);
    const { messages } = await world.control<{ messages: { sid: string }[] }>('messages');
    expect(found).toEqual(messages.map(({ sid }) => sid));
  });

  it('finds by status and error code', async () => {
    const [, lost] = await sendBulk([ana, '+14155530003']);
    await world.control('inbound', { from: ana, body: 'Hello' });
    await world.settled();
    expect((await newest({ errorCode: '30003' })).messages.map(({ sid }) => sid)).toEqual([lost]);
    expect((await newest({ status: 'undelivered' })).messages.map(({ sid }) => sid)).toEqual([lost]);
    const [inbound] = (await newest({ status: 'received' })).messages;
    expect(inbound).toMatchObject({ direction: 'inbound', from: ana, body: 'Hello' });
  });

  it('has as many as are asked for, page by page', async () => {
    const sids = await sendBulk(Array.from({ length: 5 }, (_, n) => `+1415555${1_000 + n}`));
    const [, lost] = await sendBulk([ana, '+14155530003']);
    for (const query of [{ limit: '2' }, { limit: '2', status: 'delivered' }]) {
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: RecentList = await newest({ ...query, ...(cursor && { cursor }) });
        expect(page.messages.length).toBeLessThanOrEqual(2);
        found.push(...page.messages.map(({ sid }) => sid));
        cursor = page.next;
        // What comes in the meantime is not what was asked for first.
        if (found.length === 2) await sendBulk(['+14155551999']);
      }
      expect(new Set(found).size).toBe(found.length);
      expect(found).toEqual(expect.arrayContaining(sids));
      expect(found.includes(lost ?? '')).toBe(!('status' in query));
    }
  });

  it('says that a person is for the other order', async () => {
    const refused = await world.get<{ detail: string }>(
      '/messages/list?order=newest&to=%2B14155550101&words=true',
    );
    expect(refused.status).toBe(400);
    expect(refused.body.detail).toBe(
      'to, words: not with order=newest, which lists everybody\'s; with "to" the newest come first without it',
    );
  });

  it.each(['cursor=abc', 'limit=0', 'status=Delivered', 'nonsense=1'])('refuses %s', async (query) => {
    expect((await world.get(`/messages/list?order=newest&${query}`)).status).toBe(400);
  });
});

describe('GET /messages/list', () => {
  it('visits every message once, page by page, each whole', async () => {
    const people = Array.from({ length: 60 }, (_, n) => `+1415555${String(1_000 + n)}`);
    const sids = await sendBulk(people);
    // One person's facts take more than a page of the store.
    for (let n = 0; n < 30; n++) sids.push(...(await sendBulk([ana])));
    const found = await all({ limit: '7' });
    expect(found.map(({ sid }) => sid).sort()).toEqual(sids.sort());
    for (const message of found) expect(message).toMatchObject({ status: 'delivered' });
    expect((await all({ limit: '500' })).map(({ sid }) => sid).sort()).toEqual(sids);
  });

  it('finds by status, error code, call and time', async () => {
    const early = await sendBulk(['+14155550111', '+14155530003', '+14155530005']);
    await advance(3_600);
    const { now } = await world.control<{ now: string | number }>('clock', { advanceSeconds: 1 });
    const border = new Date(now).toISOString();
    const late = await sendBulk(['+14155550112', '+14165530003']);

    const sidsOf = async (query: Record<string, string>) => (await all(query)).map(({ sid }) => sid).sort();
    expect(await sidsOf({ status: 'delivered' })).toEqual([early[0], late[0]].sort());
    expect(await sidsOf({ status: 'undelivered', errorCode: '30003' })).toEqual([early[1], late[1]].sort());
    expect(await sidsOf({ errorCode: '30005', limit: '1' })).toEqual([early[2]]);
    expect(await sidsOf({ since: border })).toEqual([...late].sort());
    expect(await sidsOf({ until: border })).toEqual([...early].sort());
    expect(await sidsOf({ since: border, status: 'delivered', to: '+14155550112' })).toEqual([late[0]]);
    const campaign = (await list({ to: '+14155550112' })).messages[0]?.campaign ?? '';
    expect(await sidsOf({ campaign })).toEqual([...late].sort());
    expect(await sidsOf({ status: 'canceled' })).toEqual([]);
  });

  it('is empty where nothing was sent', async () => {
    expect(await list()).toEqual({ messages: [], next: null });
    expect(await list({ to: ana })).toEqual({ messages: [], next: null });
  });

  it.each([
    'cursor=abc',
    `to=%2B14155550101&cursor=${Buffer.from('{"shard":0}').toString('base64url')}`,
    'limit=0',
    'limit=501',
    'errorCode=x',
    'status=Delivered',
    'since=yesterday',
    'to=nobody',
    'nonsense=1',
  ])('refuses %s', async (query) => {
    expect((await world.get(`/messages/list?${query}`)).status).toBe(400);
  });
});
