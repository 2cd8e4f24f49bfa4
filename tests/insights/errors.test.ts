import { summary } from '../../src/insights/errors';

test('errors are summed up by code, class and sender, the commonest first', () => {
  const { failures, byCode, byClass } = summary(
    new Map([
      [30003, new Map([['+12025550142', 1]])],
      [
        30007,
        new Map([
          ['+12025550142', 1],
          ['+18885550142', 3],
          ['', 2],
        ]),
      ],
      [30005, new Map([['+12025550142', 3]])],
    ]),
  );
  expect(failures).toBe(10);
  expect(byCode.map(({ code, count, share }) => [code, count, share])).toEqual([
    [30007, 6, 0.6],
    [30005, 3, 0.3],
    [30003, 1, 0.1],
  ]);
  expect(byCode[0]?.bySender).toEqual([
    { from: '+18885550142', count: 3, share: 0.5 },
    { from: '+12025550142', count: 1, share: 1 / 6 },
  ]);
  expect(byClass[0]).toEqual({ class: 'filtered', count: 6, share: 0.6 });
  expect(byClass.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test('no errors are no shares', () => {
  expect(summary(new Map())).toEqual({ failures: 0, byCode: [], byClass: [] });
});
