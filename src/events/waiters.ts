/** Those who wait for something to happen in an app. */
export class Waiters {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Waits until the app is woken, or the signal is aborted. */
  wait(appId: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    const waiting = this.#waiting.get(appId) ?? new Set();
    this.#waiting.set(appId, waiting);
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        waiting.delete(wake);
        resolve();
      };
      waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  /** Wakes those who wait now. */
  wake(appId: string): void {
    for (const wake of [...(this.#waiting.get(appId) ?? [])]) wake();
  }
}
