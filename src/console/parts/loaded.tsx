import type { ReactNode } from 'react';
import type { Problem } from '../api/client';
import { Failure } from './failure';
import { Loading } from './loading';

interface LoadedProps<T> {
  resource: { data: T | undefined; error: Problem | null; refetch: () => unknown };
  /** About how high the place is, in lines. */
  lines?: number;
  children: (data: T) => ReactNode;
}

/** What was read, once it was; until then its place. What was read before stays beside the reason why it is not renewed. */
export function Loaded<T>({ resource: { data, error, refetch }, lines = 8, children }: LoadedProps<T>) {
  if (data === undefined && !error) return <Loading lines={lines} />;
  return (
    <>
      {error && <Failure problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && children(data)}
    </>
  );
}
