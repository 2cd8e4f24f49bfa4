import twilio from 'twilio';
import { recipient, startBench } from './bench';

const bench = startBench();
const send = () =>
  bench.client.messages.create({
    to: recipient(),
    body: 'Hello',
    messagingServiceSid: bench.emulator.messagingServiceSid,
  });
const schedule = () =>
  bench.client.messages.create({
    to: recipient(),
    body: 'Hello',
    messagingServiceSid: bench.emulator.messagingServiceSid,
    scheduleType: 'fixed',
    sendAt: new Date(Date.now() + 3_600_000),
  });
const cancel = (sid: string) => bench.client.messages(sid).update({ status: 'canceled' });
const statusOf = async (sid: string) =>
  (await bench.controls.messages(recipient())).find((message) => message.sid === sid)?.status;
const cancels = { product: 'api', method: 'POST', path: '/Messages/' } as const;

describe('A fault of any operation', () => {
  it('refuses what it fits with a status and Twilio’s code, and touches nothing else', async () => {
    await bench.controls.faults({ api: [{ ...cancels, share: 1, status: 429 }] });
    const { sid } = await schedule();
    await expect(cancel(sid)).rejects.toMatchObject({ status: 429, code: 20429 });
    expect(await bench.client.messages(sid).fetch()).toMatchObject({ status: 'scheduled' });
    await bench.controls.faults({ api: [] });
    await expect(cancel(sid)).resolves.toMatchObject({ status: 'canceled' });
  });

  it('takes another code, and any product', async () => {
    await bench.controls.faults({
      api: [
        { product: 'sync', share: 1, status: 429, code: 54009 },
        { product: 'messaging', method: 'GET', share: 1, status: 503 },
      ],
    });
    const { messaging, sync } = bench.client;
    const service = messaging.v1.services(bench.emulator.messagingServiceSid);
    await expect(sync.v1.services('default').fetch()).rejects.toMatchObject({ status: 429, code: 54009 });
    await expect(service.fetch()).rejects.toMatchObject({ status: 503, code: 20503 });
    await expect(service.update({ friendlyName: 'New' })).resolves.toMatchObject({ friendlyName: 'New' });
  });

  it('leaves a request without any answer, and does not carry it out', async () => {
    const { sid } = await schedule();
    await bench.controls.faults({ api: [{ ...cancels, share: 1, hang: true }] });
    const { accountSid, authToken } = bench.emulator;
    const impatient = twilio(accountSid, authToken, { timeout: 100 });
    const call = impatient.messages(sid).update({ status: 'canceled' });
    await expect(call).rejects.toMatchObject({ code: 'ECONNABORTED' });
    expect(await statusOf(sid)).toBe('scheduled');
  });

  it.each([
    ['before', 'scheduled'],
    ['after', 'canceled'],
  ] as const)('breaks the connection %s the request is carried out', async (drop, status) => {
    const { sid } = await schedule();
    await bench.controls.faults({ api: [{ ...cancels, share: 1, drop }] });
    await expect(cancel(sid)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await statusOf(sid)).toBe(status);
    expect(await bench.controls.requests(`/${sid}`)).toMatchObject([{ status: null }]);
  });

  it('answers 200 with what is not JSON, though the request was carried out', async () => {
    const { origin, accountSid, authToken } = bench.emulator;
    const { sid } = await schedule();
    await bench.controls.faults({ api: [{ ...cancels, share: 1, malformed: true }] });
    const response = await fetch(`${origin}/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
      body: new URLSearchParams({ Status: 'canceled' }),
    });
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow('not valid JSON');
    expect(await statusOf(sid)).toBe('canceled');
    expect(await bench.controls.requests(`/${sid}`)).toMatchObject([{ status: 200 }]);
  });

  it('answers late', async () => {
    await bench.controls.faults({ api: [{ method: 'GET', share: 1, slowMs: 80 }] });
    const startedAt = Date.now();
    expect(await bench.client.messages.list()).toEqual([]);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(75);
  });

  it('strikes a share, the same requests for the same seed, and leaves the others to the next one', async () => {
    const outcomes = async () => {
      await bench.controls.faults({
        api: [
          { share: 0.5, status: 500 },
          { method: 'POST', share: 1, status: 503 },
        ],
        seed: 7,
      });
      const statuses: number[] = [];
      for (let index = 0; index < 20; index++) await send().catch((error) => statuses.push(error.status));
      return statuses;
    };
    const first = await outcomes();
    expect(first).toHaveLength(20);
    expect(new Set(first)).toEqual(new Set([500, 503]));
    expect(await outcomes()).toEqual(first);
  });

  it('is over once it has struck so many times', async () => {
    await bench.controls.faults({ api: [{ method: 'POST', share: 1, times: 2, status: 503 }] });
    for (let index = 0; index < 2; index++) await expect(send()).rejects.toMatchObject({ status: 503 });
    await expect(send()).resolves.toMatchObject({ status: 'accepted' });
    await bench.controls.faults({ api: [{ method: 'POST', share: 1, times: 1, status: 503 }] });
    await expect(send()).rejects.toMatchObject({ status: 503 });
  });

  it('finds another revision where one is named, and only there', async () => {
    const { syncMaps } = bench.client.sync.v1.services('default');
    const { sid } = await syncMaps.create();
    const items = syncMaps(sid).syncMapItems;
    await items.create({ key: 'a', data: { n: 1 } });
    await bench.controls.faults({ api: [{ product: 'sync', share: 1, times: 1, stale: true }] });
    const { revision } = await items('a').update({ data: { n: 2 } });
    const update = () => items('a').update({ data: { n: 3 }, ifMatch: revision });
    await expect(update()).rejects.toMatchObject({ status: 412, code: 54205 });
    await expect(update()).resolves.toMatchObject({ data: { n: 3 } });
  });

  it('does not outlive a reset', async () => {
    await bench.controls.faults({ api: [{ share: 1, status: 500 }] });
    await bench.controls.reset();
    expect(await bench.controls.faults({})).toMatchObject({ api: [] });
    await expect(send()).resolves.toMatchObject({ status: 'accepted' });
  });

  it.each([
    { share: 1 },
    { status: 500 },
    { share: 1, status: 200 },
    { share: 1, status: 500, hang: true },
    { share: 1, hang: true, code: 20429 },
    { share: 1, drop: 'now' },
    { share: 1, hang: true, times: 0 },
    { share: 1, stale: true, status: 412 },
    { share: 1, hang: true, product: 'voice' },
  ])('is refused where it makes no sense: %j', async (fault) => {
    await expect(bench.controls.faults({ api: [fault] } as object)).rejects.toThrow('400');
  });
});
