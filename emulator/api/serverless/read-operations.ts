import { notFound } from '../../errors';
import type { ApiRequest, Operation } from '../../operation';
import { type Resource, SERVERLESS_ORIGIN } from '../../serverless/resources';
import { metaPaging, pageOf } from '../paging';

const LARGEST_PAGE = 100;

interface Collection<T extends Resource> {
  /** The path of the list; an item's is below it. */
  path: string;
  /** Under which the list stands in its answer. */
  key: string;
  /** Oldest first. Throws 404 for a path of something that is not there. */
  items(request: ApiRequest): Iterable<T>;
  /** Default: by the SID at the path's end. */
  find?(request: ApiRequest): T;
  show(item: T): Record<string, unknown>;
}

/** List and fetch. */
export function readOperations<T extends Resource>({
  path,
  key,
  items,
  find,
  show,
}: Collection<T>): Operation[] {
  return [
    {
      product: 'serverless',
      method: 'GET',
      path,
      accepts: ['PageSize', 'Page', 'PageToken'],
      handle: (request) => {
        const page = pageOf(request, [...items(request)].reverse(), LARGEST_PAGE);
        const meta = metaPaging(SERVERLESS_ORIGIN, key, page);
        return { status: 200, body: { [key]: page.items.map(show), meta } };
      },
    },
    {
      product: 'serverless',
      method: 'GET',
      path: `${path}/{Sid}`,
      accepts: [],
      handle: (request) => ({
        status: 200,
        body: show(find ? find(request) : itemAt(items(request), request)),
      }),
    },
  ];
}

/** The item whose SID the path ends with. Throws 404 / 20404. */
export function itemAt<T extends Resource>(items: Iterable<T>, request: ApiRequest): T {
  for (const item of items) if (item.sid === request.pathParameters.Sid) return item;
  throw notFound(request.path);
}
