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
