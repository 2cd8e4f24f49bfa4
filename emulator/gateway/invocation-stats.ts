/** One finished invocation of a Function. */
export interface Invocation {
  path: string;
  status: number;
  ms: number;
  pid: number;
}

export interface Stats {
  count: number;
  maxMs: number;
  /** The last ones, oldest first. */
  recent: Invocation[];
}

const KEPT = 1000;

/** Counts every invocation and remembers the last thousand. */
export class InvocationStats {
  #count = 0;
  #maxMs = 0;
  readonly #ring: Invocation[] = [];

  add(invocation: Invocation): void {
    this.#ring[this.#count % KEPT] = invocation;
    this.#count++;
    this.#maxMs = Math.max(this.#maxMs, invocation.ms);
  }

  read(): Stats {
    const oldest = this.#count > KEPT ? this.#count % KEPT : 0;
    const recent = [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)];
    return { count: this.#count, maxMs: this.#maxMs, recent };
  }
}
