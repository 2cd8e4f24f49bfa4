import { finishTime } from '../../src/preview/finish-time';

const at = (text: string) => Date.parse(text);
const day = { start: '09:00', end: '20:00', timeZone: 'Europe/Berlin' };
const end = (start: string, seconds: number, hours?: typeof day) => {
  const time = finishTime(at(start), seconds, hours);
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 19);
};

describe('finishTime', () => {
  it.each([
    [
      'goes on without a rest where any time is allowed',
      '2026-12-01T23:00:00Z',
      7_200,
      undefined,
      '2026-12-02T01:00:00',
    ],
    [
      'is within the hours where there is time enough',
      '2026-12-01T10:00:00Z',
      60,
      day,
      '2026-12-01T10:01:00',
    ],
    ['waits for the hours to begin', '2026-12-01T05:00:00Z', 60, day, '2026-12-01T08:01:00'],
    ['may be the end of the hours', '2026-12-01T18:00:00Z', 3_600, day, '2026-12-01T19:00:00'],
    ['goes on the next day', '2026-12-01T18:00:00Z', 3_601, day, '2026-12-02T08:00:01'],
    ['takes as many days as it takes', '2026-12-01T08:00:00Z', 30 * 3_600, day, '2026-12-03T16:00:00'],
    [
      'keeps to local time when the clocks are changed',
      '2026-10-24T17:00:00Z',
      7_200,
      day,
      '2026-10-25T09:00:00',
    ],
    [
      'may lie in a night',
      '2026-12-01T12:00:00Z',
      7_200,
      { ...day, start: '23:00', end: '01:00' },
      '2026-12-02T00:00:00',
    ],
    [
      'has the whole day where the hours end as they begin',
      '2026-12-01T12:00:00Z',
      86_400,
      { ...day, end: '09:00' },
      '2026-12-02T12:00:00',
    ],
    [
      'is unknown where a year is too short',
      '2026-12-01T12:00:00Z',
      400 * 60,
      { ...day, end: '09:01' },
      undefined,
    ],
  ])('%s', (_, start, seconds, hours, expected) => {
    expect(end(start, seconds, hours)).toBe(expected);
  });
});
