import { faultOf, isComplete, momentOf } from '../../../src/console/pages/scheduled/new-time';
import { recipientTime } from '../../../src/console/pages/scheduled/recipient-time';
import { scheduledQuery, unfiltered } from '../../../src/console/pages/scheduled/scheduled-query';
import { clockAt } from '../../../src/console/parts/clock-at';
import { furthestAheadMs } from '../../../src/messages/send-times';

const [newYork, losAngeles, auckland] = ['America/New_York', 'America/Los_Angeles', 'Pacific/Auckland'];

describe('a new time', () => {
  it('is the moment at which the clock shows it', () => {
    const time = { day: '2026-12-01', time: '09:00' };
    expect(momentOf({ ...time, timeZone: losAngeles })).toBe('2026-12-01T17:00:00.000Z');
    expect(momentOf({ ...time, timeZone: undefined })).toBeUndefined();
    expect(momentOf({ ...time, time: '', timeZone: losAngeles })).toBeUndefined();
    expect(isComplete({ day: '', time: '09:00' })).toBe(false);
  });

  it('is none where it is over, or further ahead than anything is planned', () => {
    const now = new Date('2026-12-01T09:00:00Z');
    const inMs = (ms: number) => new Date(now.getTime() + ms).toISOString();
    expect(faultOf(inMs(0), now)).toBe('is over');
    expect(faultOf(inMs(60_000), now)).toBeUndefined();
    expect(faultOf(inMs(furthestAheadMs), now)).toBeUndefined();
    expect(faultOf(inMs(furthestAheadMs + 1), now)).toBe('is more than 360 days ahead');
  });

  it('starts from what the clock shows so far', () => {
    expect(clockAt('2026-12-01T17:00:00Z', losAngeles)).toEqual({ day: '2026-12-01', time: '09:00' });
  });
});

describe('recipientTime', () => {
  const at = '2026-12-01T17:00:00Z';

  it('names the day only where it is another one', () => {
    expect(recipientTime(at, losAngeles, newYork)).toMatch(/^9:00.AM in Los Angeles$/);
    expect(recipientTime(at, auckland, newYork)).toMatch(/^Wed, Dec 2, 6:00.AM in Auckland$/);
  });

  it('says nothing where the clocks show the same, or nobody knows whose they are', () => {
    expect(recipientTime(at, newYork, newYork)).toBeUndefined();
    expect(recipientTime(at, undefined, newYork)).toBeUndefined();
  });
});

describe('scheduledQuery', () => {
  it('includes both days, and asks for nothing that was not entered', () => {
    const query = scheduledQuery({ ...unfiltered, to: ' ', from: '2026-12-01', until: '2026-12-01' });
    expect(query).toMatchObject({ to: undefined, campaignId: undefined, state: 'waiting' });
    expect(Date.parse(query.until ?? '') - Date.parse(query.from ?? '')).toBe(86_400_000);
  });
});
