import type { ApiKey } from './authentication.js';
import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions.js';
import { ConcurrentChanges } from './concurrent-changes.js';
import { FaultBoard } from './faults/board.js';
import { Identifiers } from './identifiers.js';
import { RequestLog } from './request-log.js';
import { SAMPLE } from './samples/data.js';
import { otherStore, sampleStore } from './samples/records.js';
import { ScheduledWork } from './scheduled-work.js';
import type { AppStore } from './store.js';
import { type Emit, emitter } from './webhooks/events.js';
import { Outbox } from './webhooks/outbox.js';
import { webhookOf, type WebhookTarget } from './webhooks/target.js';

/** An app with its key and its records. */
export interface Tenant extends ApiKey {
  readonly appId: string;
  readonly app: AppStore;
}

/** The state of a sandbox. */
export class World {
  readonly assumptions: Assumptions;
  readonly changes = new ConcurrentChanges();
  readonly faults = new FaultBoard();
  /** The work of requests whose connections were closed before it began. */
  readonly lateWork = new ScheduledWork();
  readonly requests = new RequestLog();
  readonly #initial: Readonly<Assumptions>;
  readonly #identifiers = new Identifiers();
  readonly #outbox: Outbox;
  #targets: readonly WebhookTarget[] = [];
  #tenants: readonly Tenant[];

  constructor(assumptions: Partial<Assumptions>) {
    this.#initial = { ...DEFAULT_ASSUMPTIONS, ...assumptions };
    this.assumptions = { ...this.#initial };
    this.#outbox = new Outbox(this.faults, this.assumptions);
    this.#tenants = this.#freshTenants();
  }

  /** The current apps; a reset replaces them. */
  get tenants(): readonly Tenant[] {
    return this.#tenants;
  }

  /** Resets everything to the initial state. */
  reset(): void {
    this.lateWork.cancel();
    this.#outbox.cancel();
    this.#tenants = this.#freshTenants();
    for (const target of this.#targets) this.#subscribe(target);
    this.faults.clear();
    this.requests.clear();
    Object.assign(this.assumptions, this.#initial);
  }

  /**
   * Drops all that was to be done later, the deliveries to webhooks included, for good: requests whose handling goes on
   * cause no more of it.
   */
  stop(): void {
    this.lateWork.stop();
    this.#outbox.stop();
  }

  /** What tells the webhooks of an app what happens at that time. */
  emitter({ app, appId }: Tenant, now: Date): Emit {
    return emitter(app, now, (webhook, event) => {
      this.#outbox.send(appId, webhook, event);
    });
  }

  /** Subscribes a target to all events of the sample app, for good: resets do not end it. */
  addTarget(target: WebhookTarget): void {
    this.#subscribe(target);
    this.#targets = [...this.#targets, target];
  }

  #subscribe(target: WebhookTarget): void {
    const app = this.#tenants[0]?.app;
    const { id } = SAMPLE.integrations.custom;
    const webhook = webhookOf(target, this.#identifiers.next(new Date()));
    app?.saveWebhooks(id, [...app.webhooks(id), webhook]);
  }

  #freshTenants(): readonly Tenant[] {
    const { appId, keyId, keySecret, otherAppId, otherApp } = SAMPLE;
    return [
      { appId, keyId, keySecret, app: sampleStore(this.#identifiers) },
      {
        appId: otherAppId,
        keyId: otherApp.keyId,
        keySecret: otherApp.keySecret,
        app: otherStore(this.#identifiers),
      },
    ];
  }
}
