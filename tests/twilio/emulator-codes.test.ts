import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findError } from '../../src/twilio/errors/classify';

const emulator = path.join(__dirname, '..', '..', 'emulator');

/** The store's codes (54xxx) are dealt with by the store and reach nobody. */
const files = readdirSync(emulator, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith(path.join('api', 'sync')),
);

/** Codes that no caller of this product can meet. */
const outOfReach = new Map([
  [20009, 'a message is deleted while under way: forgetting a person waits for its end'],
  [20413, 'a request of more than a megabyte: this product sends none'],
  [60411, 'a number is put on the safe list twice: this product takes that for success'],
  [54205, 'a record is not as it was when it was read: the store deals with that'],
  [20501, 'the emulator’s own, for an operation it lacks'],
]);

/** Comments and texts, in which codes are only mentioned. */
const prose = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g;
/** Codes are written as one plain number; other numbers of this size have a separator (`10_000`). */
const fiveDigits = /(?<![\w.])\d{5}(?![\w.])/g;

const codes = new Set(
  files.flatMap((file) => {
    const code = readFileSync(path.join(emulator, file), 'utf8').replace(prose, '');
    return [...code.matchAll(fiveDigits)].map(([digits]) => Number(digits));
  }),
);

describe('error codes of the emulator', () => {
  it('are found in its sources', () => {
    expect([...codes]).toEqual(
      expect.arrayContaining([
        12300, 20003, 20404, 21211, 21408, 21610, 21704, 30007, 30032, 30034, 35114, 63033,
      ]),
    );
    expect([...outOfReach.keys()].filter((code) => !codes.has(code))).toEqual([]);
  });

  it.each([...codes].filter((code) => !outOfReach.has(code)).sort((a, b) => a - b))(
    'include %i, which the catalogue explains',
    (code) => {
      expect(findError(code)).toBeDefined();
    },
  );

  it.each([...outOfReach])('include %i, which nobody meets (%s), or it would be explained', (code) => {
    expect(findError(code)).toBeUndefined();
  });
});
