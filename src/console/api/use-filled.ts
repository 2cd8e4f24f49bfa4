import { useEffect } from 'react';

interface Pages {
  data: { pages: unknown[] } | undefined;
  hasNextPage: boolean;
  isFetching: boolean;
  isError: boolean;
  fetchNextPage: () => unknown;
}

/** Beyond that somebody has to ask for more: all of it is read again whenever the list is. */
const mostPages = 5;

/**
 * Reads on while fewer than `enough` items were found, for a few pages: one of a list that is searched may be short or
 * empty. Tells whether it is not done yet.
 */
export function useFilled(list: Pages, found: number, enough: number): boolean {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = list;
  const isOpen = hasNextPage && !isError && found < enough && (data?.pages.length ?? 0) < mostPages;
  const mustGoOn = isOpen && !isFetching;
  useEffect(() => {
    if (mustGoOn) fetchNextPage();
  }, [mustGoOn, fetchNextPage]);
  return isOpen;
}
