/** Slots at first; a power of two. */
const firstSlots = 1_024;

/**
 * Remembers millions of people. Nearly all are numbers of E.164, whose 15 digits fit into a double: eight bytes in an open
 * hash table, where a Set takes ten times as much.
 */
export class SeenPeople {
  #slots = new Float64Array(firstSlots);
  #count = 0;
  readonly #others = new Set<string>();

  has(person: string): boolean {
    return isNumber(person) ? this.#slots[this.#slotOf(Number(person))] !== 0 : this.#others.has(person);
  }

  add(person: string): void {
    if (isNumber(person)) this.#addNumber(Number(person));
    else this.#others.add(person);
  }

  #addNumber(number: number): void {
    const slot = this.#slotOf(number);
    if (this.#slots[slot] !== 0) return;
    this.#slots[slot] = number;
    if (++this.#count * 2 > this.#slots.length) this.#grow();
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Float64Array(before.length * 2);
    for (const number of before) if (number !== 0) this.#slots[this.#slotOf(number)] = number;
  }

  /** Where the number is, or where it belongs. */
  #slotOf(number: number): number {
    const mask = this.#slots.length - 1;
    // Both halves of the number count, mixed so that neighbours lie apart.
    const mixed = Math.imul(number | 0, 0x9e3779b1) ^ Math.imul(Math.floor(number / 2 ** 32), 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== number) slot = (slot + 1) & mask;
    return slot;
  }
}

/** Zero marks an empty slot, and no number begins with it. */
function isNumber(person: string): boolean {
  return /^\+[1-9]\d{0,14}$/.test(person);
}
