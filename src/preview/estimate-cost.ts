import type { Channel } from '../addresses/channel';
import { defined } from '../defined';
import type { MeasuredMessage } from './measure-message';
import { type Prices, priceOf } from './prices';

/** What messages of one channel to one country cost. */
export interface CostRow {
  /** ISO 3166-1 alpha-2. Absent where the address does not tell. */
  country?: string;
  channel: Channel;
  messages: number;
  segments: number;
  /** Absent where no price is known. */
  estimate?: number;
}

export interface Cost {
  currency: string;
  /** Of those messages whose price is known. Without carrier fees and taxes. */
  estimate: number;
  /** Messages whose price is not known. */
  unpriced: number;
  /** The most segments first. */
  byCountry: CostRow[];
}

/** What messages will cost by a list of prices, or at one price for each segment of any channel. */
export function estimateCost(
  messages: readonly MeasuredMessage[],
  prices: Prices,
  pricePerSegment?: number,
): Cost {
  const rows = new Map<string, CostRow>();
  for (const { country, channel, segments } of messages) {
    const key = `${country} ${channel}`;
    const row = rows.get(key) ?? defined({ country, channel, messages: 0, segments: 0 });
    row.messages++;
    row.segments += segments;
    rows.set(key, row);
  }
  const byCountry = [...rows.values()]
    .map((row): CostRow => {
      const price = pricePerSegment ?? priceOf(prices, row.channel, row.country);
      return defined({ ...row, estimate: price === undefined ? undefined : rounded(row.segments * price) });
    })
    .sort((a, b) => b.segments - a.segments);
  return {
    currency: prices.currency,
    estimate: rounded(byCountry.reduce((sum, { estimate = 0 }) => sum + estimate, 0)),
    unpriced: byCountry.reduce((sum, row) => sum + (row.estimate === undefined ? row.messages : 0), 0),
    byCountry,
  };
}

/** To a hundredth of a cent: prices have no more places. */
function rounded(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
