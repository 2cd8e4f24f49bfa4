import { slopeOf } from '../../benchmarks/soak/memory';
import { runSoak } from '../../benchmarks/soak/run-soak';
import { thoroughly } from '../thorough';

it('keeps its promises to everybody who comes at the same time', async () => {
  const { table, shortcomings } = await runSoak(thoroughly(20_000, 8_000));
  expect(shortcomings).toEqual([]);
  for (const route of ['/messages/bulk', '/campaigns/run', '/webhooks/status', '/webhooks/inbound']) {
    expect(table).toContain(route);
  }
});

describe('the slope of memory', () => {
  it('is what is added in a minute', () => {
    const samples = [0, 1, 2, 3].map((n) => ({ minute: n / 2, mb: 80 + n }));
    expect(slopeOf(samples)).toBeCloseTo(2);
  });

  it('is nothing where memory comes and goes', () => {
    const samples = [80, 90, 90, 80].map((mb, minute) => ({ minute, mb }));
    expect(slopeOf(samples)).toBeCloseTo(0);
  });

  it('is nothing for a process that was seen once', () => {
    expect(slopeOf([{ minute: 1, mb: 80 }])).toBe(0);
  });
});
