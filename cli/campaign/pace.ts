/** How long back the rate looks: long enough to bridge the gap between two calls. */
const spanMs = 30_000;

/** How fast something goes, of late. */
export class Pace {
  readonly #marks: { at: number; done: number }[] = [];

  /** Notes how much is done at a time, in milliseconds. */
  mark(at: number, done: number): void {
    this.#marks.push({ at, done });
    // One mark that is older stays, so that the span is covered.
    while ((this.#marks[1]?.at ?? at) < at - spanMs) this.#marks.shift();
  }

  /** Undefined while nothing can be said. */
  get perSecond(): number | undefined {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    if (!first || !last || last.at === first.at || last.done <= first.done) return undefined;
    return ((last.done - first.done) * 1_000) / (last.at - first.at);
  }

  secondsFor(remaining: number): number | undefined {
    return this.perSecond === undefined ? undefined : remaining / this.perSecond;
  }
}
