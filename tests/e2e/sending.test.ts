import type { SendManyAnswer } from '../../src/messages/send-result';
import { localStack } from './local-stack';

const world = localStack();
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `+1415555${String(1000 + n)}`);

interface ProblemBody {
  code: string;
  detail: string;
  errors?: { path: string; message: string }[];
  twilio?: { code: number; class: string };
}

describe('POST /messages/send', () => {
  it('sends, with segments and encoding', async () => {
    const sent = await world.post<Record<string, unknown>>('/messages/send', {
      to: '+1 (415) 555-0101',
      body: 'Hi ✓',
    });
    expect(sent.status).toBe(201);
    expect(sent.body).toEqual({
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      status: 'accepted',
      to: '+14155550101',
      segments: 1,
      encoding: 'UCS-2',
    });
  });

  it('hands every option to Twilio', async () => {
    await world.post('/messages/send', {
      to: '+14155550101',
      body: 'Hi https://example.com/a',
      mediaUrls: ['https://example.com/a.png'],
      validityPeriod: 600,
      shortenUrls: true,
      smartEncoded: true,
      riskCheck: 'disable',
      messageIntent: 'delivery',
      contentRetention: 'retain',
      addressRetention: 'retain',
      tags: { order: '7' },
    });
    const { requests } = await world.control<{ requests: { parameters: Record<string, string> }[] }>(
      'requests?path=Messages.json',
    );
    expect(requests.at(-1)?.parameters).toEqual({
      To: '+14155550101',
      Body: 'Hi https://example.com/a',
      MediaUrl: 'https://example.com/a.png',
      MessagingServiceSid: world.stack().messagingServiceSid,
      ValidityPeriod: '600',
      ShortenUrls: 'true',
      SmartEncoded: 'true',
      RiskCheck: 'disable',
      MessageIntent: 'delivery',
      ContentRetention: 'retain',
      AddressRetention: 'retain',
      StatusCallback: `${world.stack().functionsUrl}/webhooks/status#rc=3&rp=5xx,ct,rt`,
    });
  });

  it('explains what Twilio refuses, and never shows its raw error', async () => {
    const refused = await world.post<ProblemBody>('/messages/send', { to: '+15005550009', body: 'Hi' });
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.body).toMatchObject({
      code: 'twilio-refused',
      twilio: { code: 21614, class: 'invalid-recipient' },
    });
    expect(refused.body).not.toHaveProperty('message');
  });

  it.each([
    [{ body: 'Hi' }, 'to', 'is missing'],
    [{ to: '+14155550101' }, 'body', 'one of body, contentSid and mediaUrls is needed'],
    [{ to: '4155550101', body: 'Hi' }, 'to', 'has no country code'],
    [{ to: '+14155550101', body: 'x'.repeat(1601) }, 'body', 'at most 1600'],
    [{ to: '+14155550101', body: 'Hi', validityPeriod: '60' }, 'validityPeriod', 'must be a number'],
    [{ to: '+14155550101', body: 'Hi', mediaUrls: ['ftp://x'] }, 'mediaUrls.0', 'must be an http'],
    [{ to: '+14155550101', body: 'Hi', colour: 'red' }, '', 'unknown field: colour'],
    [{ to: '+14155550101', body: 'Hi', sendAt: 'tomorrow' }, 'sendAt', 'must be a time such as'],
  ])('names what is wrong with %j', async (body, path, message) => {
    const refused = await world.post<ProblemBody>('/messages/send', body);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toContainEqual({ path, message: expect.stringContaining(message) });
  });

  it('says so when the outcome is not known, and does not send again', async () => {
    await world.control('faults', { acceptThenDropShare: 1 });
    const lost = await world.post<ProblemBody>('/messages/send', { to: '+14155550101', body: 'Hi' });
    expect(lost.status).toBe(502);
    expect(lost.body.code).toBe('outcome-unknown');
    const { creates } = await world.control<{ creates: { accepted: number } }>('stats');
    expect(creates.accepted).toBe(1);
  });

  it('waits out a short refusal for too many requests', async () => {
    await world.control('faults', { failRate: { status: 429, code: 20429, share: 0.7 }, seed: 3 });
    const sent = await world.post('/messages/send', { to: '+14155550101', body: 'Hi' });
    expect(sent.status).toBe(201);
  });
});

describe('POST /messages/bulk', () => {
  it.each([{ status: 429 }, { slowMs: 3_000 }, { hang: true as const }])(
    'sends though the Map in which senders share the account answers with %j',
    async (fault) => {
      await world.control('faults', { api: [{ product: 'sync', path: '.senders.', share: 1, ...fault }] });
      const recipients = Array.from({ length: 150 }, (_, n) => `+1415556${1_000 + n}`);
      const send = () => world.post<SendManyAnswer>('/messages/bulk', { recipients, body: 'Hi' });
      expect((await send()).body.counts).toMatchObject({ accepted: 150, unsent: 0, unknown: 0 });
      const { recent } = world.stack().gateway.stats();
      expect(recent.findLast(({ path }) => path === '/messages/bulk')?.ms).toBeLessThan(7_000);
      // In the same process, with what the first call was told late.
      expect((await send()).body.counts).toMatchObject({ accepted: 150, unsent: 0, unknown: 0 });
    },
  );

  it('gives an outcome to every recipient', async () => {
    await world.control('inbound', { from: '+14155550107', body: 'STOP' });
    const { status, body } = await world.post<SendManyAnswer>('/messages/bulk', {
      recipients: [
        { to: '+14155550101', variables: { name: 'Ana' } },
        '+14155550102',
        '+1 415 555 0101',
        'nonsense',
        '+15005550001',
        '+14155550107',
      ],
      body: 'Hi {{name|you}}',
    });
    expect(status).toBe(200);
    expect(body.counts).toEqual({
      total: 6,
      accepted: 2,
      rejected: 1,
      suppressed: 1,
      invalid: 1,
      duplicate: 1,
      unknown: 0,
      unsent: 0,
    });
    expect(body.results.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
      'duplicate',
      'invalid',
      'rejected',
      'suppressed',
    ]);
    expect(body.results[4]?.error).toMatchObject({
      code: 21211,
      class: 'invalid-recipient',
      retryable: false,
    });
    expect(body.next).toBeNull();
    const { messages } = await world.control<{ messages: { body: string }[] }>('messages?to=%2B14155550101');
    expect(messages.map((message) => message.body)).toEqual(['Hi Ana']);
  });

  it('finds the limit of the account and loses nobody to it', async () => {
    await world.control('faults', { latencyMs: 50, concurrencyLimit: 25 });
    const { body } = await world.post<SendManyAnswer>('/messages/bulk', {
      recipients: numbers(400),
      body: 'Hi',
    });
    expect(body.counts.accepted).toBe(400);
    const { creates } = await world.control<{ creates: { accepted: number; throttled: number } }>('stats');
    expect(creates.accepted).toBe(400);
    expect(creates.throttled).toBeLessThan(100);
  });

  it('never tries again what Twilio may have accepted', async () => {
    await world.control('faults', { acceptThenDropShare: 0.2, seed: 5 });
    const { body } = await world.post<SendManyAnswer>('/messages/bulk', {
      recipients: numbers(100),
      body: 'Hi',
    });
    const { creates } = await world.control<{ creates: { accepted: number; dropped: number } }>('stats');
    expect(creates.dropped).toBeGreaterThan(5);
    expect(body.counts.unknown).toBe(creates.dropped);
    expect(creates.accepted).toBe(100);
  });

  it('stops at once when the account cannot send', async () => {
    await world.control('faults', { latencyMs: 20, failRate: { status: 401, code: 20003, share: 1 } });
    const { body } = await world.post<SendManyAnswer>('/messages/bulk', {
      recipients: numbers(500),
      body: 'Hi',
    });
    expect(body.stopped).toMatchObject({ code: 20003 });
    // As many as leave before anything is known of the account.
    expect(body.counts.rejected).toBeLessThanOrEqual(100);
    expect(body.counts.rejected + body.counts.unsent).toBe(500);
  });

  it('says what is wrong with a row, and where', async () => {
    const recipients = [{ to: '+14155550101', variables: { a: true } }, '+14155550133'];
    const refused = await world.post<ProblemBody>('/messages/bulk', { recipients, body: 'Hi' });
    expect(refused.status).toBe(400);
    expect(refused.body.detail).toBe('recipients.0.variables.a: must be text or a number');
  });

  it('refuses more recipients than one call takes', async () => {
    const refused = await world.post<ProblemBody & { limit: number }>('/messages/bulk', {
      recipients: numbers(1_001),
      body: 'Hi',
    });
    expect(refused.status).toBe(413);
    expect(refused.body).toMatchObject({ code: 'too-many-recipients', limit: 1_000 });
  });

  it('learns an opt-out from a refusal, and does not try again', async () => {
    await world.post('/messages/bulk', { recipients: ['+15005550004'], body: 'Hi' });
    const { body } = await world.post<SendManyAnswer>('/messages/bulk', {
      recipients: ['+15005550004'],
      body: 'Hi',
    });
    expect(body.results[0]).toMatchObject({ outcome: 'suppressed', error: { code: 21610 } });
  });
});
