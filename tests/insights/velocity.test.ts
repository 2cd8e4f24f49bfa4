import { rowsOf } from '../../src/insights/velocity';
import { alertLevel, velocityScore } from '../../src/insights/velocity-score';
import { velocityKey, windowIn, windowOf } from '../../src/insights/window-counters';

const levelOf = (errors: number, finals: number) => alertLevel(velocityScore(errors, finals));

describe('the score of an error velocity', () => {
  it('is 0 below three errors, and within 0 and 1 always', () => {
    expect(velocityScore(2, 2)).toBe(0);
    for (const errors of [3, 10, 1_000, 1_000_000]) {
      for (const finals of [0, errors, errors * 100]) {
        expect(velocityScore(errors, finals)).toBeGreaterThan(0);
        expect(velocityScore(errors, finals)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('rises with the number and with the rate', () => {
    expect(velocityScore(10, 100)).toBeGreaterThan(velocityScore(5, 50));
    expect(velocityScore(10, 50)).toBeGreaterThan(velocityScore(10, 100));
  });

  it.each([
    [3, 100, 'warning'],
    [5, 1_000, 'warning'],
    [3, 3, 'important'],
    [19, 19, 'important'],
    [20, 20, 'urgent'],
    [100, 1_000, 'important'],
    [100, 500, 'urgent'],
    [100, 100_000, 'warning'],
  ])('makes %i errors in %i messages %s', (errors, finals, level) => {
    expect(levelOf(errors, finals)).toBe(level);
  });

  it('has its borders at 0.40 and 0.80', () => {
    expect([0.3999, 0.4, 0.8, 0.8001].map(alertLevel)).toEqual([
      'warning',
      'important',
      'important',
      'urgent',
    ]);
  });
});

describe('windows', () => {
  const at = Date.parse('2026-12-01T09:07:31.5Z');

  it('last five minutes, and their keys are in order of time', () => {
    expect(new Date(windowOf(at)).toISOString()).toBe('2026-12-01T09:05:00.000Z');
    expect(velocityKey(windowOf(at), 'f') < velocityKey(windowOf(at) + 300_000, '0')).toBe(true);
    expect(windowIn(velocityKey(windowOf(at), 'ab'))).toBe(windowOf(at));
  });

  it('show each code with enough errors, the most alarming first', () => {
    const rows = rowsOf(windowOf(at), { finals: 40, errors: { 30005: 3, 30007: 20, 30008: 2 } });
    expect(rows.map(({ code, errors, rate }) => [code, errors, rate])).toEqual([
      [30007, 20, 0.5],
      [30005, 3, 0.075],
    ]);
    expect(rows[0]).toMatchObject({
      window: '2026-12-01T09:05:00.000Z',
      class: 'filtered',
      advice: expect.any(String),
    });
  });
});
