import { type AllowedHours, allowedHours, nextAllowed, windowsBetween } from '../../src/timing/allowed-hours';

const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const daytime: AllowedHours[] = [{ start: '08:00', end: '21:00' }];

function windows(hours: AllowedHours[], zone: string, from: string, to: string) {
  return windowsBetween(hours, zone, Date.parse(`${from}Z`), Date.parse(`${to}Z`)).map(
    ({ at, until }) => `${iso(at)} ${iso(until)}`,
  );
}

function next(at: string, hours: AllowedHours[], ...zones: string[]) {
  const found = nextAllowed(
    Date.parse(`${at}Z`),
    zones.map((zone) => ({ zone, hours })),
  );
  return found && `${iso(found.at)} ${iso(found.until)}`;
}

describe('allowed hours as a shape', () => {
  it.each([
    { start: '08:00', end: '21:00' },
    { start: '22:00', end: '06:30', days: [5, 6] },
    { start: '00:00', end: '24:00' },
  ])('takes %j', (hours) => expect(allowedHours.safeParse(hours).success).toBe(true));

  it.each([
    { start: '24:00', end: '21:00' },
    { start: '8:00', end: '21:00' },
    { start: '08:00', end: '24:01' },
    { start: '08:00', end: '21:00', days: [] },
    { start: '08:00', end: '21:00', days: [0] },
    { start: '08:00', end: '21:00', days: [8] },
    { start: '08:00', end: '21:00', zone: 'UTC' },
  ])('refuses %j', (hours) => expect(allowedHours.safeParse(hours).success).toBe(false));
});

describe('windowsBetween', () => {
  it('keeps to the local clock on days of 23 and 25 hours', () => {
    expect(windows(daytime, 'Europe/Berlin', '2027-03-27T00:00', '2027-03-29T00:00')).toEqual([
      '2027-03-27T07:00 2027-03-27T20:00',
      '2027-03-28T06:00 2027-03-28T19:00',
    ]);
    expect(windows(daytime, 'Europe/Berlin', '2026-10-24T00:00', '2026-10-26T00:00')).toEqual([
      '2026-10-24T06:00 2026-10-24T19:00',
      '2026-10-25T07:00 2026-10-25T20:00',
    ]);
  });

  it('lets the night be an hour shorter or longer', () => {
    const night = [{ start: '22:00', end: '06:00' }];
    expect(windows(night, 'Europe/Berlin', '2027-03-27T12:00', '2027-03-28T12:00')).toEqual([
      '2027-03-27T21:00 2027-03-28T04:00',
    ]);
    expect(windows(night, 'Europe/Berlin', '2026-10-24T12:00', '2026-10-25T12:00')).toEqual([
      '2026-10-24T20:00 2026-10-25T05:00',
    ]);
  });

  it('begins or ends with the change where the clocks skip the limit', () => {
    const berlin = (start: string, end: string) =>
      windows([{ start, end }], 'Europe/Berlin', '2027-03-28T00:00', '2027-03-28T12:00');
    expect(berlin('02:30', '08:00')).toEqual(['2027-03-28T01:00 2027-03-28T06:00']);
    expect(berlin('01:30', '02:30')).toEqual(['2027-03-28T00:30 2027-03-28T01:00']);
    expect(berlin('02:10', '02:50')).toEqual([]);
  });

  it('allows a repeated time both times', () => {
    const hours = [{ start: '02:30', end: '08:00' }];
    expect(windows(hours, 'Europe/Berlin', '2026-10-25T00:00', '2026-10-25T12:00')).toEqual([
      '2026-10-25T00:30 2026-10-25T01:00',
      '2026-10-25T01:30 2026-10-25T07:00',
    ]);
  });

  it('counts a night to the day on which it starts', () => {
    const fridayNight = [{ start: '22:00', end: '06:00', days: [5] }];
    expect(windows(fridayNight, 'UTC', '2026-12-01T00:00', '2026-12-15T00:00')).toEqual([
      '2026-12-04T22:00 2026-12-05T06:00',
      '2026-12-11T22:00 2026-12-12T06:00',
    ]);
    expect(windows(fridayNight, 'UTC', '2026-12-05T03:00', '2026-12-05T12:00')).toEqual([
      '2026-12-05T03:00 2026-12-05T06:00',
    ]);
  });

  it('joins what overlaps or touches', () => {
    const hours = [
      { start: '12:00', end: '20:00' },
      { start: '08:00', end: '12:00' },
      { start: '09:00', end: '10:00' },
      { start: '23:00', end: '24:00' },
      { start: '00:00', end: '01:00' },
    ];
    expect(windows(hours, 'UTC', '2026-12-01T02:00', '2026-12-02T02:00')).toEqual([
      '2026-12-01T08:00 2026-12-01T20:00',
      '2026-12-01T23:00 2026-12-02T01:00',
    ]);
  });

  it('takes an end that equals the start as the next day', () => {
    const monday = [{ start: '08:00', end: '08:00', days: [1] }];
    expect(windows(monday, 'UTC', '2026-12-05T00:00', '2026-12-10T00:00')).toEqual([
      '2026-12-07T08:00 2026-12-08T08:00',
    ]);
  });
});

describe('nextAllowed', () => {
  it('is the instant itself from the first to before the last moment', () => {
    expect(next('2026-12-01T08:00', daytime, 'UTC')).toBe('2026-12-01T08:00 2026-12-01T21:00');
    expect(next('2026-12-01T20:59', daytime, 'UTC')).toBe('2026-12-01T20:59 2026-12-01T21:00');
    expect(next('2026-12-01T21:00', daytime, 'UTC')).toBe('2026-12-02T08:00 2026-12-02T21:00');
    expect(next('2026-12-01T07:59', daytime, 'UTC')).toBe('2026-12-01T08:00 2026-12-01T21:00');
  });

  it('is allowed in every zone', () => {
    expect(next('2026-12-01T13:00', daytime, 'America/New_York', 'America/Los_Angeles')).toBe(
      '2026-12-01T16:00 2026-12-02T02:00',
    );
  });

  it('passes over days that are common in no zone', () => {
    const hours = [{ start: '08:00', end: '20:00', days: [1, 3] }];
    expect(next('2026-12-01T00:00', hours, 'Pacific/Auckland', 'America/New_York')).toBeUndefined();
    expect(next('2026-12-01T00:00', hours, 'Europe/London', 'America/New_York')).toBe(
      '2026-12-02T13:00 2026-12-02T20:00',
    );
  });

  it('finds a window a week ahead', () => {
    const monday = [{ start: '08:00', end: '09:00', days: [1] }];
    expect(next('2026-12-07T09:00', monday, 'UTC')).toBe('2026-12-14T08:00 2026-12-14T09:00');
  });

  it('is undefined without a common time, without hours and without a zone', () => {
    expect(
      next('2026-12-01T00:00', [{ start: '09:00', end: '12:00' }], 'Asia/Tokyo', 'America/New_York'),
    ).toBe(undefined);
    expect(next('2026-12-01T00:00', [], 'UTC')).toBeUndefined();
    expect(next('2026-12-01T00:00', daytime)).toBeUndefined();
  });

  it('ends after 8 days where nothing is forbidden', () => {
    const always = [{ start: '00:00', end: '24:00' }];
    expect(next('2026-12-01T12:34', always, 'Europe/Berlin', 'UTC')).toBe(
      '2026-12-01T12:34 2026-12-09T12:34',
    );
  });
});
