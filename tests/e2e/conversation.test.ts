import type { OptOutCheck } from '../../src/consent/check-opt-out';
import type { ReviewList } from '../../src/consent/settle-reviews';
import type { MessageList } from '../../src/delivery/list-messages';
import { localStack } from './local-stack';
import { signedForm } from './signed-request';

const world = localStack();
const ana = '+14155550101';
const luz = '+525512345678';

interface Inbound {
  replies: { body: string; automatic: boolean }[];
  webhook: { status: number; body: string };
}

const write = (body: string, more: object = {}) =>
  world.control<Inbound>('inbound', { from: ana, body, ...more });
const ours = ({ replies }: Inbound) => replies.filter(({ automatic }) => !automatic).map(({ body }) => body);
const check = async (to = ana) =>
  (await world.get<OptOutCheck>(`/opt-outs/check?to=${encodeURIComponent(to)}`)).body;
const reviews = async () => (await world.get<ReviewList>('/opt-outs/review')).body.reviews;
const ask = async (to: string) =>
  (await world.get<MessageList>(`/messages/list?to=${encodeURIComponent(to)}`)).body.messages;

/** An inbound message as Twilio posts it, again if the same SID is given. */
async function post(form: Record<string, string>): Promise<{ status: number; body: string }> {
  const { functionsUrl, authToken, accountSid } = world.stack();
  const message = { AccountSid: accountSid, From: ana, To: '+14155550100', ...form };
  const { url, headers, body } = signedForm(authToken, `${functionsUrl}/webhooks/inbound`, message);
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, body: await response.text() };
}

describe('a refusal in plain words', () => {
  it('opts out where it is clear, and is confirmed once', async () => {
    const first = await write('Please remove me from your list');
    expect(ours(first)).toEqual([expect.stringContaining('no more messages')]);
    expect(await check()).toMatchObject({ optedOut: true, consent: { source: 'plain-language' } });
    expect(ours(await write('take me off your list!!'))).toEqual([]);
    expect(await reviews()).toEqual([]);
  });

  it('waits for a person where it is doubtful, and is answered by nobody', async () => {
    expect(ours(await write('wrong number'))).toEqual([]);
    expect(await check()).toEqual({ to: ana, optedOut: false });
    expect(await reviews()).toMatchObject([{ to: ana, body: 'wrong number' }]);
    const settled = await world.post('/opt-outs/review', { to: ana, decision: 'opt-out' });
    expect(settled.body).toMatchObject({ to: ana, decision: 'opt-out', settled: 1 });
    expect(await check()).toMatchObject({ optedOut: true, consent: { source: 'plain-language' } });
    expect(await reviews()).toEqual([]);
  });

  it('is not seen in ordinary text', async () => {
    expect(ours(await write('What time do you stop serving?'))).toHaveLength(1);
    expect(await check()).toEqual({ to: ana, optedOut: false });
    expect(await reviews()).toEqual([]);
  });

  describe('with PLAIN_LANGUAGE_OPT_OUT=review', () => {
    const careful = localStack({ PLAIN_LANGUAGE_OPT_OUT: 'review' });

    it('waits for a person in any case', async () => {
      await careful.control('inbound', { from: ana, body: 'Please remove me from your list' });
      const { body } = await careful.get<ReviewList>('/opt-outs/review');
      expect(body.reviews).toHaveLength(1);
      const checked = await careful.get<OptOutCheck>(`/opt-outs/check?to=${encodeURIComponent(ana)}`);
      expect(checked.body.optedOut).toBe(false);
    });
  });
});

describe('replies', () => {
  it('come in the language of the country', async () => {
    const [reply = ''] = ours(await write('Hola, buenos días', { from: luz }));
    expect(reply).toContain('Gracias');
  });

  it('confirm an opt-out by a word that Twilio does not know, and a return', async () => {
    expect(ours(await write('BAJA', { from: luz }))).toHaveLength(1);
    expect(await check(luz)).toMatchObject({ optedOut: true, consent: { source: 'keyword' } });
    expect(ours(await write('ALTA', { from: luz }))).toHaveLength(1);
    expect(await check(luz)).toMatchObject({ optedOut: false });
  });

  it.each([
    ['an operator', () => world.post('/opt-outs/add', { to: ana })],
    ['plain words', () => write('Please remove me from your list')],
    ['STOP', () => write('STOP')],
  ])('do not go to somebody who is out by %s, until they come back', async (_, refuse) => {
    await refuse();
    for (const body of ['hello', 'HOURS', '']) {
      const { webhook } = await write(body);
      expect(webhook).toMatchObject({ status: 200, body: expect.stringMatching(/<Response\s*\/>$/) });
    }
    await write('START');
    expect(ours(await write('HOURS'))).toEqual([expect.stringContaining('9:00')]);
  });

  it('still give help to somebody who is out', async () => {
    await world.post('/opt-outs/add', { to: luz });
    expect(ours(await write('AYUDA', { from: luz }))).toHaveLength(1);
    expect(ours(await write('Hola', { from: luz }))).toEqual([]);
  });

  it('cost a message that is not answered no read', async () => {
    const reads = async () => (await world.control<{ sync: { reads: number } }>('stats')).sync.reads;
    const before = await reads();
    await post({ MessageSid: `SM${'5'.repeat(32)}`, From: '12345', Body: 'Hello' });
    expect(await reads()).toBe(before);
  });

  it('stop after five in a minute, as two machines may be talking', async () => {
    const counts: number[] = [];
    for (let message = 0; message < 8; message++) counts.push(ours(await write(`Hello ${message}`)).length);
    expect(counts).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
    await world.control('clock', { advanceSeconds: 61 });
    expect(ours(await write('Hello again'))).toHaveLength(1);
  });

  it('leave it to Twilio where Advanced Opt-Out knows more words', async () => {
    await world.control('opt-out-handling', { mode: 'advanced', stopWords: ['STOP', 'NOPE'] });
    const nope = await write('nope');
    expect(nope.replies).toMatchObject([{ automatic: true }]);
    expect(await check()).toMatchObject({ optedOut: true, consent: { source: 'advanced-opt-out' } });
  });
});

describe('an inbound message', () => {
  const MessageSid = `SM${'5'.repeat(32)}`;

  it('is kept once, with all its parameters, however often it is delivered', async () => {
    const form = { MessageSid, Body: 'Where are you?', NumMedia: '0', SomethingNew: 'kept' };
    const [first, second] = [await post(form), await post(form)];
    expect(first.status).toBe(200);
    expect(second).toEqual(first);
    const [message, ...others] = await ask(ana);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      sid: MessageSid,
      direction: 'inbound',
      body: 'Where are you?',
      parameters: { SomethingNew: 'kept' },
    });
  });

  it('changes consent once, however late it is delivered again', async () => {
    const stop = { MessageSid, Body: 'STOP' };
    await post(stop);
    await write('START');
    await post(stop);
    expect(await check()).toMatchObject({ optedOut: false, consent: { history: [{ state: 'opted-out' }] } });
  });

  it('is kept even when it has more in it than a record holds', async () => {
    const long = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`Extra${index}`, 'ü'.repeat(1_000)]),
    );
    expect((await post({ MessageSid, Body: 'Hi', ...long })).status).toBe(200);
    const [message] = await ask(ana);
    expect(message).toMatchObject({ body: 'Hi', parameters: { Extra0: expect.stringMatching(/^ü+…$/) } });
  });

  it('stands in the conversation beside what we sent', async () => {
    await world.post('/messages/send', { to: ana, body: 'Hello Ana' });
    await world.settled();
    await write('Hello you');
    await world.settled();
    // Which was answered.
    const directions = ['outbound', 'inbound', 'outbound'];
    expect((await ask(ana)).map(({ direction }) => direction)).toEqual(directions);
  });
});
