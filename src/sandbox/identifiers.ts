const ORIGIN = '9d3e51c7a4';
const COUNTER_BITS = 24n;
const COUNTER_BITS_OF_A_MILLISECOND = 14n;

/**
 * Makes record ids like the upstream's: 24 lower-case hex digits, the first eight of them the
 * second of creation, the last six a counter. Each id is greater than every one before it, also
 * when the clock is set back. The counter begins with the millisecond: a sandbox that was started
 * anew within a second gives other ids, so that its events are not taken for those of the one before.
 */
export class Identifiers {
  #last = 0n;

  /** The id of a record made at that time; call it once for each record. */
  next(at: Date): string {
    const [second, millisecond] = [Math.floor(at.getTime() / 1000), at.getTime() % 1000];
    const earliest =
      (BigInt(second) << COUNTER_BITS) | (BigInt(millisecond) << COUNTER_BITS_OF_A_MILLISECOND);
    this.#last = earliest > this.#last ? earliest : this.#last + 1n;
    const digits = this.#last.toString(16).padStart(14, '0');
    return digits.slice(0, 8) + ORIGIN + digits.slice(8);
  }
}

/** The second at which the record with that id was made. */
export function creationTime(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8), 16) * 1000);
}
