import { iso8601 } from '../../dates';
import type { Resource } from '../../serverless/resources';

/** The keys that answers about a resource begin with. */
export function showResource({ sid, parents, url, createdAt, updatedAt }: Resource): Record<string, unknown> {
  return { sid, ...parents, url, date_created: iso8601(createdAt), date_updated: iso8601(updatedAt) };
}

/** Addresses below a resource: `function_versions` at `…/Versions`. */
export function linksOf({ url }: Resource, names: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([key, path]) => [key, `${url}/${path}`]));
}
