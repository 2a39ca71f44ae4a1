/** Holds requests until enough of them wait at the same time. */
export class Gate {
  readonly #count: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#count = count;
  }

  /** Resolves once the gate opens, or once the client has disconnected, which frees its place. */
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

  /** Releases all waiting requests; later ones wait again until there are enough. */
  open(): void {
    for (const release of this.#waiting) release();
    this.#waiting.clear();
  }
}
