/** What the transports have in common: a subscription that runs, from its start to its end. */
import type { FastifyBaseLogger } from 'fastify';

import {
  Deliveries,
  type DeliveriesRules,
  type DeliveryContext,
} from '../../graphql/deliveries.js';
import type { Context, SenderCredentials } from '../../graphql/context.js';
import type { StreamStart, Transport } from '../../graphql/stream-start.js';
import type { StreamObserver } from '../../observability/stream-metrics.js';

/** What subscriptions are run with. */
export interface RunningRules extends DeliveriesRules {
  readonly contextOf: (
    sender: SenderCredentials,
    again: Context['again'],
    log: FastifyBaseLogger,
  ) => DeliveryContext;
  readonly observe: StreamObserver;
}

/** The deliveries of a subscription, logged and counted. */
export class Running {
  readonly deliveries: Deliveries;
  readonly #transport: Transport;
  readonly #field: string;
  readonly #log: FastifyBaseLogger;
  readonly #observe: StreamObserver;
  readonly #start = performance.now();
  #isOver = false;

  /**
   * Begins a subscription, and frees the share that its operation had of the server.
   *
   * @throws {TypeError} when none has started.
   */
  constructor(stream: StreamStart, log: FastifyBaseLogger, rules: RunningRules) {
    const { started, sender, again, transport } = stream;
    if (!started || !sender || !again) throw new TypeError('no subscription has started');
    this.deliveries = new Deliveries(
      started,
      () => rules.contextOf(sender, again, log),
      rules,
      log,
    );
    // Not the start itself: it has the context that the subscription was started with.
    this.#transport = transport;
    this.#field = started.field;
    this.#log = log;
    this.#observe = rules.observe;
    stream.free?.();
    rules.observe.subscription(started.field, transport, 1);
    log.info({ field: started.field, transport }, 'subscription started');
  }

  /** Ends it for that reason; again has no effect. */
  end(reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.deliveries.end();
    const transport = this.#transport;
    this.#observe.subscription(this.#field, transport, -1);
    this.#log.info(
      {
        field: this.#field,
        transport,
        deliveries: this.deliveries.count,
        gaps: this.deliveries.gaps,
        durationMs: Math.round(performance.now() - this.#start),
        reason,
      },
      'subscription ended',
    );
  }
}
