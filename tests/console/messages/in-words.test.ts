import { clicksInWords } from '../../../src/console/pages/messages/clicks-in-words';
import { mediaOf } from '../../../src/console/pages/messages/media-of';
import { byDay } from '../../../src/console/parts/by-day';

describe('clicksInWords', () => {
  it.each([
    [{ total: 0, unique: 0, previews: 0, bots: 0 }, 'None'],
    [{ total: 0, unique: 0, previews: 1, bots: 2 }, 'None by people; 3 by programs, which do not count'],
    [
      { total: 2, unique: 1, previews: 0, bots: 0, firstClickSeconds: 600 },
      '2 by people, the first after 10 minutes',
    ],
  ])('says %j as "%s"', (clicks, words) => {
    expect(clicksInWords(clicks)).toBe(words);
  });
});

describe('mediaOf', () => {
  it('names files by their kind', () => {
    const parameters = {
      NumMedia: '2',
      MediaUrl0: 'https://example.com/a',
      MediaContentType0: 'image/png',
      MediaUrl1: 'https://example.com/b',
      MediaContentType1: 'text/vcard',
    };
    expect(mediaOf({ parameters }).map(({ label }) => label)).toEqual(['Picture 1', 'File 2']);
  });

  it('links nothing but web addresses', () => {
    const parameters = { NumMedia: '2', MediaUrl0: 'javascript:alert(1)' };
    expect(mediaOf({ parameters })).toEqual([]);
  });
});

describe('byDay', () => {
  it('puts items in order and under the days of the zone', () => {
    const times = ['2026-12-02T03:00:00Z', '2026-12-01T12:00:00Z', '2026-12-02T15:00:00Z'];
    expect(byDay(times, (at) => at, 'America/New_York')).toEqual([
      { day: '2026-12-01', items: [times[1], times[0]] },
      { day: '2026-12-02', items: [times[2]] },
    ]);
  });
});
