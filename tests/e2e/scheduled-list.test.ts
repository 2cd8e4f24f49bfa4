import { ana, ben, inDays, laterClient } from './later-client';
import { localStack } from './local-stack';

const world = localStack();
const { cancel, list, page, schedule } = laterClient(world);

describe('GET /messages/scheduled', () => {
  it('finds by recipient, campaign, time and state', async () => {
    await schedule({ recipients: [ana, ben], sendAt: inDays(10) });
    await schedule({ recipients: [ana], sendAt: inDays(40) });
    await cancel({ to: ben });
    const statuses = async (query: Record<string, string>) => (await list(query)).map(({ status }) => status);

    const [first, second] = await list({ to: ana });
    expect([first, second]).toMatchObject([{ status: 'scheduled' }, { status: 'held' }]);
    expect(await list({ campaignId: first?.campaignId ?? '' })).toEqual([first]);
    expect(await list({ campaignId: second?.campaignId ?? '' })).toEqual([second]);
    expect(await statuses({ from: inDays(20) })).toEqual(['held']);
    expect(await statuses({ until: inDays(20) })).toEqual(['scheduled']);
    expect(await statuses({ from: inDays(9), until: inDays(10.001), state: 'all' })).toHaveLength(2);
    expect(await list({ state: 'canceled' })).toMatchObject([
      { to: ben, status: 'canceled', reason: 'request' },
    ]);
    expect(await statuses({ state: 'all' })).toHaveLength(3);
    expect(await statuses({ state: 'skipped' })).toEqual([]);
  });

  it('pages through all that wait, at Twilio and here', async () => {
    const recipients = Array.from({ length: 130 }, (_, n) => `+1415556${String(n).padStart(4, '0')}`);
    await schedule({ recipients, sendAt: inDays(10) });
    await schedule({ recipients, sendAt: inDays(40) });
    const first = await page({ limit: '60' });
    expect(first.messages).toHaveLength(60);
    const found = await list({ limit: '60' });
    expect(found.slice(0, 60)).toEqual(first.messages);
    for (const status of ['scheduled', 'held']) {
      const people = found.filter((message) => message.status === status).map(({ to }) => to);
      expect(people.sort()).toEqual(recipients);
    }
    expect(found).toHaveLength(260);
  });

  it('finds and cancels all of a call by the id that it has answered', async () => {
    const daily = { localTime: inDays(40).slice(0, 16), recurrence: { frequency: 'daily', count: 3 } };
    const others = await schedule({ recipients: [ana], sendAt: inDays(10) });
    for (const when of [{ sendAt: inDays(10) }, { sendAt: inDays(40) }, daily]) {
      const { campaignId, results } = await schedule({ recipients: [ana, ben], ...when });
      const waiting = await list({ campaignId });
      expect(waiting.map(({ sid }) => sid).sort()).toEqual(results.map(({ sid }) => sid).sort());
      expect(await cancel({ campaignId })).toMatchObject({ counts: { canceled: 2 } });
      expect(await list({ campaignId })).toEqual([]);
    }
    expect(await list()).toMatchObject([{ campaignId: others.campaignId }]);
  });

  it('pages through what waits for a person, the next one first, and passes over none', async () => {
    const days = [40, 10, 12, 41, 11, 11];
    for (const day of days) await schedule({ recipients: [ana, ben], sendAt: inDays(day) });
    const first = await page({ to: ana, limit: '2' });
    expect(first.messages).toHaveLength(2);
    expect(first.next).not.toBeNull();
    const found = await list({ to: ana, limit: '2' });
    expect(found).toEqual((await page({ to: ana })).messages);
    expect(found.slice(0, 2)).toEqual(first.messages);
    expect(new Set(found.map(({ sid }) => sid)).size).toBe(days.length);
    const times = found.map(({ sendAt }) => sendAt);
    expect(times).toEqual([...times].sort());
    expect(await page({ to: ana, limit: '6' })).toMatchObject({ next: null });
  });

  it('refuses a cursor that is none, or that of another list', async () => {
    for (const day of [10, 11]) await schedule({ recipients: [ana, ben], sendAt: inDays(day) });
    const [ofAll, ofAna] = [await page({ limit: '1' }), await page({ to: ana, limit: '1' })];
    const queries = [{ cursor: 'xyz' }, { cursor: 'tnone' }, { to: ana, cursor: 'pnone' }];
    for (const query of [...queries, { to: ana, cursor: ofAll.next ?? '' }, { cursor: ofAna.next ?? '' }])
      expect((await world.get(`/messages/scheduled?${new URLSearchParams(query)}`)).status).toBe(400);
  });
});
