import { recipient, startBench } from './bench';

const bench = startBench();

const viaService = (to = recipient(), body = 'Your table is ready') =>
  bench.client.messages.create({ to, body, messagingServiceSid: bench.emulator.messagingServiceSid });

describe('Messages', () => {
  it('accepts a message to a Messaging Service, and picks a sender of the recipient’s country later', async () => {
    const created = await viaService('+447700900999');
    expect(created).toMatchObject({ status: 'accepted', from: null, numSegments: '1', price: null });
    await bench.emulator.idle();
    const fetched = await bench.client.messages(created.sid).fetch();
    expect(fetched).toMatchObject({ status: 'delivered', from: '+447700900142' });
    expect(fetched.price).toBe('-0.00790');
    expect(fetched.dateSent).toBeInstanceOf(Date);
  });

  it('keeps to the sender a recipient has heard from', async () => {
    await viaService();
    await bench.emulator.idle();
    await viaService();
    await bench.emulator.idle();
    const senders = (await bench.controls.messages(recipient())).map(({ from }) => from);
    expect(senders).toEqual([expect.stringMatching(/^\+1/), senders[0]]);
  });

  it('queues a message that names its sender', async () => {
    const created = await bench.client.messages.create({
      to: recipient(),
      from: '+12025550142',
      body: 'Hi 👋',
    });
    expect(created).toMatchObject({ status: 'queued', from: '+12025550142', messagingServiceSid: null });
  });

  it('counts segments as Twilio does', async () => {
    const plain = await viaService(recipient(), 'a'.repeat(161));
    const unicode = await viaService(recipient(), `${'a'.repeat(70)}👋`);
    const escaped = await viaService(recipient(), '€'.repeat(81));
    expect([plain.numSegments, unicode.numSegments, escaped.numSegments]).toEqual(['2', '2', '2']);
  });

  it('lists newest first and pages without repeats', async () => {
    const sids: string[] = [];
    for (let index = 0; index < 7; index++) sids.push((await viaService(recipient(index % 2))).sid);
    const all = await bench.client.messages.list({ pageSize: 3 });
    expect(all.map((message) => message.sid)).toEqual([...sids].reverse());
    const one = await bench.client.messages.list({ to: recipient(1) });
    expect(one.map((message) => message.sid)).toEqual([sids[5], sids[3], sids[1]]);
  });

  it('goes back from the second page to the first', async () => {
    for (let index = 0; index < 5; index++) await viaService();
    const first = await bench.client.messages.page({ pageSize: 2 });
    const second = await first.nextPage();
    const back = await second?.previousPage();
    expect(back?.instances.map(({ sid }) => sid)).toEqual(first.instances.map(({ sid }) => sid));
  });

  it('finds by the time of sending only what was sent', async () => {
    const { sid } = await viaService();
    const since = new Date(Date.now() - 60_000);
    await bench.emulator.idle();
    await bench.controls.faults({ lifeStepMs: 10_000 });
    await viaService();
    const found = await bench.client.messages.list({ dateSentAfter: since });
    expect(found.map((message) => message.sid)).toEqual([sid]);
    expect(await bench.client.messages.list({ dateSentBefore: since })).toEqual([]);
  });

  it('hides a fresh message from the list for the delay asked for', async () => {
    await bench.controls.faults({ listDelayMs: 60_000 });
    const { sid } = await viaService();
    expect(await bench.client.messages.list({ to: recipient() })).toEqual([]);
    expect((await bench.client.messages(sid).fetch()).sid).toBe(sid);
    await bench.controls.advance(61);
    expect(await bench.client.messages.list({ to: recipient() })).toHaveLength(1);
  });

  it('redacts and deletes what is over, and only that', async () => {
    await bench.controls.faults({ lifeStepMs: 600_000 });
    const held = bench.client.messages((await viaService()).sid);
    await expect(held.remove()).rejects.toMatchObject({ status: 409, code: 20009 });
    await bench.controls.reset();
    const { sid } = await viaService();
    await bench.emulator.idle();
    expect((await bench.client.messages(sid).update({ body: '' })).body).toBe('');
    await expect(bench.client.messages(sid).update({ body: 'else' })).rejects.toMatchObject({ code: 20001 });
    await bench.client.messages(sid).remove();
    await expect(bench.client.messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});

describe('Every request', () => {
  const path = () =>
    `${bench.emulator.origin}/2010-04-01/Accounts/${bench.emulator.accountSid}/Messages.json`;
  const ask = async (url: string, init: RequestInit = {}) => {
    const { accountSid, authToken } = bench.emulator;
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    const response = await fetch(url, { ...init, headers: { authorization, ...init.headers } });
    return { status: response.status, body: (await response.json()) as { code: number; message: string } };
  };

  it('needs the account’s token', async () => {
    const answer = await ask(path(), { headers: { authorization: 'Basic bm86bm8=' } });
    expect(answer).toMatchObject({ status: 401, body: { code: 20003, message: 'Authenticate' } });
  });

  it('is refused for another account', async () => {
    const answer = await ask(path().replace(bench.emulator.accountSid, `AC${'0'.repeat(32)}`));
    expect(answer).toMatchObject({ status: 404, body: { code: 20404 } });
  });

  it('is refused for a parameter the emulator does not know', async () => {
    const answer = await ask(path(), { method: 'POST', body: new URLSearchParams({ Tags: '{}' }) });
    expect(answer).toMatchObject({ status: 400, body: { code: 20001 } });
    expect(answer.body.message).toContain('Tags');
  });

  it('is answered with 501 where the emulator lacks the operation', async () => {
    const answer = await ask(`${bench.emulator.origin}/v1/Nonsense`, {
      headers: { 'x-twilio-host': 'messaging.twilio.com' },
    });
    expect(answer.status).toBe(501);
    expect(answer.body.message).toContain('/v1/Nonsense');
  });

  it('is kept in the log with its parameters', async () => {
    await viaService();
    const requests = await bench.controls.requests('Messages');
    expect(requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        product: 'api',
        status: 201,
        parameters: expect.objectContaining({ To: recipient(), Body: 'Your table is ready' }),
      }),
    ]);
  });
});
