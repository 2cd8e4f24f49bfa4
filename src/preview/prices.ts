import * as z from 'zod/mini';
import type { Channel } from '../addresses/channel';
import { Problem } from '../problem';

const price = z.strictObject({
  amount: z.number().check(z.minimum(0), z.maximum(10)),
  /** When the source said so. */
  date: z.string().check(z.regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be a month or a day such as 2026-10')),
  source: z.string().check(z.minLength(10)),
});

const priceList = z.strictObject({
  /** For countries that are not named. Without it, their price is not known. */
  default: z.optional(price),
  byCountry: z.record(z.string().check(z.regex(/^[A-Z]{2}$/, 'must be a country such as US')), price),
});

/** `src/assets/prices.private.json`: what Twilio charges for a message to a country. */
const pricesFile = z.strictObject({
  note: z.string().check(z.minLength(10)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'must be a currency such as USD')),
  /** SMS and RCS. */
  perSegment: priceList,
  perMessage: z.strictObject({ mms: priceList, whatsapp: priceList, messenger: z.optional(priceList) }),
});

export type Prices = z.infer<typeof pricesFile>;

/** Reads the prices' text. Throws a `misconfigured` Problem that says what is wrong with it. */
export function parsePrices(text: string | undefined): Prices {
  if (text === undefined)
    throw new Problem('misconfigured', 'The private asset prices.json was not deployed.');
  const parsed = pricesFile.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Problem('misconfigured', `prices.private.json: ${issue?.path.join('.')}: ${issue?.message}`);
}

/** The price of a segment, which for most channels is the message. Undefined where it is not known. */
export function priceOf(prices: Prices, channel: Channel, country: string | undefined): number | undefined {
  const list = channel === 'sms' || channel === 'rcs' ? prices.perSegment : prices.perMessage[channel];
  return (list?.byCountry[country ?? ''] ?? list?.default)?.amount;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('misconfigured', 'prices.private.json is not JSON.');
  }
}
