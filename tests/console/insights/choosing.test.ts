import { levelOfEvent, levelOfRise } from '../../../src/console/pages/insights/alert-levels';
import { findErrorCodes } from '../../../src/console/pages/insights/find-error-codes';
import { endingsOf, stagesOf } from '../../../src/console/pages/insights/funnel-bars';
import { barsOf } from '../../../src/console/pages/insights/messages-over-time';
import { listErrorCodes } from '../../../src/insights/error-codes';
import { newFunnel } from '../../../src/insights/funnel';

describe('looking up an error code', () => {
  const codes = listErrorCodes();
  const found = (text: string) => findErrorCodes(codes, text).map(({ code }) => code);

  it('finds it by the beginning of its number', () => {
    expect(found('30007')).toEqual([30007]);
    expect(found('3000').every((code) => String(code).startsWith('3000'))).toBe(true);
  });

  it('finds it by words, in any order and case, those of titles first', () => {
    expect(found('LANDLINE')).toContain(30006);
    const [first] = findErrorCodes(codes, 'queue');
    expect(first?.title.toLowerCase()).toContain('queue');
  });

  it('finds nothing for no words, or for words that nothing has', () => {
    expect([found(' '), found('xyzzy')]).toEqual([[], []]);
  });
});

it('shows the funnel as shares of what Twilio took', () => {
  const funnel = { ...newFunnel(), accepted: 4, delivered: 3, undelivered: 1 };
  expect(stagesOf(funnel)[2]).toEqual({ label: 'Delivered', value: '3 (75%)', share: 0.75 });
  expect(endingsOf(funnel)[0]).toMatchObject({ label: 'Undelivered', value: '1 (25%)', share: 0.25 });
  expect(stagesOf(newFunnel())[0]).toMatchObject({ value: '0 (–)', share: 0 });
});

it('shows each message once over time', () => {
  const start = '2026-07-01T00:00:00.000Z';
  expect(barsOf([{ start, accepted: 10, delivered: 6, undelivered: 2, failed: 1 }])).toEqual([
    { at: start, values: { delivered: 6, undelivered: 2, failed: 1, other: 1 } },
  ]);
});

it('tells how alarming something is by the words of whoever reports it', () => {
  expect(levelOfRise('urgent')).toEqual({ name: 'Urgent', variant: 'error' });
  expect(levelOfEvent('error')).toEqual({ name: 'Error', variant: 'error' });
  expect(levelOfEvent('warning')).toEqual({ name: 'Warning', variant: 'warning' });
  expect(levelOfEvent('unknown')).toEqual({ name: 'Level not told', variant: 'neutral' });
});
