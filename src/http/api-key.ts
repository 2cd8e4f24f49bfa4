import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKey, Scope } from '../config';
import { Problem } from '../problem';

const rank: Record<Scope, number> = { read: 0, send: 1, admin: 2 };

/**
 * The key that an `Authorization: Bearer …` header presents.
 * Throws `unauthorized` when there is none or it is not known, `forbidden` when its scope does not reach.
 */
export function requireApiKey(authorization: unknown, keys: readonly ApiKey[], scope: Scope): ApiKey {
  const key = findApiKey(authorization, keys);
  if (!key) throw new Problem('unauthorized', 'Send an API key as "Authorization: Bearer <key>".');
  if (rank[key.scope] < rank[scope]) {
    throw new Problem('forbidden', `This key has the scope "${key.scope}"; the call needs "${scope}".`);
  }
  return key;
}

/** The known key that a header presents, if any. Every configured key is compared, each in constant time. */
export function findApiKey(authorization: unknown, keys: readonly ApiKey[]): ApiKey | undefined {
  const token = typeof authorization === 'string' ? /^Bearer +(\S+)$/i.exec(authorization)?.[1] : undefined;
  if (!token) return undefined;
  const digest = createHash('sha256').update(token).digest();
  let found: ApiKey | undefined;
  for (const key of keys) {
    if (timingSafeEqual(digest, Buffer.from(key.sha256, 'hex'))) found = key;
  }
  return found;
}
