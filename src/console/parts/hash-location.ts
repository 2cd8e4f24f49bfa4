import { useSyncExternalStore } from 'react';

interface NavigateOptions {
  replace?: boolean;
  /** Kept with the entry of the browser's history, and in no address. */
  state?: unknown;
}

/**
 * Where the console is: `/messages` of `#/messages?status=failed`. For the router, whose own would put the query before the
 * fragment, where the next page has it still.
 */
export function useHashLocation(): [path: string, typeof navigate] {
  return [useSyncExternalStore(subscribe, currentPath), navigate];
}

useHashLocation.hrefs = (path: string) => `#${path}`;

/** What is looked for there: `status=failed` of `#/messages?status=failed`. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, () => current().search);
}

/** What was kept with this entry of the browser's history; null where nothing was. */
export function useHistoryState(): unknown {
  return useSyncExternalStore(subscribe, () => window.history.state as unknown);
}

/** The same, at any time. */
export function currentPath(): string {
  return current().path;
}

function current(): { path: string; search: string } {
  const [path = '', search = ''] = window.location.hash.replace(/^#?\/?/, '').split('?');
  return { path: `/${path}`, search };
}

function navigate(to: string, { replace = false, state = null }: NavigateOptions = {}): void {
  if (replace) window.history.replaceState(state, '', `#${to}`);
  else window.history.pushState(state, '', `#${to}`);
  tellAll();
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All at once, so that no page is drawn with an address that is not its own any more. */
function tellAll(): void {
  for (const listener of [...listeners]) listener();
}

window.addEventListener('hashchange', tellAll);
// Two entries of the history may differ in what is kept with them alone.
window.addEventListener('popstate', tellAll);
