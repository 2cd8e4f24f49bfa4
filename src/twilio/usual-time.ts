/** How long answers have lately taken, rather too long than too short: a long time counts at once and fades slowly. */
export class UsualTime {
  #ms = 0;

  /** `mostMs` is the most that is believed: one answer that hung says little about the next. */
  constructor(private readonly mostMs: number) {}

  /** In milliseconds; 0 before the first answer. */
  get ms(): number {
    return this.#ms;
  }

  saw(ms: number): void {
    this.#ms = Math.min(this.mostMs, Math.max(ms, 0.95 * this.#ms + 0.05 * ms));
  }
}
