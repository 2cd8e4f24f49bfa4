/** A Function's event, taken apart. */
export interface Incoming {
  /** Header values by lower-case name; repeated and malformed ones are left out. */
  headers: Record<string, string>;
  /** Query and body together, as the runtime merges them. Values may be anything. */
  fields: Record<string, unknown>;
}

/**
 * Separates headers from fields. A body field called `request` replaces the runtime's own, so nothing in there can be
 * taken at its word: what has not the right type is dropped, and a caller who does this has no valid key anyway.
 */
export function splitEvent(event: object): Incoming {
  const { request, ...fields } = event as Record<string, unknown>;
  return { headers: textValues(isObject(request) ? request.headers : undefined), fields };
}

function textValues(headers: unknown): Record<string, string> {
  if (!isObject(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
