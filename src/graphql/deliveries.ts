import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';

import { contentKey, isEventDelivery, type EventDelivery } from '../domains/event/records.js';
import type { DeliveryObserver } from '../observability/delivery-metrics.js';
import { inDeliverySpan } from '../observability/event-spans.js';
import { deliver, type DeliveryRules } from './delivery.js';
import type { DeliveryText } from './delivery-text.js';
import { formatError } from './errors.js';
import { logFailures, type LoggedContext } from './plugins/operation-log.js';
import type { Begun, Share, SharedExecutions } from './shared-executions.js';
import type { StartedSubscription } from './stream-start.js';

/** The context of one delivery. */
export interface DeliveryContext {
  readonly context: LoggedContext;
  /** Ends its calls: they are over, or not needed any more. */
  readonly end: () => void;
}

/** What the deliveries of all subscriptions have in common. */
export interface DeliveriesRules extends DeliveryRules {
  readonly executions: SharedExecutions;
  readonly metrics: DeliveryObserver;
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
 * The deliveries of one subscription, as they are sent. They are pulled: nothing is taken from the source before the
 * next one is asked for, which is to be done when the one before was written, one at a time.
 */
export class Deliveries {
  readonly #started: StartedSubscription;
  readonly #contextOf: () => DeliveryContext;
  readonly #rules: DeliveriesRules;
  readonly #log: FastifyBaseLogger;
  /** Ends what is being waited for, or carried out. */
  #stop: (() => void) | undefined;
  #isOver = false;
  #count = 0;
  #gaps = 0;
  /** When the event that is being written was logged; undefined when that is not of interest. */
  #loggedAt: number | undefined;

  /** @param contextOf Makes the context of a delivery. */
  constructor(
    started: StartedSubscription,
    contextOf: () => DeliveryContext,
    rules: DeliveriesRules,
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

  /** How many of them said that events may be missing. */
  get gaps(): number {
    return this.#gaps;
  }

  /**
   * The next one; undefined when there is none any more.
   *
   * @throws {SourceFailure} when the source failed: it is over then.
   */
  next(): Promise<DeliveryText | undefined> {
    if (this.#loggedAt !== undefined) this.#rules.metrics.written(Date.now() - this.#loggedAt);
    this.#loggedAt = undefined;
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

  async #take(): Promise<DeliveryText | undefined> {
    const taken: IteratorResult<unknown, unknown> = await this.#started.source.next();
    if (this.#isOver) return undefined;
    if (taken.done === true) {
      this.end();
      return undefined;
    }
    const { value } = taken;
    const delivery = isEventDelivery(value) ? value : undefined;
    const { result, leave } = this.#share(value, delivery);
    const stopWaiting = this.#stop;
    this.#stop = () => {
      leave();
      stopWaiting?.();
    };
    try {
      const text = await result;
      this.#note(delivery);
      return text;
    } finally {
      leave();
    }
  }

  #share(value: unknown, delivery: EventDelivery | undefined): Share {
    const begin = (): Begun => this.#execute(value, delivery);
    if (delivery)
      return this.#rules.executions.share(
        `${this.#started.sharedBy} ${contentKey(delivery)}`,
        begin,
      );
    const { result, end } = begin();
    return { result, leave: end };
  }

  #execute(value: unknown, delivery: EventDelivery | undefined): Begun {
    const { context, end } = this.#contextOf();
    const type = delivery?.event?.type ?? 'gap';
    this.#rules.metrics.executed();
    const result = inDeliverySpan(this.#started.field, type, () =>
      deliver(this.#started, value, context, this.#rules),
    );
    return { result, end };
  }

  #note(delivery: EventDelivery | undefined): void {
    this.#count += 1;
    this.#rules.metrics.delivered();
    if (delivery?.gap) {
      this.#gaps += 1;
      this.#rules.metrics.gap(delivery.gap.reason);
    } else if (delivery?.isReplayed === false) this.#loggedAt = delivery.loggedAt ?? undefined;
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
