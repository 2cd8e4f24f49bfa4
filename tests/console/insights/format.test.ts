import { lastDay, startOf } from '../../../src/console/pages/insights/periods';
import { countText, durationText, shareText } from '../../../src/console/parts/number-texts';

describe('numbers of insights', () => {
  it('are written as people read them', () => {
    expect([countText(1_234), shareText(0.1249), shareText(null)]).toEqual(['1,234', '12.5%', '–']);
  });

  it.each([
    [null, '–'],
    [0, '0 s'],
    [0.44, '0.4 s'],
    [12.4, '12 s'],
    [60, '1 min'],
    [185, '3 min 5 s'],
    [7_800, '2 h 10 min'],
    [86_400 * 3 + 59, '3 days'],
  ])('write %p seconds as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it('are asked for from a whole minute on', () => {
    expect(startOf(lastDay, Date.parse('2026-07-02T10:11:12.345Z'))).toBe('2026-07-01T10:11:00.000Z');
  });
});
