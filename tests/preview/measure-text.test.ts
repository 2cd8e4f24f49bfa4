import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { measureText, smartEncode } from '../../src/preview/measure-text';

const byTwilio = (text: string, smart: boolean) => {
  const message = new SegmentedMessage(text, 'auto', smart);
  return { segments: message.segmentsCount, encoding: message.encodingName };
};
const measured = (text: string) => {
  const { segments, encoding } = measureText(text);
  return { segments, encoding };
};

const gsm = ['a', 'Z', '7', ' ', '\n', '\r\n', '@', 'é', 'Ω', '€', '[', '~', '|'];
const typographic = ['’', '“', '…', '–', '\u00a0', '½', '\u200b', '\t'];
const others = ['ж', '漢', 'ø', 'ë', 'e\u0301', 'नि', '한', 'ا', '😀', '👍🏽', '👨‍👩‍👧', '🇩🇪', '\ud800'];

const texts = fc
  .constantFrom(gsm, [...gsm, ...typographic], [...gsm, ...others])
  .chain((alphabet) => fc.array(fc.constantFrom(...alphabet), { maxLength: 330, size: 'max' }))
  .map((parts) => parts.join(''));

describe('measureText', () => {
  it('counts as Twilio’s calculator does, with smart encoding and without', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(measured(text)).toEqual(byTwilio(text, false));
        expect(measured(smartEncode(text))).toEqual(byTwilio(text, true));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['160 characters of GSM-7', 'x'.repeat(160), 1],
    ['one more', 'x'.repeat(161), 2],
    ['two segments that are full', 'x'.repeat(306), 2],
    ['80 characters that take an escape', '€'.repeat(80), 1],
    ['an escape that does not fit any more', `${'x'.repeat(152)}€${'x'.repeat(152)}`, 3],
    ['70 characters of UCS-2', 'ж'.repeat(70), 1],
    ['one more of these', 'ж'.repeat(71), 2],
    ['an emoji that does not fit any more', `${'ж'.repeat(66)}😀${'ж'.repeat(66)}`, 3],
    ['a line break that is torn apart', `${'ж'.repeat(66)}\r\n${'ж'.repeat(66)}`, 2],
    ['the longest body', 'ж'.repeat(1_600), 24],
    ['nothing', '', 1],
  ])('takes %s for what it is', (_, text, segments) => {
    expect(measured(text)).toEqual(byTwilio(text, false));
    expect(measureText(text).segments).toBe(segments);
  });

  it('names every character that GSM-7 lacks, once, also those of a character that is several', () => {
    expect(measureText('‘Hi’ ’Ana’ 😀').beyondGsm).toEqual(['‘', '’', '😀']);
    expect(measureText('👍🏽 e\u0301').beyondGsm).toEqual(['👍', '🏽', '\u0301']);
    expect(measureText('Größe: 10 € [x]').beyondGsm).toEqual([]);
  });
});
