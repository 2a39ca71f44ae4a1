import { ApiError } from '../errors.js';

/** The work of requests whose connections were closed before it began. */
export class LateWork {
  readonly #timers = new Set<NodeJS.Timeout>();

  /** Does the work after so many milliseconds. Nobody sees it when the request is rejected then. */
  schedule(ms: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work().catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
      });
    }, ms);
    this.#timers.add(timer);
  }

  /** Drops all work that has not begun. */
  cancel(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
