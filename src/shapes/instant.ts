import * as z from 'zod/mini';

/** An instant: RFC 3339 with its offset. */
export const instant = z.iso.datetime({
  offset: true,
  error: 'must be a time such as 2026-12-01T09:00:00Z',
});

/** The same in a query, where a `+` that nobody encoded arrives as a space. */
export const instantInQuery = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(40)),
    z.transform((text: string) => text.replace(' ', '+')),
  ),
  instant,
);
