/** Holds requests back until enough of them wait at the same time. */
export class Gate {
  readonly #count: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#count = count;
  }

  /** Resolves once the gate opens, or once the client has gone, which frees its place. */
  async pass(gone: AbortSignal): Promise<void> {
    if (gone.aborted) return;
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
      gone.addEventListener('abort', () => {
        this.#waiting.delete(resolve);
        resolve();
      });
      if (this.#waiting.size >= this.#count) this.open();
    });
  }

  /** Lets everyone go who waits now; later ones wait for company again. */
  open(): void {
    for (const release of this.#waiting) release();
    this.#waiting.clear();
  }
}
