import type { Assumptions } from '../assumptions.js';
import type { FaultBoard } from '../faults/board.js';
import type { Webhook } from '../records.js';
import { Courier, type Delivery } from './courier.js';
import type { WebhookEvent } from './events.js';

const UNKNOWN_TYPE = 'sandbox:unknown';
const WRONG_SECRET = 'not-the-secret-of-this-webhook';
const LARGE_BYTES = 1024 * 1024;

/** A delivery that waits for later ones to go before it. */
interface Overtaken {
  readonly post: () => void;
  left: number;
}

/** What waits to be delivered to one webhook. */
interface Line {
  /** Done when the last delivery has been tried once, so that they arrive in order. */
  tail: Promise<void>;
  /** The events of the batch that is being collected, as the delivery that it becomes; undefined for none. */
  batch: Delivery | undefined;
  overtaken: readonly Overtaken[];
}

/**
 * The deliveries of events to webhooks. Those to one webhook are posted one after the other; one that has failed
 * does not delay the next. The faults for webhooks are injected here.
 */
export class Outbox {
  readonly #faults: FaultBoard;
  readonly #assumptions: Readonly<Assumptions>;
  readonly #lines = new Map<string, Line>();
  #courier: Courier;

  constructor(faults: FaultBoard, assumptions: Readonly<Assumptions>) {
    this.#faults = faults;
    this.#assumptions = assumptions;
    this.#courier = new Courier(assumptions);
    faults.onClear(() => {
      this.#release();
    });
  }

  /** Delivers an event, as far as the faults that are due let it. */
  send(appId: string, webhook: Webhook, event: WebhookEvent): void {
    const line = this.#line(webhook);
    let delivery: Delivery = { appId, webhook, events: [event], secret: webhook.secret };
    let copies = 1;
    let delayMs = 0;
    let overtakers = 0;
    let batchSize = 1;
    for (const fault of this.#faults.takeForEvent(event.type)) {
      switch (fault.kind) {
        case 'lose':
          return;
        case 'unknown':
          delivery = { ...delivery, events: [{ ...event, type: fault.type ?? UNKNOWN_TYPE }] };
          break;
        case 'secret':
          delivery = {
            ...delivery,
            secret: fault.value === undefined ? WRONG_SECRET : fault.value,
          };
          break;
        case 'large':
          delivery = { ...delivery, bytes: fault.bytes ?? LARGE_BYTES };
          break;
        case 'batch':
          batchSize = fault.count;
          break;
        case 'duplicate':
          copies += fault.copies ?? 1;
          break;
        case 'delay':
          delayMs += fault.ms;
          break;
        case 'reorder':
          overtakers += fault.by ?? 1;
      }
    }
    if (batchSize > 1) {
      delivery = { ...delivery, events: [...(line.batch?.events ?? []), ...delivery.events] };
      line.batch = delivery.events.length < batchSize ? delivery : undefined;
      if (line.batch !== undefined) return;
    }
    const post = (): void => {
      for (let copy = 0; copy < copies; copy += 1) this.#post(line, delivery);
    };
    if (overtakers > 0) line.overtaken = [...line.overtaken, { post, left: overtakers }];
    else if (delayMs > 0) {
      this.#courier.schedule(delayMs, () => {
        post();
        return Promise.resolve();
      });
    } else {
      post();
      this.#countOvertaker(line);
    }
  }

  /** Drops everything that is not delivered, and closes the connections to the targets. */
  cancel(): void {
    this.stop();
    this.#courier = new Courier(this.#assumptions);
  }

  /** The same, and delivers nothing more. */
  stop(): void {
    this.#courier.stop();
    this.#lines.clear();
  }

  /** The line of a webhook, which begins with its first event. */
  #line({ id }: Webhook): Line {
    const line = this.#lines.get(id) ?? {
      tail: Promise.resolve(),
      batch: undefined,
      overtaken: [],
    };
    this.#lines.set(id, line);
    return line;
  }

  #post(line: Line, delivery: Delivery): void {
    const courier = this.#courier;
    line.tail = line.tail.then(() => courier.deliver(delivery));
  }

  #countOvertaker(line: Line): void {
    for (const each of line.overtaken) each.left -= 1;
    const due = line.overtaken.filter(({ left }) => left === 0);
    line.overtaken = line.overtaken.filter(({ left }) => left > 0);
    for (const { post } of due) post();
  }

  /** Delivers what a fault keeps waiting for further events. */
  #release(): void {
    for (const line of this.#lines.values()) {
      const { batch, overtaken } = line;
      line.batch = undefined;
      line.overtaken = [];
      if (batch !== undefined) this.#post(line, batch);
      for (const { post } of overtaken) post();
    }
  }
}
