import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AllowedHours } from '../../src/timing/allowed-hours';
import { intersectHours } from '../../src/timing/intersect-hours';
import { hoursFor, parseQuietHours } from '../../src/timing/quiet-hours-rules';

const text = readFileSync(path.join(__dirname, '../../src/assets/quiet-hours.private.json'), 'utf8');
const rules = parseQuietHours(text);
const everyday = [{ start: '08:00', end: '21:00' }];

describe('quiet-hours.private.json', () => {
  it('names a source for every rule', () => {
    const all = [rules.default, ...Object.values(rules.countries), ...Object.values(rules.regions)];
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ source }) => !/\w{3}/.test(source))).toEqual([]);
  });

  it('has no region that allows what its country forbids', () => {
    const lax = Object.entries(rules.regions).filter(([region, { hours }]) => {
      const country = rules.countries[region.slice(0, 2)]?.hours as AllowedHours[];
      return JSON.stringify(intersectHours([hours, country])) !== JSON.stringify(intersectHours([hours]));
    });
    expect(lax).toEqual([]);
  });
});

describe('parseQuietHours', () => {
  it('says what is wrong', () => {
    expect(() => parseQuietHours(undefined)).toThrow('was not deployed');
    expect(() => parseQuietHours('{')).toThrow('is not JSON');
    const bad = { default: { hours: [{ start: '8:00', end: '21:00' }], source: 'somebody said so' } };
    expect(() => parseQuietHours(JSON.stringify({ ...bad, countries: {}, regions: {} }))).toThrow(
      'default.hours.0.start: must be a time of day such as 08:00',
    );
    const unsourced = { ...rules, regions: { 'US-NY': { hours: everyday } } };
    expect(() => parseQuietHours(JSON.stringify(unsourced))).toThrow('regions.US-NY.source');
  });
});

describe('hoursFor', () => {
  it("takes the region's rule, else the country's, else the default", () => {
    expect(hoursFor({ country: 'US', regions: ['US-FL'] }, rules)).toEqual([
      [{ start: '08:00', end: '20:00' }],
    ]);
    expect(hoursFor({ country: 'US', regions: ['US-NY'] }, rules)).toEqual([everyday]);
    expect(hoursFor({ country: 'US', regions: [] }, rules)).toEqual([everyday]);
    expect(hoursFor({ country: 'IS', regions: [] }, rules)).toEqual([rules.default.hours]);
    expect(hoursFor({ regions: [] }, rules)).toEqual([rules.default.hours]);
  });

  it('wants the rule of every region that it may be', () => {
    const found = hoursFor({ country: 'US', regions: ['US-KY', 'US-NY', 'US-AL'] }, rules);
    expect(found).toHaveLength(3);
    expect(intersectHours(found)).toEqual([{ start: '10:00', end: '20:00', days: [1, 2, 3, 4, 5, 6] }]);
    expect(hoursFor({ country: 'CA', regions: ['CA-NS', 'CA-PE'] }, rules)).toHaveLength(1);
  });
});
