/** Choices that a seed decides. */
export class Random {
  #state: number;

  /** @param parts A seed and what else the choices depend on: the same parts give the same choices. */
  constructor(...parts: readonly (number | string)[]) {
    this.#state = 0x811c9dc5;
    for (const character of parts.join('|'))
      this.#state = Math.imul(this.#state ^ character.charCodeAt(0), 0x01000193);
  }

  /** A number from 0 up to, and without, 1. */
  next(): number {
    // Mulberry32.
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both bounds included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** True with that probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    // Lists of undefined are not drawn from.
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** As many values as a number drawn from these bounds. */
  times<T>(from: number, to: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.int(from, to) }, (_, index) => make(index));
  }

  /** Lower-case hexadecimal digits. */
  hex(length: number): string {
    return Array.from({ length }, () => this.int(0, 15).toString(16)).join('');
  }
}
