/** The parts of a filter by their names; each is as in `unfiltered` where it does not matter. */
export type FilterParts<T> = Readonly<Record<keyof T, string>>;

/** What a query (`status=failed`) narrows a list down to. Parts that it may not have are not read. */
export function readFilter<T extends FilterParts<T>>(search: string, unfiltered: T, allowed: string[]): T {
  const written = [...new URLSearchParams(search)].filter(([name]) => allowed.includes(name));
  return { ...unfiltered, ...Object.fromEntries(written) };
}

/** The parts of a filter that narrow anything down. */
export function narrowing<T extends FilterParts<T>>(
  filter: T,
  unfiltered: T,
  names: string[],
): Record<string, string> {
  const parts = Object.entries<string>(filter);
  return Object.fromEntries(
    parts.filter(([name, value]) => names.includes(name) && value !== unfiltered[name as keyof T]),
  );
}
