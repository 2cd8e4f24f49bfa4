import { useCallback, useMemo } from 'react';
import { type FilterParts, narrowing, readFilter } from './filter-query';
import { currentPath, useHashLocation, useHashSearch, useHistoryState } from './hash-location';

const nothing: readonly never[] = [];

/**
 * What a list is narrowed down to, kept in the page's address: it is there again after Back and after a reload, and can be
 * passed on. A change makes no new entry in the browser's history. That alone keeps the `personal` parts: no phone number
 * comes into an address for having been looked for. Both arguments must stay the same.
 */
export function useFilter<T extends FilterParts<T>>(
  unfiltered: T,
  personal: readonly (keyof T)[] = nothing,
): [filter: T, change: (filter: T) => void] {
  const [path, navigate] = useHashLocation();
  const search = useHashSearch();
  const kept = useHistoryState() as { filter?: Partial<T> } | null;
  const open = useMemo(
    () => Object.keys(unfiltered).filter((name) => !personal.includes(name as keyof T)),
    [unfiltered, personal],
  );

  const filter = useMemo(
    (): T => ({ ...readFilter(search, unfiltered, open), ...kept?.filter }),
    [search, kept, unfiltered, open],
  );
  const change = useCallback(
    (next: T) => {
      // What was typed a moment ago must not lead back to a page that somebody has left.
      if (currentPath() !== path) return;
      const query = new URLSearchParams(narrowing(next, unfiltered, open)).toString();
      const state = { filter: narrowing(next, unfiltered, personal.map(String)) };
      navigate(query === '' ? path : `${path}?${query}`, { replace: true, state });
    },
    [navigate, path, unfiltered, personal, open],
  );
  return [filter, change];
}
