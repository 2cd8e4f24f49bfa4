import type { OpenApi, Operation } from '../../../open-api/open-api';

/** An operation, with how it is called. */
export interface Called {
  method: 'GET' | 'POST';
  path: string;
  operation: Operation;
}

/** All operations of a document, in its order. */
export function operationsOf({ paths }: OpenApi): Called[] {
  return Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get ? [{ method: 'GET' as const, path, operation: get }] : []),
    ...(post ? [{ method: 'POST' as const, path, operation: post }] : []),
  ]);
}

/** Those that have all the words in their path, summary or description; all of them without any word. */
export function findOperations(operations: readonly Called[], text: string): Called[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter(({ method, path, operation: { summary, description = '' } }) => {
    const where = `${method} ${path} ${summary} ${description}`.toLowerCase();
    return words.every((word) => where.includes(word));
  });
}

/** Who may call it, in words. */
export function credentialOf({ security }: Operation): string {
  const [first = {}] = security;
  const [scope] = first.apiKey ?? [];
  if (scope) return `a key with the scope ${scope}`;
  if ('twilioSignature' in first) return 'Twilio’s signature';
  return 'urlKey' in first ? 'the key in the URL that Twilio was given' : 'nothing; with a key it says more';
}
