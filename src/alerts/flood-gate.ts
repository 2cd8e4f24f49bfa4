const windowMs = 5 * 60_000;
const mostPerWindow = 20;
/** Topics told apart in a window; a sender who invents more is not counted one by one. */
const mostTopics = 200;

/** Lets 20 events of a topic through in five minutes: of the same trouble, more of them tell nobody more. */
export class FloodGate {
  #window = 0;
  #counts = new Map<string, number>();

  /** Whether one more event of the topic may be kept. `now` in milliseconds since the epoch. */
  isOpen(topic: string, now: number): boolean {
    const window = Math.floor(now / windowMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#counts.clear();
    }
    const count = this.#counts.get(topic);
    return count === undefined ? this.#counts.size < mostTopics : count < mostPerWindow;
  }

  /** An event of the topic was kept. */
  count(topic: string): void {
    this.#counts.set(topic, (this.#counts.get(topic) ?? 0) + 1);
  }
}
