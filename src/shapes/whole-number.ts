import * as z from 'zod/mini';

/** A whole number written as text, as the environment and queries have it. */
export function wholeNumber(minimum: number, maximum: number) {
  return z.pipe(
    z.pipe(
      z.string().check(z.regex(/^\d{1,9}$/, 'must be a whole number')),
      z.transform((text: string) => Number(text)),
    ),
    z.number().check(z.minimum(minimum), z.maximum(maximum)),
  );
}

/** A number with at most six decimals, written as text. */
export function decimal(minimum: number, maximum: number) {
  return z.pipe(
    z.pipe(
      z.string().check(z.regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be a number such as 0.0083')),
      z.transform((text: string) => Number(text)),
    ),
    z.number().check(z.minimum(minimum), z.maximum(maximum)),
  );
}
