import type { App } from '../../src/app';
import { windowNow } from '../../src/campaigns/window';
import { readConfig } from '../../src/config';

const environment = {
  ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  AUTH_TOKEN: '0'.repeat(32),
  DOMAIN_NAME: 'example.com',
  TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}`,
  API_KEYS: `a:read:${'0'.repeat(64)}`,
  DEFAULT_TIME_ZONE: 'America/New_York',
};
const appAt = (now: string) =>
  ({ config: readConfig(environment), now: () => Date.parse(now) }) as Partial<App> as App;

const day = { start: '09:00', end: '20:00' };
const night = { start: '22:00', end: '06:00', timeZone: 'UTC' };

describe('windowNow', () => {
  it('is always open where there is no window', () => {
    expect(windowNow(appAt('2026-11-21T03:00:00Z'), undefined)).toEqual({ isOpen: true });
  });

  it.each([
    ['before it opens', '2026-11-21T13:59:59Z', undefined, '2026-11-21T14:00:00Z'],
    ['when it opens', '2026-11-21T14:00:00Z', '2026-11-22T01:00:00Z', undefined],
    ['just before it closes', '2026-11-22T00:59:59Z', '2026-11-22T01:00:00Z', undefined],
    ['when it closes', '2026-11-22T01:00:00Z', undefined, '2026-11-22T14:00:00Z'],
    [
      'in the night in which the clocks are put forward',
      '2026-03-08T04:00:00Z',
      undefined,
      '2026-03-08T13:00:00Z',
    ],
  ])('goes by the default zone %s', (_, now, until, opensAt) => {
    expect(windowNow(appAt(now), day)).toEqual(
      until
        ? { isOpen: true, until: Date.parse(until) }
        : { isOpen: false, opensAt: Date.parse(opensAt ?? '') },
    );
  });

  it('may last beyond midnight, in a zone of its own', () => {
    const closes = Date.parse('2026-11-22T06:00:00Z');
    expect(windowNow(appAt('2026-11-21T23:00:00Z'), night)).toEqual({ isOpen: true, until: closes });
    expect(windowNow(appAt('2026-11-22T05:00:00Z'), night)).toEqual({ isOpen: true, until: closes });
    expect(windowNow(appAt('2026-11-22T06:00:00Z'), night)).toEqual({
      isOpen: false,
      opensAt: Date.parse('2026-11-22T22:00:00Z'),
    });
  });
});
