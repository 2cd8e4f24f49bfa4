import type { ApiAnswer } from './operation';

/** Thrown by an operation that must not be answered: the client waits, or finds its connection broken. */
export class Silence extends Error {
  constructor(
    readonly kind: 'hang' | 'drop',
    /** What a dropped request would have been answered. */
    readonly answer?: ApiAnswer,
  ) {
    super(`Not answered: ${kind}`);
  }
}
