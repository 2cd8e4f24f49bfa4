import type { ApiRequest } from '../operation';
import { integer, invalid, text } from './parameters';

/** The part of a list that one page shows, and how to ask for its neighbours. */
export interface Page<T> {
  items: readonly T[];
  page: number;
  pageSize: number;
  /** Index of the first item in the whole list. */
  start: number;
  self: string;
  first: string;
  next: string | null;
  previous: string | null;
}

/**
 * Cuts a page out of a list. Tokens name the last item of the page before, so items that join at the head of the list
 * in the meantime neither repeat nor hide others. As with Twilio, a page number alone leads nowhere.
 */
export function pageOf<T extends { sid: string }>(
  request: ApiRequest,
  items: readonly T[],
  largest: number,
): Page<T> {
  const { parameters } = request;
  const pageSize = Math.min(integer(parameters, 'PageSize') ?? 50, largest);
  if (pageSize < 1) throw invalid('PageSize', 'is less than 1');
  const page = integer(parameters, 'Page') ?? 0;
  const token = text(parameters, 'PageToken');
  if (page > 0 && token === undefined) throw invalid('Page', 'needs the PageToken that came with it');
  const start = token === undefined ? 0 : afterToken(items, token);
  const shown = items.slice(start, start + pageSize);
  const last = shown.at(-1);
  const address = (number: number, pageToken?: string) => addressOf(request, pageSize, number, pageToken);
  const before = start > pageSize ? items[start - pageSize - 1] : undefined;
  return {
    items: shown,
    page,
    pageSize,
    start,
    self: address(page, token),
    first: address(0),
    next: last && start + pageSize < items.length ? address(page + 1, `PA${last.sid}`) : null,
    previous: page > 0 ? address(page - 1, before && `PA${before.sid}`) : null,
  };
}

/** The paging keys of the 2010 API: flat, with addresses relative to the host. */
export function flatPaging<T>(page: Page<T>): Record<string, unknown> {
  return {
    page: page.page,
    page_size: page.pageSize,
    start: page.start,
    end: page.start + Math.max(page.items.length - 1, 0),
    uri: page.self,
    first_page_uri: page.first,
    next_page_uri: page.next,
    previous_page_uri: page.previous,
  };
}

/** The paging keys of newer products: in `meta`, with whole addresses. */
export function metaPaging<T>(origin: string, key: string, page: Page<T>): Record<string, unknown> {
  const whole = (path: string | null) => (path === null ? null : origin + path);
  return {
    key,
    page: page.page,
    page_size: page.pageSize,
    url: whole(page.self),
    first_page_url: whole(page.first),
    next_page_url: whole(page.next),
    previous_page_url: whole(page.previous),
  };
}

function afterToken<T extends { sid: string }>(items: readonly T[], token: string): number {
  const at = items.findIndex((item) => item.sid === token.slice(2));
  if (at === -1) throw invalid('PageToken', 'belongs to no page');
  return at + 1;
}

function addressOf(request: ApiRequest, pageSize: number, page: number, token?: string): string {
  const query = new URLSearchParams(request.parameters);
  query.delete('PageToken');
  query.set('PageSize', String(pageSize));
  query.set('Page', String(page));
  if (token !== undefined) query.set('PageToken', token);
  return `${request.path}?${query}`;
}
