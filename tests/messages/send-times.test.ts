import { readFileSync } from 'node:fs';
import path from 'node:path';
import { timeZoneTable } from '../../scripts/time-zone-table';
import type { App } from '../../src/app';
import type { Config } from '../../src/config';
import { createParameters } from '../../src/messages/create-parameters';
import { planTimes } from '../../src/messages/plan-times';
import { furthestAheadMs, type SendTime, SendTimes, type Wish } from '../../src/messages/send-times';
import { messagePurposes } from '../../src/timing/message-purpose';
import { clockByIntl } from '../timing/local-clock';

const assets: Record<string, string> = {
  '/time-zones.json': JSON.stringify(timeZoneTable()),
  '/quiet-hours.json': readFileSync(
    path.join(__dirname, '..', '..', 'src', 'assets', 'quiet-hours.private.json'),
    'utf8',
  ),
};
const settings = {
  defaultTimeZone: 'Asia/Kathmandu',
  quietHours: 'promotional',
  quietHoursSpreadMs: 1_800_000,
  scheduleMinLeadSeconds: 900,
} satisfies Partial<Config>;

const pacific = 'America/Los_Angeles';
const california = '+14155550101';
const washington = '+12065550101';
const tollFree = '+18005550101';
const germany = '+4915112345678';
const nowhere = 'messenger:123456';

const ms = (text: string) => Date.parse(text);
/** A Wednesday: 0:30 in California, 9:30 in Germany. */
const night = ms('2026-12-02T08:30:00Z');
const minuteMs = 60_000;

function timesAt(now: number, wish: Wish, config: Partial<Config> = {}): SendTimes {
  const app: Partial<App> = {
    config: { ...settings, ...config } as Config,
    now: () => now,
    readAsset: (name) => assets[name],
  };
  return new SendTimes(app as App, wish);
}

/** The time of a message, which must have one. */
function timeFor(to: string, times: SendTimes, zone?: string): SendTime {
  const time = times.for(to, zone);
  if (!time.ok) throw new Error(time.reason);
  return time;
}

/** What clocks show, `YYYY-MM-DDTHH:MM`. */
const local = (instant: number | undefined, zone: string) =>
  new Date(clockByIntl(instant ?? Number.NaN, zone)).toISOString().slice(0, 16);

describe('the zone of a message', () => {
  const localTime = '2026-12-10T09:00';
  const times = timesAt(night, { localTime });
  const inParis = timesAt(night, { localTime, timeZone: 'Europe/Paris' });

  it.each([
    ['the recipient’s own, where one is given', california, inParis, 'Asia/Tokyo', 'Asia/Tokyo', 'recipient'],
    ['the call’s, where the recipient has none', california, inParis, undefined, 'Europe/Paris', 'request'],
    ['by area code, where neither is given', california, times, undefined, pacific, 'area-code'],
    [
      'by more of the number, where that says more',
      '+18504325678',
      times,
      undefined,
      'America/Chicago',
      'number',
    ],
    ['by country, where the number says no more', germany, times, undefined, 'Europe/Berlin', 'country'],
    [
      'the default one, where the number says nothing',
      nowhere,
      times,
      undefined,
      'Asia/Kathmandu',
      'default',
    ],
  ])('is %s', (_, to, sendTimes, given, timeZone, timeZoneFrom) => {
    const time = timeFor(to, sendTimes, given);
    expect(time).toMatchObject({ timeZone, timeZoneFrom });
    expect(local(time.sendAt, timeZone)).toBe(localTime);
  });

  it('is told also where an instant is wished for', () => {
    const instant = ms('2026-12-10T09:00:00Z');
    const { sendAt, timeZone } = timeFor(california, timesAt(night, { instant }));
    expect({ sendAt, timeZone }).toEqual({ sendAt: instant, timeZone: pacific });
  });

  it('of a number that may be in many is each of them: nowhere is it before the local time', () => {
    const { sendAt, timeZone = '', timeZoneFrom } = timeFor(tollFree, times);
    expect(timeZoneFrom).toBe('country');
    expect(local(sendAt, timeZone)).toBe(localTime);
    for (const zone of [
      'Pacific/Honolulu',
      'America/Anchorage',
      pacific,
      'America/Chicago',
      'America/New_York',
    ]) {
      expect(local(sendAt, zone) >= localTime).toBe(true);
    }
  });
});

describe('a time to be planned for', () => {
  it.each([
    ['too early', night + 899_000, 'too-early'],
    ['too late', night + furthestAheadMs + 1, 'too-late'],
  ])('that is %s is refused', (_, instant, code) => {
    expect(timesAt(night, { instant }).for(california)).toMatchObject({ ok: false, code });
  });

  it('may lie as near as Twilio takes it, and as far ahead as the store keeps it', () => {
    for (const instant of [night + 900_000, night + furthestAheadMs]) {
      expect(timesAt(night, { instant }).for(california)).toMatchObject({ ok: true, sendAt: instant });
    }
  });

  it('is in reach or not for each recipient, where it is a local one', () => {
    const times = timesAt(night, { localTime: '2026-12-02T09:00' });
    expect(times.for(germany)).toMatchObject({ ok: false, code: 'too-early' });
    expect(times.for(california)).toMatchObject({ ok: true });
  });
});

describe('quiet hours', () => {
  const essential = ['otp', 'security', 'fraud', 'delivery', 'customercare', 'notifications'] as const;
  const promotional = ['marketing', 'polling', 'announcements', 'events', 'education'] as const;
  const isHeld = (wish: Wish, quietHours: Config['quietHours']) =>
    timeFor(california, timesAt(night, wish, { quietHours })).held ?? false;

  it('are known for every purpose', () => {
    expect([...essential, ...promotional].sort()).toEqual([...messagePurposes].sort());
  });

  it.each(promotional)('hold %s, unless they are off', (intent) => {
    expect(isHeld({ intent }, 'promotional')).toBe(true);
    expect(isHeld({ intent }, 'all')).toBe(true);
    expect(isHeld({ intent }, 'off')).toBe(false);
  });

  it.each(essential)('never hold %s', (intent) => {
    for (const setting of ['promotional', 'all', 'off'] as const) {
      for (const quietHours of [undefined, 'hold', 'block', 'ignore'] as const) {
        expect(isHeld({ intent, quietHours }, setting)).toBe(false);
      }
    }
  });

  it('hold a message without a purpose only where they are for all', () => {
    expect(isHeld({}, 'promotional')).toBe(false);
    expect(isHeld({}, 'all')).toBe(true);
    expect(isHeld({}, 'off')).toBe(false);
  });

  it.each(['promotional', 'all', 'off'] as const)(
    'are what the call says, with the setting %s',
    (setting) => {
      for (const intent of [undefined, 'marketing'] as const) {
        expect(isHeld({ intent, quietHours: 'hold' }, setting)).toBe(true);
        expect(isHeld({ intent, quietHours: 'ignore' }, setting)).toBe(false);
        const blocked = timesAt(night, { intent, quietHours: 'block' }, { quietHours: setting }).for(
          california,
        );
        expect(blocked).toMatchObject({ ok: false, code: 'quiet-hours' });
      }
    },
  );

  it('do not move what comes by day', () => {
    const time = timeFor(germany, timesAt(night, { intent: 'marketing' }));
    expect(time).not.toHaveProperty('sendAt');
    expect(time).not.toHaveProperty('held');
    expect(local(time.until, 'Europe/Berlin')).toBe('2026-12-02T21:00');
  });

  it('are those of the country, in the zone that is given', () => {
    const tokyo = timeFor(california, timesAt(night, { intent: 'marketing' }), 'Asia/Tokyo');
    expect(tokyo).not.toHaveProperty('held');
    expect(local(tokyo.until, 'Asia/Tokyo')).toBe('2026-12-02T21:00');
  });

  it('are over for a number that may be in many zones once they are in all of them', () => {
    const { sendAt, until } = timeFor(tollFree, timesAt(night, { intent: 'marketing' }));
    expect(local(sendAt, 'Pacific/Honolulu') >= '2026-12-02T08:00').toBe(true);
    expect(local(until, 'America/St_Johns')).toBe('2026-12-02T21:00');
  });

  it.each([
    ['California', california, '2026-12-03T20:30', false],
    ['Washington State', washington, '2026-12-03T20:30', true],
    ['Texas on a Sunday', '+12145550101', '2026-12-06T11:30', true],
    ['New York on a Sunday', '+12125550101', '2026-12-06T11:30', false],
    ['Alabama on a Sunday', '+12055550101', '2026-12-06T11:30', true],
    ['Germany on a Sunday', germany, '2026-12-06T11:30', false],
    ['France on a Sunday', '+33612345678', '2026-12-06T11:30', true],
  ])('in %s are those of the law there', (_, to, localTime, held) => {
    expect(timeFor(to, timesAt(night, { localTime, intent: 'marketing' })).held ?? false).toBe(held);
  });
});

describe('what is held', () => {
  const people = Array.from({ length: 200 }, (_, n) => `+1415555${String(1_000 + n)}`);
  const spread = (quietHoursSpreadMs: number) => {
    const times = timesAt(night, { intent: 'marketing' }, { quietHoursSpreadMs });
    return people.map((to) => timeFor(to, times).sendAt ?? Number.NaN);
  };
  const opens = ms('2026-12-02T16:00:00Z');

  it('is spread over the time after the window opens, not everybody at once', () => {
    const found = spread(1_800_000);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(opens);
    expect(Math.max(...found)).toBeLessThan(opens + 30 * minuteMs);
    expect(new Set(found).size).toBeGreaterThan(190);
    expect(Math.max(...found) - Math.min(...found)).toBeGreaterThan(25 * minuteMs);
  });

  it('has the same time whenever it is asked, and the window’s start without a spread', () => {
    expect(spread(1_800_000)).toEqual(spread(1_800_000));
    expect(new Set(spread(0))).toEqual(new Set([opens]));
  });

  it.each([
    ['5 minutes before the window opens', '2026-12-02T15:55:00Z'],
    ['a second before it opens', '2026-12-02T15:59:59Z'],
  ])('%s is scheduled no sooner than it can be', (_, text) => {
    const now = ms(text);
    for (const quietHoursSpreadMs of [0, 1_800_000]) {
      const times = timesAt(now, { intent: 'marketing' }, { quietHoursSpreadMs });
      for (const to of people) {
        const { sendAt = 0, held } = timeFor(to, times);
        expect(held).toBe(true);
        expect(sendAt).toBeGreaterThanOrEqual(now + 900_000);
        expect(sendAt).toBeLessThanOrEqual(now + 900_000 + 30 * minuteMs);
      }
    }
  });

  it('may be planned nearer or further where the limits are told', () => {
    const times = timesAt(night, { instant: night - 1, intent: 'marketing' });
    expect(times.for(california)).toMatchObject({ ok: false, code: 'too-early' });
    const limits = { earliest: Number.NEGATIVE_INFINITY, latest: Number.POSITIVE_INFINITY };
    expect(times.for(california, undefined, limits)).toMatchObject({ ok: true, held: true });
  });
});

describe('a plan', () => {
  const rows = [
    { index: 0, to: california, body: 'Hi' },
    { index: 1, to: germany, body: 'Hi' },
    { index: 2, to: 'x', outcome: 'invalid' as const },
  ];

  it('is left as it is where nothing has a time', () => {
    expect([...planTimes(rows, timesAt(night, {}))]).toEqual(rows);
    expect(timesAt(night, {}).areNow).toBe(true);
    expect(timesAt(night, { intent: 'marketing' }).areNow).toBe(false);
    expect(timesAt(night, { instant: night }).areNow).toBe(false);
  });

  it('gives each message its time, and leaves out those that may have none', () => {
    const held = [...planTimes(rows, timesAt(night, { intent: 'marketing' }))];
    expect(held).toMatchObject([{ held: true, timeZone: pacific }, { timeZone: 'Europe/Berlin' }, rows[2]]);
    expect(held[1]).not.toHaveProperty('sendAt');
    const blocked = [...planTimes(rows, timesAt(night, { intent: 'marketing', quietHours: 'block' }))];
    expect(blocked[0]).toEqual({
      index: 0,
      to: california,
      outcome: 'suppressed',
      blocked: true,
      reason: expect.stringContaining('which next begin at 2026-12-02T16:00:00.000Z'),
    });
    const late = [...planTimes(rows, timesAt(night, { instant: night }))];
    expect(late[0]).toMatchObject({ outcome: 'invalid', reason: expect.stringContaining('earliest') });
  });
});

describe('the validity at Twilio', () => {
  const validity = (now: number, wish: Wish, validityPeriod?: number, to = california) => {
    const [draft] = planTimes([{ index: 0, to, body: 'Hi' }], timesAt(now, wish));
    if (!draft || 'outcome' in draft) throw new Error('has no time');
    const config = { messagingServiceSid: 'MG', baseUrl: 'https://example.com' } as Config;
    const sent = createParameters(draft, validityPeriod ? { validityPeriod } : {}, config, now);
    return { ...sent, endsAt: (sent.sendAt?.getTime() ?? now) + (sent.validityPeriod ?? Number.NaN) * 1_000 };
  };
  const intent = 'marketing' as const;
  /** 20:30 in California. */
  const evening = ms('2026-12-03T04:30:00Z');

  it('ends with the allowed hours', () => {
    expect(validity(evening, { intent }).validityPeriod).toBe(1_800);
    expect(validity(evening + 500, { intent }).validityPeriod).toBe(1_799);
    const planned = validity(night, { intent, instant: evening });
    expect(planned).toMatchObject({ validityPeriod: 1_800, scheduleType: 'fixed' });
  });

  it('is never beyond them, at any time of the day', () => {
    for (let now = night; now < night + 86_400_000; now += 7 * minuteMs) {
      for (const to of [california, washington, germany, tollFree]) {
        const times = timeFor(to, timesAt(now, { intent }));
        const { endsAt, validityPeriod } = validity(now, { intent }, undefined, to);
        expect(endsAt).toBeLessThanOrEqual(times.until ?? 0);
        expect(validityPeriod).toBeLessThanOrEqual(36_000);
        expect(validityPeriod).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it('is the caller’s where that is shorter, or there are no quiet hours', () => {
    expect(validity(evening, { intent }, 60).validityPeriod).toBe(60);
    expect(validity(evening, { intent }, 7_200).validityPeriod).toBe(1_800);
    expect(validity(evening, {}, 7_200).validityPeriod).toBe(7_200);
    expect(validity(evening, {})).not.toHaveProperty('validityPeriod');
  });
});
