import { eventsUrl } from '../../src/twilio/callback-urls';
import { optOutTrial, roughWeather, sources } from '../../trials/opt-out-trial';
import { campaignClient, numbers } from './campaign-client';
import { localStack } from './local-stack';
import { scheduledClient } from './scheduled-client';

const world = localStack();
const { schedule, maintain, check, messagesTo } = scheduledClient(world);
const ana = '+14155550101';

describe('an opt-out', () => {
  it.each(sources)('by %s cancels what is scheduled and suppresses what comes', async (source) => {
    expect(await optOutTrial(world, source, ana, 3)).toEqual([]);
  });

  // The others too, as often as asked: npm run trial:opt-outs
  it.each([{ source: 'operator', index: 3 }] as const)(
    'by $source is not escaped while Twilio refuses, fails and breaks off',
    async ({ source, index }) => {
      await world.control('faults', { api: roughWeather, seed: 100 + index });
      expect(await optOutTrial(world, source, ana, 2)).toEqual([]);
    },
    60_000,
  );

  it('leaves to the next run what Twilio does not cancel in time, and tells of it', async () => {
    await schedule([ana]);
    const cancels = { product: 'api', method: 'POST', path: '/Messages/' };
    await world.control('faults', { api: [{ ...cancels, share: 1, status: 503 }] });
    await world.control('inbound', { from: ana, body: 'STOP' });
    expect(await messagesTo(ana)).toContainEqual(expect.objectContaining({ status: 'scheduled' }));
    await world.control('faults', { api: [] });
    expect(await maintain()).toMatchObject({
      cancellations: { people: 1, canceled: 1, tooLate: 0 },
      done: true,
    });
    expect(await messagesTo(ana)).not.toContainEqual(expect.objectContaining({ status: 'scheduled' }));
    expect((await check(ana)).canceled).toHaveLength(1);
  });

  it('cancels when it is repeated what the first one has left', async () => {
    await schedule([ana]);
    const cancels = { product: 'api', method: 'POST', path: '/Messages/' };
    await world.control('faults', { api: [{ ...cancels, share: 1, status: 503 }] });
    await world.control('inbound', { from: ana, body: 'STOP' });
    expect(await messagesTo(ana)).toContainEqual(expect.objectContaining({ status: 'scheduled' }));
    await world.control('faults', { api: [] });
    await world.control('inbound', { from: ana, body: 'STOP' });
    expect(await messagesTo(ana)).not.toContainEqual(expect.objectContaining({ status: 'scheduled' }));
    expect((await check(ana)).consent).toMatchObject({ canceled: { canceled: 1, tooLate: 0 } });
  });

  it('says of what had left that it was too late', async () => {
    await schedule([ana], 1);
    await world.control('faults', {
      api: [{ product: 'api', method: 'POST', path: '/Messages/', share: 1, status: 503 }],
    });
    await world.control('inbound', { from: ana, body: 'STOP' });
    await world.control('clock', { advanceSeconds: 86_400 - 10 });
    await world.control('faults', { api: [] });
    await world.control('clock', { advanceSeconds: 20 });
    await world.settled();
    expect(await maintain()).toMatchObject({ cancellations: { canceled: 0 }, done: true });
    expect((await check(ana)).consent?.canceled).toMatchObject({ canceled: 0, tooLate: 1 });
  });

  it('told once more does not touch it either', async () => {
    const undelivered = {
      MessageSid: `SM${'b'.repeat(32)}`,
      AccountSid: world.stack().accountSid,
      MessageStatus: 'undelivered',
      To: ana,
      From: '+12025550142',
      ErrorCode: '21610',
    };
    expect((await world.asTwilio('/webhooks/status', undelivered)).status).toBe(204);
    expect((await check(ana)).optedOut).toBe(true);
    await world.control('inbound', { from: ana, body: 'START' });
    await schedule([ana]);
    expect((await world.asTwilio('/webhooks/status', undelivered)).status).toBe(204);
    await maintain();
    expect((await check(ana)).optedOut).toBe(false);
    expect(await messagesTo(ana)).toContainEqual(expect.objectContaining({ status: 'scheduled' }));
  });

  it('that was told late does not undo what the person has said since', async () => {
    await world.control('inbound', { from: ana, body: 'START' });
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const event = {
      specversion: '1.0',
      type: 'com.twilio.messaging.message.undelivered',
      id: 'one',
      time: hourAgo,
      data: {
        accountSid: world.stack().accountSid,
        messageSid: `SM${'c'.repeat(32)}`,
        messageStatus: 'UNDELIVERED',
        to: ana,
        errorCode: 30630,
        timestamp: hourAgo,
      },
    };
    const { pathname, search } = new URL(eventsUrl(world.stack().functionsUrl, world.stack().authToken));
    expect((await world.post(`${pathname}${search}`, [event])).status).toBe(204);
    expect((await check(ana)).optedOut).toBe(false);
  });

  it('finds what waits after two runs of a campaign that got no answer', async () => {
    const campaigns = campaignClient(world);
    const people = numbers(2);
    // Where it is three in the morning: they are handed to Twilio for later.
    const ahead = ((new Date().getUTCHours() + 9) % 24) - 12;
    const timeZone = `Etc/GMT${ahead < 0 ? '' : '+'}${ahead}`;
    const recipients = people.map((to) => ({ to, timeZone }));
    const create = { product: 'api', method: 'POST', path: 'Messages', share: 1, times: 1 };
    await world.control('faults', {
      api: [
        { ...create, drop: 'before' },
        { ...create, drop: 'after' },
      ],
    });
    const { id } = await campaigns.create(recipients, { quietHours: 'hold' });
    await campaigns.tryToRun(id);
    await campaigns.completed(id, 30_000);
    for (const to of people) await world.post('/opt-outs/add', { to });
    await world.control('clock', { advanceSeconds: 60 });
    await maintain();
    const sent = await Promise.all(people.map((to) => messagesTo(to)));
    expect(sent.flat().map(({ status }) => status)).toEqual(['canceled', 'canceled']);
  });

  it('does not touch what is planned after the person has come back', async () => {
    await world.control('inbound', { from: ana, body: 'STOP' });
    await world.control('inbound', { from: ana, body: 'START' });
    await schedule([ana]);
    await maintain();
    expect(await messagesTo(ana)).toContainEqual(expect.objectContaining({ status: 'scheduled' }));
  });
});
