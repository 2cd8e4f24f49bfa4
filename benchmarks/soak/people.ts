/** Hands out people who were not there before, and remembers who is to get a message: each of them exactly one. */
export class People {
  readonly due = new Set<string>();
  #handsets = 0;

  /** New recipients in New York. */
  recipients(count: number): string[] {
    return Array.from({ length: count }, () => {
      const recipient = `+1212${String(2_000_000 + this.due.size)}`;
      this.due.add(recipient);
      return recipient;
    });
  }

  /** Somebody new in San Francisco who texts in, and is sent nothing but replies. */
  handset(): string {
    return `+1415${String(2_000_000 + this.#handsets++)}`;
  }
}
