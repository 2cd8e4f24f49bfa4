import { recipient, startBench } from './bench';

const bench = startBench();
const TOLL_FREE = '+18885550142';

const ask = async (name: string, body?: object) => {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const response = await fetch(`${bench.emulator.origin}/_emulator/${name}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const handle = (handling: object) => ask('opt-out-handling', handling);
const isBlocked = async (handset = recipient()) =>
  (await ask(`opt-outs?to=${encodeURIComponent(handset)}`)).body.blocked;
const text = (body: string, to = '+12025550142', from = recipient()) =>
  bench.controls.inbound({ from, to, body });
const lastForm = () => bench.product.forms('/inbound').at(-1);

describe('Advanced Opt-Out', () => {
  it('blocks, replies and unblocks by itself, and tells the webhook what it took the text for', async () => {
    await handle({ mode: 'advanced' });
    expect((await text(' stop ')).replies).toMatchObject([{ automatic: true }]);
    expect(lastForm()).toMatchObject({ Body: ' stop ', OptOutType: 'STOP' });
    expect(await isBlocked()).toBe(true);
    expect((await text('help')).replies).toMatchObject([{ automatic: true }]);
    expect(lastForm()).toMatchObject({ OptOutType: 'HELP' });
    expect((await text('START')).replies).toMatchObject([{ automatic: true }]);
    expect(lastForm()).toMatchObject({ OptOutType: 'START' });
    expect(await isBlocked()).toBe(false);
    await text('Hello');
    expect(lastForm()).not.toHaveProperty('OptOutType');
  });

  it('goes by the service’s own words, in any case, and by Twilio’s where none are given', async () => {
    const { body } = await handle({ mode: 'advanced', stopWords: ['Arrêt'], helpWords: ['Aide'] });
    expect(body).toEqual({
      mode: 'advanced',
      messagingServiceSid: bench.emulator.messagingServiceSid,
      stopWords: ['Arrêt'],
      startWords: ['START', 'YES', 'UNSTOP'],
      helpWords: ['Aide'],
    });
    expect((await text('STOP')).replies).toEqual([]);
    expect(lastForm()).not.toHaveProperty('OptOutType');
    expect(await isBlocked()).toBe(false);
    await text('ARRÊT');
    expect(lastForm()).toMatchObject({ OptOutType: 'STOP' });
    expect(await isBlocked()).toBe(true);
    await text('aide');
    expect(lastForm()).toMatchObject({ OptOutType: 'HELP' });
  });

  it('replies to each text that it calls an opt-in', async () => {
    await handle({ mode: 'advanced' });
    expect((await text('YES')).replies).toMatchObject([{ automatic: true }]);
    expect(lastForm()).toMatchObject({ OptOutType: 'START' });
  });

  it('is a setting of one service', async () => {
    const { sid } = await bench.client.messaging.v1.services.create({ friendlyName: 'Other' });
    await handle({ mode: 'advanced', messagingServiceSid: sid });
    await text('STOP');
    expect(lastForm()).not.toHaveProperty('OptOutType');
    expect(await isBlocked()).toBe(true);
    const to = encodeURIComponent(recipient());
    const { body } = await ask(`opt-outs?to=${to}&messagingServiceSid=${sid}`);
    expect(body).toEqual({ blocked: false });
  });

  it('ends with a reset', async () => {
    await handle({ mode: 'advanced', stopWords: ['ARRET'] });
    await bench.controls.reset();
    await text('STOP');
    expect(lastForm()).not.toHaveProperty('OptOutType');
    expect(await isBlocked()).toBe(true);
  });
});

describe('Opt-out handling that is switched off', () => {
  it.each(['STOP', 'START', 'HELP'])('leaves %s to the webhook alone', async (body) => {
    await handle({ mode: 'off' });
    bench.product.answer = () => ({
      status: 200,
      type: 'text/xml',
      body: '<Response><Message>Understood</Message></Response>',
    });
    const { replies, blockedReplies } = await text(body);
    expect({ replies, blockedReplies }).toMatchObject({
      replies: [{ body: 'Understood', automatic: false }],
      blockedReplies: [],
    });
    expect(lastForm()).not.toHaveProperty('OptOutType');
    expect(await isBlocked()).toBe(false);
  });

  it('leaves STOP to the webhook on WhatsApp too, whichever number is behind the sender', async () => {
    await handle({ mode: 'off' });
    const handset = `whatsapp:${recipient()}`;
    expect((await text('STOP', `whatsapp:${TOLL_FREE}`, handset)).replies).toEqual([]);
    expect(await isBlocked(handset)).toBe(false);
  });
});

describe('A toll-free number', () => {
  it.each([
    { mode: 'default' },
    { mode: 'advanced', stopWords: ['ARRET'], startWords: ['JOIN', 'YES'] },
    { mode: 'off' },
  ])('is left with STOP, and come back to with START or UNSTOP only: %j', async (handling) => {
    await handle(handling);
    for (const word of ['START', 'unstop']) {
      expect((await text('stop', TOLL_FREE)).replies).toMatchObject([{ automatic: true }]);
      expect(await isBlocked()).toBe(true);
      for (const other of ['YES', 'JOIN']) expect((await text(other, TOLL_FREE)).replies).toEqual([]);
      expect(await isBlocked()).toBe(true);
      await text(word, TOLL_FREE);
      expect(await isBlocked()).toBe(false);
    }
    expect('OptOutType' in (lastForm() ?? {})).toBe(handling.mode === 'advanced');
  });
});

describe('The controls of opt-outs', () => {
  it.each([
    [400, {}],
    [400, { mode: 'on' }],
    [400, { mode: 'off', stopWords: ['ARRET'] }],
    [400, { mode: 'advanced', stopWords: [] }],
    [404, { mode: 'off', messagingServiceSid: 'MG0' }],
  ])('answer %i to what makes no sense: %j', async (status, handling) => {
    expect((await handle(handling)).status).toBe(status);
  });

  it('do not guess which handset is meant', async () => {
    expect((await ask('opt-outs')).status).toBe(400);
  });
});
