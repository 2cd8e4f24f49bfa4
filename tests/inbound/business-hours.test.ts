import { type BusinessHours, isOpen } from '../../src/inbound/business-hours';
import { parseReplies } from './parse-replies';

function hoursOf(hours: object, more: object = {}) {
  const businessHours = { timeZone: 'America/New_York', hours, ...more };
  const file = { defaultLanguage: 'en', languages: { en: { help: 'x', keywords: [] } }, businessHours };
  return parseReplies(JSON.stringify(file)).businessHours as BusinessHours;
}

describe('isOpen', () => {
  it('opens with the first minute and closes with the last', () => {
    // Saturday, five hours behind UTC.
    const hours = hoursOf({
      saturday: [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
    });
    const at = (time: string) => isOpen(hours, Date.parse(`2026-11-21T${time}-05:00`));
    expect(['08:59', '09:00', '11:59', '12:00', '13:00', '16:59', '17:00'].map(at)).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('goes by the clock of the place when that changes', () => {
    const hours = hoursOf({ saturday: [['09:00', '17:00']], sunday: [['09:00', '17:00']] });
    // Clocks in New York went forward on Sunday, 8 March 2026, and back on Sunday, 1 November.
    expect(isOpen(hours, Date.parse('2026-03-07T13:30Z'))).toBe(false);
    expect(isOpen(hours, Date.parse('2026-03-08T13:30Z'))).toBe(true);
    expect(isOpen(hours, Date.parse('2026-03-07T21:30Z'))).toBe(true);
    expect(isOpen(hours, Date.parse('2026-03-08T21:30Z'))).toBe(false);
    expect(isOpen(hours, Date.parse('2026-10-31T13:30Z'))).toBe(true);
    expect(isOpen(hours, Date.parse('2026-11-01T13:30Z'))).toBe(false);
  });

  it('is open for the hour that comes twice, and without the one that is left out', () => {
    const hours = hoursOf({ saturday: [['22:00', '03:00']] });
    const open = (from: string) => {
      const minutes = Array.from({ length: 600 }, (_, minute) => Date.parse(from) + minute * 60_000);
      return minutes.filter((now) => isOpen(hours, now)).length / 60;
    };
    expect(open('2026-11-22T00:00Z')).toBe(5);
    expect(open('2026-11-01T00:00Z')).toBe(6);
    expect(open('2026-03-08T00:00Z')).toBe(4);
  });

  it('counts the hours after midnight to the day they began', () => {
    const hours = hoursOf(
      { friday: [['22:00', '02:00']], saturday: [['22:00', '02:00']] },
      { closed: ['2026-12-25'] },
    );
    const at = (time: string) => isOpen(hours, Date.parse(`${time}-05:00`));
    expect(at('2026-12-18T23:00')).toBe(true);
    expect(at('2026-12-19T01:59')).toBe(true);
    expect(at('2026-12-19T02:00')).toBe(false);
    expect(at('2026-12-18T01:00')).toBe(false);
    expect(at('2026-12-25T23:00')).toBe(false);
    expect(at('2026-12-26T01:00')).toBe(false);
    expect(at('2026-12-26T23:00')).toBe(true);
  });

  it('can be open round the clock', () => {
    const hours = hoursOf({ saturday: [['00:00', '24:00']] });
    expect(isOpen(hours, Date.parse('2026-11-21T00:00-05:00'))).toBe(true);
    expect(isOpen(hours, Date.parse('2026-11-21T23:59:59-05:00'))).toBe(true);
    expect(isOpen(hours, Date.parse('2026-11-22T00:00-05:00'))).toBe(false);
  });

  it.each([
    [{ funday: [] }, {}],
    [{ monday: [['9:00', '17:00']] }, {}],
    [{ monday: [['09:00', '24:01']] }, {}],
    [{ monday: [['24:00', '02:00']] }, {}],
    [{ monday: [['09:00', '09:00']] }, {}],
    [{ monday: [['09:00']] }, {}],
    [{}, { closed: ['25.12.2026'] }],
    [{}, { timeZone: 'New York' }],
  ])('has no hours such as %j %j', (hours, more) => {
    expect(() => hoursOf(hours, more)).toThrow();
  });
});
