import { withViewersTimes } from '../../../src/console/parts/viewers-times';

it('tells instants by the clock of the viewer', () => {
  const text = '2026-11-20T09:00:00.000Z is before 2026-11-22T15:05:00Z, the earliest possible time';
  expect(withViewersTimes(text, 'America/New_York').replaceAll(/\s/g, ' ')).toBe(
    'Nov 20, 2026, 4:00 AM is before Nov 22, 2026, 10:05 AM, the earliest possible time (your time)',
  );
});

it('leaves everything else as it is', () => {
  expect(withViewersTimes('Say it again on 2026-11-20.')).toBe('Say it again on 2026-11-20.');
});
