import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePrices, priceOf } from '../../src/preview/prices';

const file = path.join(__dirname, '..', '..', 'src', 'assets', 'prices.private.json');
const shipped = parsePrices(readFileSync(file, 'utf8'));
const price = (amount: number) => ({ amount, date: '2026-10', source: 'https://example.com/prices' });
const prices = {
  note: 'Carrier fees are extra.',
  currency: 'EUR',
  perSegment: { default: price(0.1), byCountry: { US: price(0.01) } },
  perMessage: { mms: { byCountry: { US: price(0.02) } }, whatsapp: { default: price(0.005), byCountry: {} } },
};

describe('the prices that are shipped', () => {
  it('have a source and say that fees come on top', () => {
    expect(shipped.note).toMatch(/Carrier fees.*not in here/);
    expect(priceOf(shipped, 'sms', 'US')).toBeGreaterThan(0);
  });

  it('say nothing of a country that nobody has looked up', () => {
    expect(priceOf(shipped, 'sms', 'FR')).toBeUndefined();
    expect(priceOf(shipped, 'sms', undefined)).toBeUndefined();
  });
});

describe('priceOf', () => {
  it.each([
    ['an SMS to a country that is named', 'sms', 'US', 0.01],
    ['RCS as SMS', 'rcs', 'US', 0.01],
    ['an SMS to any other country', 'sms', 'FR', 0.1],
    ['an SMS to a number without a country', 'sms', undefined, 0.1],
    ['media', 'mms', 'US', 0.02],
    ['media where no price is known', 'mms', 'FR', undefined],
    ['WhatsApp everywhere', 'whatsapp', 'FR', 0.005],
    ['Messenger, of which nothing is known', 'messenger', undefined, undefined],
  ] as const)('prices %s', (_, channel, country, amount) => {
    expect(priceOf(parsePrices(JSON.stringify(prices)), channel, country)).toBe(amount);
  });
});

describe('parsePrices', () => {
  it.each([
    ['is missing', undefined, 'not deployed'],
    ['is not JSON', '{', 'not JSON'],
    [
      'has a negative price',
      { ...prices, perSegment: { byCountry: { US: price(-1) } } },
      'perSegment.byCountry',
    ],
    ['names no country', { ...prices, perSegment: { byCountry: { usa: price(1) } } }, 'perSegment.byCountry'],
    ['has a price without a source', { ...prices, perSegment: { byCountry: { US: { amount: 1 } } } }, 'US'],
    ['has a field of somebody’s own', { ...prices, discount: 0.1 }, 'prices.private.json'],
    ['has no note on fees', { ...prices, note: undefined }, 'note'],
  ])('refuses a file that %s', (_, content, complaint) => {
    const text = typeof content === 'object' ? JSON.stringify(content) : content;
    expect(() => parsePrices(text)).toThrow(
      expect.objectContaining({ code: 'misconfigured', message: expect.stringContaining(complaint) }),
    );
  });
});
