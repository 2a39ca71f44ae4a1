import { ApiError } from './errors.js';

/** Work that is done later, unless it is cancelled before. */
export class ScheduledWork {
  readonly #timers = new Set<NodeJS.Timeout>();
  #isStopped = false;

  /**
   * Does the work after so many milliseconds, unless it is stopped. Nobody sees it when the work is rejected with an
   * `ApiError`.
   */
  schedule(ms: number, work: () => Promise<void>): void {
    if (this.#isStopped) return;
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

  /** Drops all work that has not begun, and takes no more. */
  stop(): void {
    this.#isStopped = true;
    this.cancel();
  }
}
