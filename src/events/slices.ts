/** How many deliveries are begun before other work goes on. */
const SLICE = 100;

/**
 * Time for others: an event for thousands of subscriptions, and a replay of thousands of events, are handed out in
 * slices, and everything else that waits for the event loop is done in between.
 */
class Slices {
  #left = SLICE;
  #isArmed = false;
  /** Those that wait, in the order of their arrival. */
  #waiting: (() => void)[] = [];

  /** Undefined when a delivery may begin at once; otherwise settles when its slice has come. */
  take(): Promise<void> | undefined {
    if (!this.#isArmed) this.#arm();
    if (this.#left > 0) {
      this.#left -= 1;
      return undefined;
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #arm(): void {
    this.#isArmed = true;
    setImmediate(() => {
      this.#isArmed = false;
      const slice = this.#waiting.splice(0, SLICE);
      this.#left = SLICE - slice.length;
      if (slice.length > 0) this.#arm();
      for (const begin of slice) begin();
    });
  }
}

/** Of the whole process, as all subscriptions share one event loop. */
export const slices = new Slices();
