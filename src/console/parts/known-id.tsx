import { PageLink } from './page-link';
import { pageOf } from './page-of';

/** An id, which leads to its page where it has one. */
export function KnownId({ id }: { id: string }) {
  const page = pageOf(id);
  return page === undefined ? id : <PageLink to={page}>{id}</PageLink>;
}
