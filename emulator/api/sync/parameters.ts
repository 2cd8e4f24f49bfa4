import type { ApiRequest } from '../../operation';
import { refuse } from './refusals';

export type JsonObject = { [key: string]: unknown };

const MAX_DATA_BYTES = 16 * 1024;
const MAX_NAME_LENGTH = 320;
const MAX_TTL_SECONDS = 31_536_000;
const SID = /^[A-Z]{2}[0-9a-f]{32}$/;

/** The `Data` parameter, or undefined if it was not given. `invalidDataCode` differs by kind of resource. */
export function readData(request: ApiRequest, invalidDataCode: number): JsonObject | undefined {
  const text = request.parameters.get('Data');
  if (text === null) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw refuse.invalidJson();
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw refuse.invalidData(invalidDataCode);
  }
  if (Buffer.byteLength(JSON.stringify(data)) > MAX_DATA_BYTES) throw refuse.tooLarge();
  return data as JsonObject;
}

/**
 * When what is written shall expire: undefined if no time to live was given, `null` for never (a time to live of 0),
 * else milliseconds since the epoch. The first of `names` that was given counts: the others are aliases of it.
 */
export function readExpiry(
  request: ApiRequest,
  names: readonly string[],
  now: number,
): number | null | undefined {
  let expiry: number | null | undefined;
  for (const name of names) {
    const text = request.parameters.get(name);
    if (text === null || text === '') continue;
    const seconds = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN;
    if (!(seconds <= MAX_TTL_SECONDS)) throw refuse.invalidTtl(name);
    if (expiry === undefined) expiry = seconds === 0 ? null : now + seconds * 1000;
  }
  return expiry;
}

/** The `UniqueName` of a new object, or null if it shall have none. */
export function readUniqueName(request: ApiRequest): string | null {
  const name = request.parameters.get('UniqueName');
  if (name === null) return null;
  if (name === '' || name.length > MAX_NAME_LENGTH || SID.test(name)) throw refuse.invalidName();
  return name;
}

/** The `Key` of a new Map item. */
export function readKey(request: ApiRequest): string {
  const key = request.parameters.get('Key') ?? '';
  if (key === '' || key.length > MAX_NAME_LENGTH) throw refuse.invalidKey();
  return key;
}

/** Whether the revision a write is made against, if it names one, is still the current one. */
export function matchesRevision(request: ApiRequest, revision: string): boolean {
  const expected = request.headers['if-match'];
  if (expected === undefined || expected === '*') return true;
  return expected.replace(/^"(.*)"$/, '$1') === revision;
}
