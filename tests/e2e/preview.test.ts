import type { Preview } from '../../src/preview/preview-messages';
import { clockByIntl } from '../timing/local-clock';
import { localStack } from './local-stack';

const world = localStack();
const ana = '+14155550101';
const ben = '+14155550102';
const pacific = 'America/Los_Angeles';
const dayMs = 86_400_000;
const hourMs = 3_600_000;

interface Refusal {
  code: string;
  limit?: number;
  detail: string;
}

const preview = (request: object) => world.post<Preview & Refusal>('/messages/preview', request);
const now = async () => Date.parse((await world.control<{ now: string }>('clock')).now);

describe('a preview of a bulk send', () => {
  it('says what would become of every row, and what it would cost', async () => {
    await world.post('/opt-outs/add', { to: ben });
    const { status, body } = await preview({
      recipients: [
        { to: '+1 (415) 555-0101', variables: { name: 'Ana' } },
        ben,
        ana,
        'nonsense',
        '+14155550103',
      ],
      body: 'Hi {{name}}, it’s ready.',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      counts: { total: 5, sendable: 1, suppressed: 0, invalid: 3, duplicate: 1 },
      missingVariables: { name: 2 },
    });

    const { body: filled } = await preview({
      recipients: [{ to: '+1 (415) 555-0101', variables: { name: 'Ana' } }, ben, ana, 'nonsense'],
      body: 'Hi {{name|there}}, it’s ready.',
    });
    expect(filled).toEqual({
      counts: { total: 4, sendable: 1, suppressed: 1, invalid: 1, duplicate: 1 },
      suppressedBy: { optedOut: 1, knownBad: 0, quietHours: 0 },
      problems: [
        { index: 1, to: ben, outcome: 'suppressed', reason: 'has opted out' },
        { index: 3, to: 'nonsense', outcome: 'invalid', reason: 'is not a phone number' },
      ],
      landlines: { count: 0, examples: [] },
      segments: { total: 1, perMessage: { min: 1, max: 1 } },
      encoding: 'UCS-2',
      unicode: [{ character: '’', codePoint: 'U+2019', suggestion: "'", messages: 1 }],
      smartEncoding: { segments: 1, saved: 0 },
      cost: {
        currency: 'USD',
        estimate: 0.0083,
        unpriced: 0,
        byCountry: [{ country: 'US', channel: 'sms', messages: 1, segments: 1, estimate: 0.0083 }],
      },
      missingVariables: {},
      quietHours: { held: 0, blocked: 0 },
      timeZones: {},
      estimatedSeconds: 1,
      throughput: {
        perSecond: 4,
        senders: [
          { type: 'long-code', count: 1, perSecond: 1 },
          { type: 'toll-free', count: 1, perSecond: 3 },
        ],
        source: 'pool',
      },
      preflight: {
        verdict: 'ready',
        findings: [],
        course: { seconds: 0.25, isPaced: false, validitySeconds: 36_000 },
      },
      finishesAt: expect.stringMatching(/^\d{4}-.*Z$/),
      samples: [{ to: ana, body: 'Hi Ana, it’s ready.', segments: 1, encoding: 'UCS-2' }],
    });
  });

  it('sends nothing and writes nothing down', async () => {
    const request = { recipients: [ana, ben], body: 'Ten per cent off', messageIntent: 'marketing' };
    expect((await preview(request)).status).toBe(200);
    const inAnHour = new Date((await now()) + hourMs).toISOString();
    expect((await preview({ ...request, sendAt: inAnHour })).status).toBe(200);
    await world.settled();
    const { requests } = await world.control<{ requests: { method: string; path: string }[] }>('requests');
    // The opt-outs were read.
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ path }) => path.includes('Messages'))).toEqual([]);
    // A process makes an empty Map once, to see that there is a Sync service.
    const written = requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/Maps'));
    expect(written).toEqual([]);
  });

  it('leaves out a number that is known to be bad, and says what it failed with', async () => {
    await world.control('faults', { undelivered: { [ben]: 21614 } });
    await world.post('/messages/send', { to: ben, body: 'Hi' });
    await world.settled();
    const { body } = await preview({ recipients: [ana, ben], body: 'Hi' });
    expect(body.counts).toMatchObject({ sendable: 1, suppressed: 1 });
    expect(body.suppressedBy).toEqual({ optedOut: 0, knownBad: 1, quietHours: 0 });
    const reason = expect.stringMatching(/known-bad number.*\d{4}-\d{2}-\d{2}/);
    expect(body.problems).toEqual([{ index: 1, to: ben, outcome: 'suppressed', reason }]);
  });

  it('names numbers that look like landlines, and counts them as sendable', async () => {
    const recipients = [ana, '+447400123456', '+442079460102', '+493012345678'];
    const { body } = await preview({ recipients, body: 'Hi' });
    expect(body.counts.sendable).toBe(4);
    expect(body.landlines).toEqual({
      count: 2,
      examples: [
        { index: 2, to: '+442079460102' },
        { index: 3, to: '+493012345678' },
      ],
    });
  });

  it('takes 10,000 recipients, and no more', async () => {
    const recipients = Array.from({ length: 10_000 }, (_, i) => `+1415${2_000_000 + i}`);
    const { status, body } = await preview({ recipients, body: 'Hi' });
    expect({ status, counts: body.counts }).toMatchObject({ status: 200, counts: { sendable: 10_000 } });
    const refused = await preview({ recipients: [...recipients, ana], body: 'Hi' });
    expect(refused).toMatchObject({ status: 413, body: { code: 'too-many-recipients', limit: 10_000 } });
  });

  it.each([
    ['no content', { recipients: [ana] }],
    [
      'two times',
      { recipients: [ana], body: 'Hi', sendAt: '2030-01-01T09:00:00Z', localTime: '2030-01-01T09:00' },
    ],
    ['a pace of nothing', { recipients: [ana], body: 'Hi', perSecond: 0 }],
    ['a window that is no time', { recipients: [ana], body: 'Hi', window: { start: '9', end: '25:00' } }],
    ['a recurrence', { recipients: [ana], body: 'Hi', recurrence: { frequency: 'daily' } }],
  ])('refuses %s', async (_, request) => {
    expect(await preview(request)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });
});

describe('a preview of a schedule', () => {
  /** The day after tomorrow, by the clocks of California. */
  const date = async () => new Date(clockByIntl(await now(), pacific) + 2 * dayMs).toISOString().slice(0, 10);

  it('has the time at which each message would come, where the recipient is', async () => {
    const localTime = `${await date()}T09:00`;
    const { body } = await preview({ recipients: [ana, '+442079460102'], body: 'Hi', localTime });
    expect(body.timeZones).toEqual({ [pacific]: 1, 'Europe/London': 1 });
    const [sample] = body.samples;
    expect(sample?.timeZone).toBe(pacific);
    const clock = new Date(clockByIntl(Date.parse(sample?.sendAt ?? ''), pacific)).toISOString();
    expect(clock.slice(0, 16)).toBe(localTime);
  });

  it('tells what quiet hours do with it', async () => {
    const night = { recipients: [ana, ben], body: 'Hi', localTime: `${await date()}T23:00` };
    const { body } = await preview({ ...night, quietHours: 'hold' });
    const { held, blocked, earliest = '', latest = '' } = body.quietHours;
    expect({ held, blocked }).toEqual({ held: 2, blocked: 0 });
    expect(Date.parse(earliest)).toBeGreaterThan(await now());
    expect(earliest <= latest).toBe(true);
    const { body: refused } = await preview({ ...night, quietHours: 'block' });
    expect(refused).toMatchObject({
      counts: { sendable: 0, suppressed: 2 },
      quietHours: { held: 0, blocked: 2 },
    });
    expect(refused.problems[0]?.reason).toContain(pacific);
  });

  it('comes to the same as the schedule', async () => {
    const request = { recipients: [ana, ben, 'nonsense'], body: 'Hi', localTime: `${await date()}T12:00` };
    const { body } = await preview(request);
    const sent = await world.post<{ counts: Record<string, number>; results: { sendAt?: string }[] }>(
      '/messages/schedule',
      request,
    );
    expect(sent.body.counts).toMatchObject({ accepted: body.counts.sendable, invalid: body.counts.invalid });
    expect(sent.body.results[0]?.sendAt).toBe(body.samples[0]?.sendAt);
  });
});

describe('a preview of a campaign', () => {
  it('takes its body as it is, and tells when the last message leaves', async () => {
    const clock = (hours: number) => new Date(start + hours * hourMs).toISOString();
    const start = await now();
    const window = { start: clock(2).slice(11, 16), end: clock(3).slice(11, 16), timeZone: 'UTC' };
    const campaign = { name: 'Spring sale', recipients: [ana, ben], body: 'Hi', pace: { perSecond: 0.1 } };
    const { status, body } = await preview({ ...campaign, window });
    expect(status).toBe(200);
    expect(body.estimatedSeconds).toBe(20);
    expect(Date.parse(body.finishesAt ?? '')).toBe(Date.parse(`${clock(2).slice(0, 16)}Z`) + 20_000);
    const { body: anyTime } = await preview(campaign);
    expect(Math.abs(Date.parse(anyTime.finishesAt ?? '') - start - 20_000)).toBeLessThan(5_000);
  });

  it('assumes one sender where the pool cannot be read, and says so', async () => {
    await world.control('faults', {
      api: [{ product: 'messaging', path: 'PhoneNumbers', share: 1, status: 503 }],
    });
    // What was read before is forgotten.
    await world.control('clock', { advanceSeconds: 61 });
    const { status, body } = await preview({ recipients: [ana, ben], body: 'Hi' });
    expect(status).toBe(200);
    expect(body.throughput).toEqual({
      perSecond: 1,
      senders: [{ type: 'long-code', count: 1, perSecond: 1 }],
      source: 'assumed',
    });
    expect(body.estimatedSeconds).toBe(2);
  });
});
