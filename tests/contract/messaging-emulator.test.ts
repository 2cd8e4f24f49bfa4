import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message';
import { watchedEmulator } from './watched-emulator';

const { client, emulator } = watchedEmulator();

const TO = '+12025550177';

async function send(given: Partial<MessageListInstanceCreateOptions> = {}) {
  const { messagingServiceSid } = emulator();
  return client().messages.create({ to: TO, body: 'Hello', messagingServiceSid, ...given });
}

/** Fetches a message until it has this status. */
async function reach(sid: string, status: string) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const message = await client().messages(sid).fetch();
    if (message.status === status) return message;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`${sid} never became ${status}`);
}

async function setFaults(faults: object): Promise<void> {
  await fetch(`${emulator().origin}/_emulator/faults`, { method: 'POST', body: JSON.stringify(faults) });
}

function inMinutes(minutes: number): Date {
  return new Date(emulator().clock.now() + minutes * 60_000);
}

describe('messages', () => {
  it('are accepted by a Messaging Service and delivered from one of its numbers', async () => {
    const created = await send();
    expect(created).toMatchObject({ status: 'accepted', to: TO, body: 'Hello', direction: 'outbound-api' });
    const delivered = await reach(created.sid, 'delivered');
    const pool = await client().messaging.v1.services(emulator().messagingServiceSid).phoneNumbers.list();
    expect(pool.map(({ phoneNumber }) => phoneNumber)).toContain(delivered.from);
    expect(delivered.dateSent).toBeInstanceOf(Date);
  });

  it('are queued when they name their sender', async () => {
    const [number] = await client().incomingPhoneNumbers.list({ limit: 1 });
    const created = await client().messages.create({ to: TO, from: number!.phoneNumber, body: 'Hi' });
    expect(created).toMatchObject({ status: 'queued', from: number!.phoneNumber });
  });

  it('take every parameter that a campaign uses', async () => {
    const created = await send({
      mediaUrl: ['https://example.com/a.png', 'https://example.com/b.png'],
      statusCallback: 'https://example.com/status?c=1#rc=3',
      validityPeriod: 3600,
      smartEncoded: true,
      shortenUrls: true,
      riskCheck: 'disable',
      attempt: 1,
      messageIntent: 'marketing',
    } as Partial<MessageListInstanceCreateOptions>);
    expect(created.sid).toMatch(/^MM/);
    expect(created.numMedia).toBe('2');
  });

  it('end undelivered with an error code, as a number', async () => {
    const created = await send({ to: '+12025530003' });
    expect(await reach(created.sid, 'undelivered')).toMatchObject({ errorCode: 30003 });
  });

  it('are listed newest first, page by page, by recipient and by time', async () => {
    const sids: string[] = [];
    for (const body of ['1', '2', '3', '4', '5']) sids.unshift((await send({ body })).sid);
    await send({ to: '+12025550178' });
    const listed = await client().messages.list({ to: TO, pageSize: 2 });
    expect(listed.map(({ sid }) => sid)).toEqual(sids);
    const dateSentAfter = new Date(emulator().clock.now() - 86_400_000);
    await reach(sids[0]!, 'delivered');
    expect((await client().messages.list({ dateSentAfter, limit: 3 })).length).toBeGreaterThan(0);
    const first = await client().messages.page({ pageSize: 2 });
    const second = await first.nextPage();
    expect(second?.instances).toHaveLength(2);
    expect((await second?.previousPage())?.instances).toHaveLength(2);
  });

  it('are scheduled, and canceled while they wait', async () => {
    const scheduled = await send({ scheduleType: 'fixed', sendAt: inMinutes(60) });
    expect(scheduled.status).toBe('scheduled');
    const canceled = await client().messages(scheduled.sid).update({ status: 'canceled' });
    expect(canceled.status).toBe('canceled');
    const sent = await send();
    await reach(sent.sid, 'delivered');
    await expect(client().messages(sent.sid).update({ status: 'canceled' })).rejects.toMatchObject({
      code: 30409,
    });
  });

  it('are redacted, then deleted', async () => {
    const { sid } = await send();
    await reach(sid, 'delivered');
    expect((await client().messages(sid).update({ body: '' })).body).toBe('');
    expect(await client().messages(sid).remove()).toBe(true);
    await expect(client().messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('lose a file of theirs, and are not redacted or deleted before they are over', async () => {
    const mediaUrl = ['https://example.com/1.png', 'https://example.com/2.pdf'];
    await setFaults({ lifeStepMs: 600_000 });
    const held = client().messages((await send({ mediaUrl })).sid);
    const notYet = { status: 409, code: 20009 };
    await expect(held.update({ body: '' })).rejects.toMatchObject(notYet);
    await expect(held.remove()).rejects.toMatchObject(notYet);
    await setFaults({ lifeStepMs: 5 });
    const { sid } = await send({ mediaUrl });
    await reach(sid, 'delivered');
    const [picture, document] = await client().messages(sid).media.list();
    expect([picture?.contentType, document?.contentType]).toEqual(['image/png', 'application/pdf']);
    const media = client().messages(sid).media(picture!.sid);
    expect(await media.fetch()).toMatchObject({ sid: picture!.sid, parentSid: sid });
    expect(await media.remove()).toBe(true);
    await expect(media.remove()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect((await client().messages(sid).media.list()).map((one) => one.sid)).toEqual([document!.sid]);
    expect((await client().messages(sid).fetch()).numMedia).toBe('1');
  });

  it('are refused in the words of Twilio', async () => {
    await expect(send({ to: 'nobody' })).rejects.toMatchObject({ status: 400, code: 21211 });
    await expect(send({ body: 'x'.repeat(1601) })).rejects.toMatchObject({ status: 400, code: 21617 });
    await expect(send({ scheduleType: 'fixed', sendAt: inMinutes(1) })).rejects.toMatchObject({
      status: 400,
    });
    await expect(
      client()
        .messages(`SM${'0'.repeat(32)}`)
        .fetch(),
    ).rejects.toMatchObject({ code: 20404 });
  });
});

describe('Messaging Services', () => {
  it('are created, fetched, listed, updated and removed', async () => {
    const { services } = client().messaging.v1;
    const created = await services.create({ friendlyName: 'Second', usecase: 'notifications' });
    const updated = await services(created.sid).update({
      friendlyName: 'Renamed',
      inboundRequestUrl: 'https://example.com/inbound',
      statusCallback: 'https://example.com/status',
      stickySender: false,
      validityPeriod: 600,
    });
    expect(updated).toMatchObject({ friendlyName: 'Renamed', stickySender: false, validityPeriod: 600 });
    expect((await services(created.sid).fetch()).toJSON()).toEqual(updated.toJSON());
    const listed = await services.list();
    expect(listed.map(({ sid }) => sid)).toEqual(
      expect.arrayContaining([created.sid, emulator().messagingServiceSid]),
    );
    expect(await services(created.sid).remove()).toBe(true);
    await expect(services(created.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('gain and lose numbers', async () => {
    const pool = client().messaging.v1.services(emulator().messagingServiceSid).phoneNumbers;
    const inPool = (await pool.list()).map(({ sid }) => sid);
    const all = await client().incomingPhoneNumbers.list();
    const free = all.find(({ sid }) => !inPool.includes(sid))!;
    const added = await pool.create({ phoneNumberSid: free.sid });
    expect(added).toMatchObject({ sid: free.sid, phoneNumber: free.phoneNumber });
    await expect(pool.create({ phoneNumberSid: free.sid })).rejects.toMatchObject({ code: 21710 });
    const service = client().messaging.v1.services(emulator().messagingServiceSid);
    expect((await service.phoneNumbers(free.sid).fetch()).toJSON()).toEqual(added.toJSON());
    expect(await service.phoneNumbers(free.sid).remove()).toBe(true);
    expect((await pool.list({ pageSize: 2 })).map(({ sid }) => sid)).toEqual(inPool);
  });
});

describe('incoming phone numbers', () => {
  it('are listed and fetched', async () => {
    const [first] = await client().incomingPhoneNumbers.list({ pageSize: 1 });
    const fetched = await client().incomingPhoneNumbers(first!.sid).fetch();
    expect(fetched.toJSON()).toEqual(first!.toJSON());
    expect(fetched.capabilities).toMatchObject({ sms: true });
    const found = await client().incomingPhoneNumbers.list({ phoneNumber: first!.phoneNumber });
    expect(found.map(({ sid }) => sid)).toEqual([first!.sid]);
  });
});
