import type { MessageSettings } from '../../src/messages/message-request';
import { planRecipients } from '../../src/messages/plan-recipients';
import type { Prices } from '../../src/preview/prices';
import { type Plan, type Summary, summarise } from '../../src/preview/summarise';
import type { PoolSender } from '../../src/senders/pool-sender';

const price = (amount: number) => ({ amount, date: '2026-10', source: 'https://example.com/prices' });
const prices: Prices = {
  note: 'Carrier fees are extra.',
  currency: 'USD',
  perSegment: { byCountry: { US: price(0.0083) } },
  perMessage: {
    mms: { byCountry: { US: price(0.022) } },
    whatsapp: { default: price(0.005), byCountry: {} },
  },
};
const ana = '+14155550101';
const ben = '+14155550102';
const eva = '+4915112345678';

const shortCode: PoolSender = {
  type: 'short-code',
  sid: `SC${'0'.repeat(32)}`,
  address: '24680',
  country: 'US',
  capabilities: ['SMS'],
};

const now = Date.parse('2026-12-01T08:00:00Z');
/** People who have opted out. */
const optedOut = (...people: string[]): Pick<Plan, 'suppressed'> => ({
  suppressed: new Map(people.map((to) => [to, { outcome: 'suppressed' }])),
});

type Recipients = Parameters<typeof planRecipients>[0];

function preview(recipients: Recipients, settings: MessageSettings, more: Partial<Plan> = {}): Summary {
  const rows = [...planRecipients(recipients, settings)];
  return summarise({ ...optedOut(), rows, settings, prices, readiness: {}, now, ...more });
}

describe('counts', () => {
  const { counts, problems } = preview(
    [ana, ben, 'nonsense', '+1 (415) 555-0101', { to: eva, variables: { name: 'Eva' } }],
    { body: 'Hi {{name|there}}' },
    optedOut(ben),
  );

  it('say of every row once what becomes of it', () => {
    expect(counts).toEqual({ total: 5, sendable: 2, suppressed: 1, invalid: 1, duplicate: 1 });
  });

  it('come with the rows that are not sent, in order and with the reason', () => {
    expect(problems).toEqual([
      { index: 1, to: ben, outcome: 'suppressed', reason: 'has opted out' },
      { index: 2, to: 'nonsense', outcome: 'invalid', reason: 'is not a phone number' },
    ]);
  });

  it('come with no more than a hundred of these', () => {
    const { counts, problems } = preview(Array(150).fill('nonsense'), { body: 'Hi' });
    expect(counts.invalid).toBe(150);
    expect(problems).toHaveLength(100);
  });
});

test('whoever is suppressed for another reason than a refusal comes with it', () => {
  const reason = 'is a known-bad number';
  const suppressed: Plan['suppressed'] = new Map([[ana, { outcome: 'suppressed', reason }]]);
  const { counts, suppressedBy, problems } = preview([ana, ben], { body: 'Hi' }, { suppressed });
  expect(counts).toMatchObject({ sendable: 1, suppressed: 1 });
  expect(suppressedBy).toEqual({ optedOut: 0, knownBad: 1, quietHours: 0 });
  expect(problems).toEqual([{ index: 0, to: ana, outcome: 'suppressed', reason }]);
});

describe('landlines', () => {
  const landlines = (recipients: Recipients) => preview(recipients, { body: 'Hi' }).landlines;

  it('are counted and sent to all the same, the first ten by name', () => {
    const berlin = Array.from({ length: 12 }, (_, i) => `+493012345${String(600 + i)}`);
    const { landlines, counts } = preview([ana, ...berlin], { body: 'Hi' });
    expect(counts.sendable).toBe(13);
    expect(landlines.count).toBe(12);
    expect(landlines.examples).toHaveLength(10);
    expect(landlines.examples[0]).toEqual({ index: 1, to: '+493012345600' });
  });

  it('may have WhatsApp, but no RCS', () => {
    expect(landlines(['whatsapp:+493012345678']).count).toBe(0);
    expect(landlines(['rcs:+493012345678']).count).toBe(1);
  });
});

describe('segments', () => {
  const named = (to: string, name: string) => ({ to, variables: { name } });
  const hundred = 'x'.repeat(100);

  it('are those of each person’s own text', () => {
    const { segments, encoding } = preview(
      [named(ana, 'Ana'), named(ben, `Ben ${'x'.repeat(80)}`), named(eva, 'Zoë')],
      { body: `Hi {{name}} ${hundred}` },
    );
    expect(segments).toEqual({ total: 1 + 2 + 2, perMessage: { min: 1, max: 2 } });
    expect(encoding).toBe('mixed');
  });

  it('are one for what is not billed by segment', () => {
    const long = { body: 'ж'.repeat(500) };
    expect(preview([ana], long).segments.total).toBe(8);
    const { segments, encoding, unicode } = preview([`whatsapp:${ana}`, 'messenger:1234'], long);
    expect({ segments, encoding, unicode }).toEqual({
      segments: { total: 2, perMessage: { min: 1, max: 1 } },
      encoding: undefined,
      unicode: [],
    });
    expect(preview([ana], { ...long, mediaUrls: ['https://example.com/a.png'] }).segments.total).toBe(1);
  });

  it('are none where nobody can be sent to', () => {
    expect(preview(['nonsense'], { body: 'Hi' })).toMatchObject({
      segments: { total: 0, perMessage: { min: 0, max: 0 } },
      cost: { estimate: 0, unpriced: 0, byCountry: [] },
      estimatedSeconds: 0,
      samples: [],
    });
  });
});

describe('what makes messages UCS-2', () => {
  const body = `It’s {{name}} … ${'x'.repeat(100)}`;
  const recipients = [ana, { to: ben, variables: { name: '😀' } }].map((row) =>
    typeof row === 'string' ? { to: row, variables: { name: 'Ana' } } : row,
  );

  it('is named with its code point, what it could be, and in how many messages it is', () => {
    expect(preview(recipients, { body }).unicode).toEqual([
      { character: '’', codePoint: 'U+2019', suggestion: "'", messages: 2 },
      { character: '…', codePoint: 'U+2026', suggestion: '...', messages: 2 },
      { character: '😀', codePoint: 'U+1F600', messages: 1 },
    ]);
  });

  it('costs what smart encoding would save', () => {
    const { segments, smartEncoding } = preview(recipients, { body });
    expect(segments.total).toBe(4);
    expect(smartEncoding).toEqual({ segments: 3, saved: 1 });
  });

  it('is only what is left where smart encoding is on', () => {
    const { segments, smartEncoding, unicode } = preview(recipients, { body, smartEncoded: true });
    expect(segments.total).toBe(3);
    expect(smartEncoding).toEqual({ segments: 3, saved: 0 });
    expect(unicode.map(({ character }) => character)).toEqual(['😀']);
  });
});

describe('cost', () => {
  const twoSegments = 'x'.repeat(200);

  it('is the sum by country and channel', () => {
    const { cost } = preview([ana, ben, `whatsapp:${eva}`], { body: twoSegments });
    expect(cost).toEqual({
      currency: 'USD',
      estimate: 0.0382,
      unpriced: 0,
      byCountry: [
        { country: 'US', channel: 'sms', messages: 2, segments: 4, estimate: 0.0332 },
        { country: 'DE', channel: 'whatsapp', messages: 1, segments: 1, estimate: 0.005 },
      ],
    });
  });

  it('says what it does not know instead of guessing it', () => {
    const { cost } = preview([ana, eva, 'messenger:1234'], { body: 'Hi' });
    expect(cost).toMatchObject({ estimate: 0.0083, unpriced: 2 });
    expect(cost.byCountry).toContainEqual({ country: 'DE', channel: 'sms', messages: 1, segments: 1 });
    expect(cost.byCountry).toContainEqual({ channel: 'messenger', messages: 1, segments: 1 });
  });

  it('goes by the deployment’s own price, where there is one, for everything', () => {
    const { cost } = preview([ana, eva], { body: twoSegments }, { pricePerSegment: 0.05 });
    expect(cost).toMatchObject({ estimate: 0.2, unpriced: 0 });
  });
});

describe('the time it takes', () => {
  it.each([
    ['a segment a second where no sender is known', [ana, ben], {}, 4],
    ['what the senders have', [ana, ben], { readiness: { senders: [shortCode] } }, 1],
    ['eighty a second for WhatsApp', [`whatsapp:${ana}`, `whatsapp:${ben}`], {}, 1],
    ['the slower of both, which work at once', [ana, `whatsapp:${ben}`], {}, 2],
    ['no more than the pace allows', [`whatsapp:${ana}`, `whatsapp:${ben}`], { perSecond: 0.1 }, 20],
    ['no less than the senders take', [ana, ben], { perSecond: 100 }, 4],
  ] as [string, Recipients, Partial<Plan>, number][])('is by %s', (_, recipients, more, seconds) => {
    expect(preview(recipients, { body: 'x'.repeat(200) }, more).estimatedSeconds).toBe(seconds);
  });

  it('keeps no queue at Twilio short where the pace counts messages and the senders segments', () => {
    const isPaced = (length: number) =>
      preview([ana, ben], { body: 'x'.repeat(length) }, { perSecond: 1 }).preflight.course.isPaced;
    expect([isPaced(100), isPaced(200)]).toEqual([true, false]);
  });

  it('ends when the last message leaves', () => {
    const end = (more: Partial<Plan>) => preview([ana, ben], { body: 'Hi' }, more).finishesAt;
    const window = { start: '09:00', end: '10:00', timeZone: 'Europe/Berlin' };
    expect(end({})).toBe('2026-12-01T08:00:02.000Z');
    expect(end({ window })).toBe('2026-12-01T08:00:02.000Z');
    expect(end({ window: { ...window, start: '09:30' } })).toBe('2026-12-01T08:30:02.000Z');
    expect(end(optedOut(ana, ben))).toBeUndefined();
  });

  it('begins with the first message that has a time, and does not end before the last one’s', () => {
    const at = (to: string, index: number, minute: number) => {
      return { index, to, body: 'Hi', sendAt: new Date(now + minute * 60_000) };
    };
    const end = (...minutes: [number, number]) =>
      preview([], { body: 'Hi' }, { rows: [at(ana, 0, minutes[0]), at(ben, 1, minutes[1])] }).finishesAt;
    expect(end(30, 30)).toBe('2026-12-01T08:30:02.000Z');
    expect(end(30, 45)).toBe('2026-12-01T08:45:00.000Z');
  });
});

describe('samples', () => {
  const people = Array.from({ length: 30 }, (_, i) => ({
    to: `+141555501${String(i + 10)}`,
    variables: { name: 'x'.repeat((i * 7) % 30) || 'y' },
  }));

  it('go from the shortest message to the longest', () => {
    const { samples } = preview(people, { body: 'Hi {{name}}' });
    expect(samples.map(({ body = '' }) => body.length)).toEqual([4, 11, 18, 25, 32]);
    expect(samples[0]).toEqual({ to: people[0]?.to, body: 'Hi y', segments: 1, encoding: 'GSM-7' });
  });

  it('are one where all get the same', () => {
    expect(preview(people, { body: 'Hi' }).samples).toHaveLength(1);
  });

  it('have the variables of a Content template, whose text Twilio keeps', () => {
    const { samples } = preview([{ to: ana, variables: { 1: 'Ana' } }], {
      contentSid: `HX${'0'.repeat(32)}`,
    });
    expect(samples).toEqual([{ to: ana, contentVariables: { 1: 'Ana' }, segments: 1 }]);
  });
});

test('quiet hours and zones are told of those who get something', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour));
  const timeZone = 'America/Los_Angeles';
  const { quietHours, timeZones, counts } = preview(
    [],
    { body: 'Hi' },
    {
      ...optedOut('+14155550104'),
      rows: [
        { index: 0, to: ana, body: 'Hi', held: true, sendAt: at(17), timeZone },
        { index: 1, to: ben, body: 'Hi', held: true, sendAt: at(16), timeZone },
        { index: 2, to: eva, body: 'Hi', timeZone: 'Europe/Berlin' },
        { index: 3, to: '+14155550104', body: 'Hi', held: true, sendAt: at(3), timeZone },
        { index: 4, to: '+14155550105', outcome: 'suppressed', reason: 'it is night' },
      ],
    },
  );
  expect(quietHours).toEqual({
    held: 2,
    blocked: 1,
    earliest: at(16).toISOString(),
    latest: at(17).toISOString(),
  });
  expect(timeZones).toEqual({ [timeZone]: 2, 'Europe/Berlin': 1 });
  expect(counts).toMatchObject({ sendable: 3, suppressed: 2 });
});
