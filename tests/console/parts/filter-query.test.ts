import { narrowing, readFilter } from '../../../src/console/parts/filter-query';

const unfiltered = { to: '', campaignId: '', state: 'waiting' };
const open = ['campaignId', 'state'];

test('a query narrows a list down, and no further than it may', () => {
  expect(readFilter('state=all&campaignId=b+1&to=%2B14155550101&other=1', unfiltered, open)).toEqual({
    to: '',
    campaignId: 'b 1',
    state: 'all',
  });
  expect(readFilter('', unfiltered, open)).toEqual(unfiltered);
});

test('only what narrows it down is written', () => {
  const filter = { to: '+14155550101', campaignId: '', state: 'all' };
  expect(narrowing(filter, unfiltered, open)).toEqual({ state: 'all' });
  expect(narrowing(filter, unfiltered, ['to'])).toEqual({ to: '+14155550101' });
  expect(narrowing(unfiltered, unfiltered, open)).toEqual({});
});
