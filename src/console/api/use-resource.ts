import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { Api, Problem } from './client';
import { useApi } from './session';

type Query = Readonly<Record<string, string | number | undefined>>;

interface ResourceOptions<T> {
  /** Seconds between two readings; without it, it is read once, and again when the tab is looked at. */
  every?: number | ((data: T) => number) | undefined;
  /** False while it is not known what to ask for. */
  enabled?: boolean;
}

/**
 * What a GET answers, kept up to date. While something newer or something else is read, what was shown before stays, so
 * that nothing flickers.
 */
export function useResource<T>(
  path: string,
  query: Query = {},
  { every, enabled = true }: ResourceOptions<T> = {},
) {
  const api = useApi();
  const tookMs = useRef(0);
  return useQuery<T, Problem>({
    queryKey: [path, query],
    queryFn: async ({ signal }) => {
      const startedAt = performance.now();
      const answer = await api.get<T>(path, query, signal);
      tookMs.current = performance.now() - startedAt;
      return answer;
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => intervalOf(every, data, tookMs.current),
    enabled,
  });
}

/** A list that goes on by cursor: `data.pages`, and `fetchNextPage` as long as `hasNextPage`. */
export function usePages<T extends { next: string | null }>(
  path: string,
  query: Query = {},
  { every, enabled = true }: ResourceOptions<{ pages: T[] }> = {},
) {
  const api = useApi();
  return useInfiniteQuery<T, Problem, { pages: T[] }, unknown[], string | undefined>({
    queryKey: [path, 'pages', query],
    queryFn: ({ pageParam, signal }) => api.get<T>(path, { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => intervalOf(every, data),
    enabled,
  });
}

/** In milliseconds. What was long in telling is asked more seldom, so that looking at it does not load the backend. */
function intervalOf<T>(every: ResourceOptions<T>['every'], data: T | undefined, tookMs = 0): number | false {
  const seconds = typeof every === 'function' ? data && every(data) : every;
  return seconds ? Math.max(seconds * 1_000, 2 * tookMs) : false;
}

/**
 * Something that is done: `mutate(input)`. Afterwards everything below these paths is read anew. While it is under way, doing
 * the same again does nothing: a button is disabled only with the next rendering, which a double click may come before.
 */
export function useAction<Input, Output>(
  run: (api: Api, input: Input) => Promise<Output>,
  changes: readonly string[] = [],
) {
  const api = useApi();
  const queries = useQueryClient();
  const underWay = useRef(new Set<string>());
  const mutation = useMutation<Output, Problem, Input>({
    mutationFn: (input) => run(api, input),
    onSettled: async (_output, _problem, input) => {
      await queries.invalidateQueries({
        predicate: ({ queryKey: [path] }) => changes.some((change) => String(path).startsWith(change)),
      });
      underWay.current.delete(JSON.stringify(input));
    },
  });
  const mutate: typeof mutation.mutate = (...call) => {
    const same = JSON.stringify(call[0]);
    if (underWay.current.has(same)) return;
    underWay.current.add(same);
    mutation.mutate(...call);
  };
  return { ...mutation, mutate };
}
