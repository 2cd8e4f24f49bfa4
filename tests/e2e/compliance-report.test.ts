import type { ComplianceReport } from '../../src/compliance/report';
import { localStack } from './local-stack';

const world = localStack();
const [ana, ben, cleo] = ['+14155550101', '+14155550102', '+14155550103'];

const report = async (query = '') => world.get<ComplianceReport>(`/compliance/report${query}`);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('GET /compliance/report', () => {
  it('tells how refusals took effect', async () => {
    for (const days of [3, 4]) {
      await world.post('/messages/schedule', { recipients: [ana], body: 'Later', sendAt: inDays(days) });
    }
    await world.control('inbound', { from: ana, body: 'STOP' });
    await world.post('/opt-outs/add', { to: ben, note: 'by phone' });
    await world.post('/opt-outs/import', { entries: [{ to: cleo, at: '2020-01-01T00:00:00Z' }] });
    await world.post('/messages/send', { to: ana, body: 'Suppressed' });

    const { status, body } = await report();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      // The import is of a refusal years ago.
      optOuts: { total: 2, bySource: { keyword: 1, operator: 1 } },
      honoured: { messagesAfter: 0, longestToLastMessage: 0, canceled: 2, tooLate: 0 },
      complete: true,
    });
    expect(body.honoured.longestToLastCancellation).toBeLessThan(5);
  });

  it('tells of messages that went out all the same, until the person came back', async () => {
    await world.post('/messages/send', { to: ana, body: 'Before' });
    // Learned late: it happened before the message.
    await world.post('/opt-outs/import', { entries: [{ to: ana, at: inDays(-1) }] });
    expect((await report()).body.honoured).toMatchObject({ messagesAfter: 1 });
    await world.post('/opt-outs/import', {
      entries: [{ to: ana, state: 'opted-in', at: inDays(-0.5) }],
    });
    expect((await report()).body.honoured).toMatchObject({ messagesAfter: 0 });
  });

  it('counts what quiet hours have held and blocked', async () => {
    const night = new Date();
    night.setUTCHours(10, 0, 0, 0);
    if (night.getTime() < Date.now()) night.setUTCDate(night.getUTCDate() + 1);
    // Two in the morning in San Francisco, three in summer.
    await world.control('clock', { advanceSeconds: Math.ceil((night.getTime() - Date.now()) / 1_000) });
    const bulk = { recipients: [ana, ben], body: 'Offer', messageIntent: 'marketing' };
    await world.post('/messages/bulk', bulk);
    await world.post('/messages/bulk', { ...bulk, quietHours: 'block' });
    expect((await report()).body.quietHours).toEqual({ held: 2, blocked: 2 });
  });

  it('takes a time within the last year', async () => {
    expect((await report(`?since=${inDays(-1)}`)).status).toBe(200);
    expect((await report(`?since=${inDays(-400)}`)).body).toMatchObject({ code: 'invalid-request' });
    expect((await report('?since=yesterday')).status).toBe(400);
  });
});
