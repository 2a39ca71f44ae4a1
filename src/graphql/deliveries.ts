import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';

import { deliver, type DeliveryRules } from './delivery.js';
import { formatError } from './errors.js';
import { logFailures, type LoggedContext } from './plugins/operation-log.js';
import type { StartedSubscription } from './stream-start.js';

/** The context of one delivery. */
export interface DeliveryContext {
  readonly context: LoggedContext;
  /** Ends its calls: they are over, or not needed any more. */
  readonly end: () => void;
}

/** Why the source of a subscription failed, as its client is shown. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly shown: GraphQLFormattedError;

  constructor(shown: GraphQLFormattedError) {
    super(shown.message);
    this.shown = shown;
  }
}

/**
 * The deliveries of one subscription, as the JSON texts that are sent. They are pulled: nothing is taken from the source
 * before the next one is asked for, and one is asked for at a time.
 */
export class Deliveries {
  readonly #started: StartedSubscription;
  readonly #contextOf: () => DeliveryContext;
  readonly #rules: DeliveryRules;
  readonly #log: FastifyBaseLogger;
  /** Ends what is being waited for, or carried out. */
  #stop: (() => void) | undefined;
  #isOver = false;
  #count = 0;

  /** @param contextOf Makes the context of a delivery. */
  constructor(
    started: StartedSubscription,
    contextOf: () => DeliveryContext,
    rules: DeliveryRules,
    log: FastifyBaseLogger,
  ) {
    this.#started = started;
    this.#contextOf = contextOf;
    this.#rules = rules;
    this.#log = log;
  }

  /** How many there were. */
  get count(): number {
    return this.#count;
  }

  /**
   * The next one; undefined when there is none any more.
   *
   * @throws {SourceFailure} when the source failed: it is over then.
   */
  next(): Promise<string | undefined> {
    if (this.#isOver) return Promise.resolve(undefined);
    // Not a race with a promise of the end: that would keep something of each delivery until then.
    return new Promise((resolve, reject) => {
      this.#stop = () => resolve(undefined);
      this.#take().then(resolve, (error: unknown) => {
        // What fails because it was ended is not needed.
        if (this.#isOver) return;
        reject(this.#failure(error));
        this.end();
      });
    });
  }

  /** Ends the subscription: `next` gives no more, also where it is being waited for. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stop?.();
    // A generator that waits returns only after that, so nothing here waits for it.
    this.#started.source.return?.().catch((error: unknown) => {
      this.#log.error({ err: error }, 'a source of events did not end as it should');
    });
  }

  async #take(): Promise<string | undefined> {
    const taken: IteratorResult<unknown, unknown> = await this.#started.source.next();
    if (this.#isOver) return undefined;
    if (taken.done === true) {
      this.end();
      return undefined;
    }
    const { context, end } = this.#contextOf();
    const stopWaiting = this.#stop;
    this.#stop = () => {
      end();
      stopWaiting?.();
    };
    try {
      const text = await deliver(this.#started, taken.value, context, this.#rules);
      this.#count += 1;
      return text;
    } finally {
      end();
    }
  }

  #failure(error: unknown): SourceFailure {
    const known =
      error instanceof GraphQLError
        ? error
        : new GraphQLError('the source of events failed', {
            originalError: error instanceof Error ? error : new Error(String(error)),
          });
    logFailures([known], this.#log);
    return new SourceFailure(formatError(known.toJSON(), known, this.#rules.hidesSuggestions));
  }
}
