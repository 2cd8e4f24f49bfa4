import type { ShownMessage } from '../../src/delivery/show-message';
import type { SendManyAnswer } from '../../src/messages/send-result';
import { localStack } from './local-stack';

const world = localStack();

async function send(to: string, body = 'Hi https://example.com/offer'): Promise<string> {
  const sent = await world.post<{ sid: string }>('/messages/send', {
    to,
    body,
    shortenUrls: true,
    tags: { order: '7' },
  });
  return sent.body.sid;
}

const show = async (sid: string) => (await world.get<ShownMessage>(`/messages/show?sid=${sid}`)).body;

describe('GET /messages/show', () => {
  it('tells what became of a message', async () => {
    const sid = await send('+14155550101');
    await world.settled();
    const { message, timeline } = await show(sid);
    expect(message).toMatchObject({
      sid,
      to: '+14155550101',
      direction: 'outbound',
      status: 'delivered',
      segments: 1,
      tags: { order: '7' },
    });
    expect(timeline.map(({ status }) => status)).toEqual(['accepted', 'queued', 'sent', 'delivered']);
  });

  it('explains a message that did not arrive', async () => {
    const sid = await send('+14155530007');
    await world.settled();
    expect((await show(sid)).message).toMatchObject({
      status: 'undelivered',
      errorCode: 30007,
      error: { class: 'filtered', advice: expect.any(String) },
    });
  });

  it('knows how far a message is when its callbacks were lost, and remembers it', async () => {
    await world.control('faults', { callbacks: { lose: 1 } });
    const sid = await send('+14155550101');
    await world.settled();
    const { message, timeline } = await show(sid);
    expect(message.status).toBe('delivered');
    expect(timeline.map(({ status }) => status)).toEqual(['accepted', 'delivered']);
    expect((await show(sid)).timeline).toEqual(timeline);
  });

  it('answers 404 for a message that is not there, and 400 for what is no SID', async () => {
    expect((await world.get(`/messages/show?sid=SM${'0'.repeat(32)}`)).status).toBe(404);
    expect((await world.get('/messages/show?sid=7')).status).toBe(400);
    expect((await world.get('/messages/show')).status).toBe(400);
  });
});

describe('status callbacks', () => {
  it('end in the right state when they are lost, doubled and shuffled', async () => {
    await world.control('faults', {
      callbacks: { lose: 0.05, duplicate: 0.05, shuffle: true },
      answerDelayMs: 30,
      lifeStepMs: 5,
      seed: 11,
    });
    const recipients = Array.from({ length: 200 }, (_, n) => {
      const undeliverable = n % 10 === 0 ? '30003' : String(60_000 + n);
      return `+1${String(415 + (n % 50))}55${undeliverable}`;
    });
    const { body } = await world.post<SendManyAnswer>('/messages/bulk', { recipients, body: 'Hi' });
    await world.settled();
    const { callbacks } = await world.control<{ callbacks: { lost: number; duplicated: number } }>('stats');
    expect(callbacks.lost).toBeGreaterThan(10);
    expect(callbacks.duplicated).toBeGreaterThan(10);

    const truth = await world.control<{
      messages: { sid: string; status: string; errorCode: number | null }[];
    }>('messages?limit=1000');
    const ledger = new Map<string, unknown>();
    for (const { sid = '' } of body.results.filter(({ outcome }) => outcome === 'accepted')) {
      const { message } = await show(sid);
      ledger.set(sid, [message.status, message.errorCode ?? null]);
    }
    expect(ledger.size).toBe(body.counts.accepted);
    expect(ledger).toEqual(
      new Map(truth.messages.map(({ sid, status, errorCode }) => [sid, [status, errorCode]])),
    );
  });

  it('are kept when they come before Twilio has answered the send', async () => {
    await world.control('faults', { answerDelayMs: 3_000, lifeStepMs: 5 });
    const sid = await send('+14155550101');
    await world.settled();
    const { timeline } = await show(sid);
    expect(timeline.map(({ status }) => status).sort()).toEqual(['accepted', 'delivered', 'queued', 'sent']);
    expect(timeline[0]?.status).toBe('queued');
  });

  it('carry the call and the recipient, and ask Twilio to try again', async () => {
    await world.post('/messages/bulk', { recipients: ['+14155550101', '+14155550102'], body: 'Hi' });
    const { requests } = await world.control<{ requests: { parameters: { StatusCallback: string } }[] }>(
      'requests?path=Messages.json',
    );
    const urls = requests.map(({ parameters }) => new URL(parameters.StatusCallback));
    expect(urls.map((url) => url.searchParams.get('r')).sort()).toEqual(['0', '1']);
    expect(new Set(urls.map((url) => url.searchParams.get('c'))).size).toBe(1);
    expect(urls[0]?.hash).toBe('#rc=3&rp=5xx,ct,rt');
  });

  it('teach an opt-out', async () => {
    await world.control('faults', { undelivered: { '+14155550103': 30630 } });
    await send('+14155550103');
    await world.settled();
    expect((await world.get('/opt-outs/check?to=%2B14155550103')).body).toMatchObject({
      optedOut: true,
      consent: { source: 'delivery-error' },
    });
  });
});
