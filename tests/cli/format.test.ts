import type { Counts } from '../../cli/campaign/campaign';
import { columns, count, duration, money, rate } from '../../cli/campaign/format';
import { Pace } from '../../cli/campaign/pace';
import { lines } from '../../cli/campaign/progress';
import { resumeCommand } from '../../cli/campaign/resume-command';
import { runNote, waitMs } from '../../cli/campaign/run-campaign';

const counts: Counts = {
  total: 12_345,
  pending: 6_000,
  accepted: 6_300,
  rejected: 12,
  suppressed: 33,
  invalid: 0,
  duplicate: 0,
  unknown: 0,
  unsent: 0,
};

describe('what a person reads', () => {
  it.each([
    [0, '0 s'],
    [0.2, '1 s'],
    [60, '1 min'],
    [200, '3 min 20 s'],
    [7_500, '2 h 5 min'],
    [86_400, '1 day'],
    [273_600, '3 days 4 h'],
  ])('has %d seconds as %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('has numbers that are easily taken in', () => {
    expect([count(1, 'row'), count(12_345, 'person', 'people')]).toEqual(['1 row', '12,345 people']);
    expect([money(98.764, 'USD'), money(0.0083, 'USD'), money(0, 'EUR')]).toEqual([
      '$98.76',
      '$0.0083',
      '€0.00',
    ]);
    expect([rate(48.4), rate(0.5), rate(3.14)]).toEqual(['48 msg/s', '0.5 msg/s', '3.1 msg/s']);
    expect(
      columns([
        ['a', 1_000, 'x'],
        ['bcd', 7],
      ]),
    ).toEqual(['  a     1,000   x', '  bcd       7']);
  });

  it('has columns that are as wide with colours as without', () => {
    expect(
      columns([
        ['\u001b[32ma\u001b[39m', 1],
        ['bc', 2],
      ]),
    ).toEqual(['  \u001b[32ma\u001b[39m    1', '  bc   2']);
  });

  it('has the command to go on with as a shell takes it', () => {
    expect(resumeCommand('CMP1')).toBe('npm run campaign -- resume CMP1');
    const options = { toColumn: 'Work phone', map: { name: "Jo's" }, delimiter: '\t' };
    expect(resumeCommand('CMP1', 'my list.csv', options)).toBe(
      "npm run campaign -- resume CMP1 'my list.csv' --to-column 'Work phone' --map 'name=Jo'\\''s' --delimiter tab",
    );
  });
});

describe('how fast it goes', () => {
  it('is what was done of late', () => {
    const pace = new Pace();
    expect(pace.perSecond).toBeUndefined();
    pace.mark(0, 0);
    expect(pace.secondsFor(100)).toBeUndefined();
    for (let second = 10; second <= 100; second += 10) pace.mark(second * 1_000, second * 5);
    expect(pace.perSecond).toBe(5);
    for (let second = 110; second <= 200; second += 10) pace.mark(second * 1_000, 500 + (second - 100) * 50);
    expect(pace.perSecond).toBe(50);
    expect(pace.secondsFor(100)).toBe(2);
  });

  it('is told with what became of the messages', () => {
    const pace = new Pace();
    pace.mark(0, 5_385);
    pace.mark(20_000, 6_345);
    expect(runNote(counts, pace)).toBe(
      '6,345 of 12,345  48 msg/s  2 min 5 s left  accepted 6,300  rejected 12  suppressed 33',
    );
    expect(runNote(counts, pace, '2026-12-01T09:00:00')).toContain('waits until 2026-12-01 09:00');
  });

  it('is asked for again after some seconds of waiting, and not at once', () => {
    const now = Date.parse('2026-12-01T09:00:00Z');
    const waits = ['2026-12-01T08:59:00Z', '2026-12-01T09:00:05Z', '2026-12-02T09:00:00Z'];
    expect(waits.map((until) => waitMs(until, now))).toEqual([500, 5_000, 30_000]);
  });
});

describe('progress without a terminal', () => {
  it('is a line every few seconds, and the last one', () => {
    const printed: string[] = [];
    let now = 0;
    const progress = lines(
      'Sending',
      (line) => printed.push(line),
      () => now,
    );
    for (; now <= 12_000; now += 1_000) progress.update(now / 1_000, 12);
    progress.stop();
    progress.stop();
    expect(printed).toEqual([
      '  Sending: 0 %  0 of 12',
      '  Sending: 41 %  5 of 12',
      '  Sending: 83 %  10 of 12',
      '  Sending: 100 %  12 of 12',
    ]);
  });
});
