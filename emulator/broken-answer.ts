import type { ApiAnswer } from './operation';

/**
 * Thrown instead of an answer that must not arrive as it is: the client waits, finds its connection broken, or gets
 * what is not JSON.
 */
export class BrokenAnswer extends Error {
  constructor(
    readonly kind: 'hang' | 'drop' | 'malformed',
    /** What a request that was carried out would have been answered. */
    readonly answer?: ApiAnswer,
  ) {
    super(`Answer broken: ${kind}`);
  }
}
