import { useEffect, useRef, useState } from 'react';

interface Followed {
  isFetching: boolean;
  /** When it was last read, in milliseconds since the epoch. */
  dataUpdatedAt: number;
  refetch: () => unknown;
}

const shortestPauseMs = 3_000;

/**
 * Reads a list anew soon after `mark` has changed, which stands for what the list says in other words. What is long in
 * telling is asked more seldom, so that looking at a large campaign does not load the backend. Without a mark it rests.
 */
export function useFollow({ isFetching, dataUpdatedAt, refetch }: Followed, mark: string | undefined): void {
  const [known, setKnown] = useState(mark);
  const askedAt = useRef(Date.now());
  useEffect(() => {
    if (isFetching) {
      askedAt.current = Date.now();
      return undefined;
    }
    if (mark === undefined || mark === known) return undefined;
    const tookMs = Math.max(0, dataUpdatedAt - askedAt.current);
    const follow = () => {
      setKnown(mark);
      refetch();
    };
    const timer = setTimeout(follow, dataUpdatedAt + pauseMs(tookMs) - Date.now());
    return () => clearTimeout(timer);
  }, [mark, known, isFetching, dataUpdatedAt, refetch]);
}

/** How long something that took so long to read is left alone, in milliseconds. */
export function pauseMs(tookMs: number): number {
  return Math.max(shortestPauseMs, 5 * tookMs);
}
