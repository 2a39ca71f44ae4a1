import { LRUCache } from 'lru-cache';

import type { DeliveryText } from './delivery-text.js';

/**
 * How many characters of results are kept for subscriptions that come to the same delivery a little later: those of the
 * next slices, and those whose clients take longer.
 */
const KEPT_CHARACTERS = 4 * 1_024 * 1_024;
/** For how many milliseconds they are: what they say beside the event may have changed then. */
const KEPT_FOR = 30_000;
/** The same for results with errors: for the next slices, not for clients that ask again because of an error. */
const FAILED_KEPT_FOR = 1_000;
/** What a result costs beside its characters. */
const OVERHEAD = 256;

/** An execution that was begun. */
export interface Begun {
  readonly result: Promise<DeliveryText>;
  /** Ends it early: its result is not needed any more. */
  readonly end: () => void;
}

/** What one subscription has of an execution. */
export interface Share {
  readonly result: DeliveryText | Promise<DeliveryText>;
  /** The result is not needed by this subscription any more; again has no effect. */
  readonly leave: () => void;
}

interface Running extends Begun {
  sharers: number;
}

/** The executions of deliveries: one for all subscriptions that see the same. */
export class SharedExecutions {
  readonly #running = new Map<string, Running>();
  readonly #kept = new LRUCache<string, DeliveryText>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: ({ json }) => json.length + OVERHEAD,
  });

  /**
   * A share of the execution of a delivery.
   *
   * @param key What is the same for all that see the same.
   * @param begin Begins it, unless it is running, or its result is there.
   */
  share(key: string, begin: () => Begun): Share {
    const result = this.#kept.get(key);
    if (result) return { result, leave: () => undefined };
    const running = this.#running.get(key) ?? this.#begin(key, begin());
    running.sharers += 1;
    let isIn = true;
    const leave = (): void => {
      if (!isIn) return;
      isIn = false;
      running.sharers -= 1;
      if (running.sharers > 0) return;
      this.#over(key, running);
      running.end();
    };
    return { result: running.result, leave };
  }

  #begin(key: string, begun: Begun): Running {
    const result = begun.result.then(
      (text) => {
        // Not the one of an execution that all have left: it may have been ended before it had everything.
        if (this.#running.get(key) === running)
          this.#kept.set(key, text, { ttl: text.hasErrors ? FAILED_KEPT_FOR : KEPT_FOR });
        this.#over(key, running);
        return text;
      },
      (error: unknown) => {
        this.#over(key, running);
        throw error;
      },
    );
    const running: Running = { result, end: begun.end, sharers: 0 };
    this.#running.set(key, running);
    return running;
  }

  #over(key: string, running: Running): void {
    if (this.#running.get(key) === running) this.#running.delete(key);
  }
}
