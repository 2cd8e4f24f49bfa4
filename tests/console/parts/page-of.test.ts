import { pageOf } from '../../../src/console/parts/page-of';

test('messages and campaigns have pages, by their ids', () => {
  const hex = '0123456789abcdef'.repeat(2);
  expect(pageOf(`SM${hex}`)).toBe(`/messages/SM${hex}`);
  expect(pageOf(`MM${hex}`)).toBe(`/messages/MM${hex}`);
  expect(pageOf(`CMP${'0'.repeat(9)}abcdef012345`)).toBe('/campaigns/CMP000000000abcdef012345');
});

test('nothing else has', () => {
  for (const id of [`MG${'0'.repeat(32)}`, 'SM12', 'bmwr6f1wd3bbf3719cc', 'CMP1', ''])
    expect(pageOf(id)).toBeUndefined();
});
