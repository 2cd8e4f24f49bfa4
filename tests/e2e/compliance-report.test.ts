import type { ComplianceReport } from '../../src/compliance/report';
import { campaignClient } from './campaign-client';
import { localStack } from './local-stack';

const world = localStack();
const campaigns = campaignClient(world);
const [ana, ben, cleo] = ['+14155550101', '+14155550102', '+14155550103'];

const report = async (query = '') => world.get<ComplianceReport>(`/compliance/report${query}`);
/** Moves the clock on to an hour of UTC: at 10 it is two in the morning in San Francisco, three in summer; at 20 it is noon. */
async function untilHour(hour: number): Promise<void> {
  const at = new Date();
  at.setUTCHours(hour, 0, 0, 0);
  if (at.getTime() < Date.now()) at.setUTCDate(at.getUTCDate() + 1);
  await world.control('clock', { advanceSeconds: Math.ceil((at.getTime() - Date.now()) / 1_000) });
}
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

  it('counts each person once, however often they refuse, until they have come back', async () => {
    for (const body of ['STOP', 'STOP', 'please take me off your list']) {
      await world.control('inbound', { from: ana, body });
    }
    await world.post('/opt-outs/add', { to: ana, note: 'by phone, too' });
    expect((await report()).body.optOuts).toEqual({ total: 1, bySource: { keyword: 1 } });
    await world.control('inbound', { from: ana, body: 'START' });
    await world.post('/opt-outs/add', { to: ana });
    expect((await report()).body.optOuts).toEqual({ total: 2, bySource: { keyword: 1, operator: 1 } });
  });

  it('counts a message from the first of several refusals on', async () => {
    await world.post('/messages/send', { to: ana, body: 'Before' });
    for (const days of [-2, -1]) {
      await world.post('/opt-outs/import', { entries: [{ to: ana, at: inDays(days) }] });
    }
    const { honoured, optOuts } = (await report()).body;
    expect(optOuts.total).toBe(1);
    expect(honoured.messagesAfter).toBe(1);
    expect(honoured.longestToLastMessage).toBeGreaterThan(1.9 * 86_400);
  });

  it('does not count the reply that confirms a refusal', async () => {
    await world.control('inbound', { from: cleo, body: 'please take me off your list' });
    await world.settled();
    const messages = await world.get<{ messages: unknown[] }>(
      `/messages/list?to=${encodeURIComponent(cleo)}`,
    );
    expect(messages.body.messages).toHaveLength(2);
    expect((await report()).body).toMatchObject({
      optOuts: { bySource: { 'plain-language': 1 } },
      honoured: { messagesAfter: 0 },
    });
  });

  it('counts what quiet hours have held and blocked', async () => {
    await untilHour(10);
    const bulk = { recipients: [ana, ben], body: 'Offer', messageIntent: 'marketing' };
    await world.post('/messages/bulk', bulk);
    await world.post('/messages/bulk', { ...bulk, quietHours: 'block' });
    expect((await report()).body.quietHours).toEqual({ held: 2, blocked: 2 });
  });

  it('does not count among them a number that is known to be bad', async () => {
    await untilHour(20);
    await world.control('faults', { undelivered: { [ana]: 21614 } });
    await world.post('/messages/send', { to: ana, body: 'Hi' });
    await world.settled();
    const sent = await world.post('/messages/bulk', {
      recipients: [ana, ben],
      body: 'Hi',
      quietHours: 'block',
    });
    expect(sent.body).toMatchObject({ counts: { suppressed: 1, accepted: 1 } });
    expect((await report()).body.quietHours).toEqual({ held: 0, blocked: 0 });
  });

  it('counts those of recurring messages of which nobody gets one', async () => {
    const recurrence = { frequency: 'daily', count: 2 };
    const localTime = `${inDays(3).slice(0, 10)}T03:00`;
    const more = { recurrence, localTime, messageIntent: 'marketing', quietHours: 'block' };
    await world.post('/messages/schedule', { recipients: [ana], body: 'Offer', ...more });
    expect((await report()).body.quietHours).toEqual({ held: 0, blocked: 1 });
  });

  describe('of a campaign in quiet hours', () => {
    const hasLost = { product: 'sync', path: '.campaign-progress.', share: 1, times: 1, stale: true };

    it.each([
      { quietHours: 'hold', faults: [], expected: { held: 3, blocked: 0 } },
      { quietHours: 'block', faults: [], expected: { held: 0, blocked: 3 } },
      { quietHours: 'hold', faults: [hasLost], expected: { held: 3, blocked: 0 } },
      { quietHours: 'block', faults: [hasLost], expected: { held: 0, blocked: 3 } },
    ])('counts everybody once: $expected, with $faults.length results lost', async (tried) => {
      const { quietHours, faults, expected } = tried;
      await untilHour(10);
      await world.control('faults', { api: faults });
      const { id } = await campaigns.create([ana, ben, cleo], { messageIntent: 'marketing', quietHours });
      // Where a result is lost, the run may look for it until the end of its call.
      await campaigns.tryToRun(id);
      if (faults.length > 0) {
        expect((await campaigns.show(id)).state).toBe('running');
        await world.control('clock', { advanceSeconds: 60 });
        await campaigns.run(id);
      }
      expect((await campaigns.show(id)).state).toBe('completed');
      expect((await report()).body.quietHours).toEqual(expected);
    });
  });

  it('takes a time within the last year', async () => {
    expect((await report(`?since=${inDays(-1)}`)).status).toBe(200);
    expect((await report(`?since=${inDays(-400)}`)).body).toMatchObject({ code: 'invalid-request' });
    expect((await report('?since=yesterday')).status).toBe(400);
  });
});
