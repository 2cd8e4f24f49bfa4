import type { MessageList } from '../../src/delivery/list-messages';
import type { ListedMessage } from '../../src/delivery/listed-message';
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
  }, 60_000);

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
  }, 60_000);

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
    'since=yesterday',
    'to=nobody',
    'nonsense=1',
  ])('refuses %s', async (query) => {
    expect((await world.get(`/messages/list?${query}`)).status).toBe(400);
  });
});
