const NAME = /^[_A-Za-z][_0-9A-Za-z]{0,63}$/;
const DEFAULT_LIMIT = 100;

/** What is shown for an operation without a name. */
export const ANONYMOUS = 'anonymous';
/** What is shown for an operation whose name is not kept. */
export const OTHER = 'other';

/**
 * The names of operations as metrics and traces show them. Callers choose the names of their operations, and every name
 * needs memory here and where the metrics are stored, so only a bounded number is kept.
 */
export class OperationNames {
  readonly #known = new Map<string, string>();
  readonly #limit: number;

  /** @param limit How many names are kept; further ones are shown as `other`. */
  constructor(limit = DEFAULT_LIMIT) {
    this.#limit = limit;
  }

  /**
   * What to show for a name: itself when it is kept.
   *
   * @param isTrusted Whether the name of the operation may be kept: otherwise any caller could use up the places with
   *   meaningless names.
   */
  shown(name: string | undefined, isTrusted: boolean): string {
    if (name === undefined) return ANONYMOUS;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (!isTrusted || this.#known.size >= this.#limit || !NAME.test(name)) return OTHER;
    // A copy: the name is a part of the source text of its document, which would be kept in memory with it.
    const copy = Buffer.from(name).toString();
    this.#known.set(copy, copy);
    return copy;
  }
}
