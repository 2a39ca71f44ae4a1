import type { ApiKey } from './authentication.js';
import { type Assumptions, DEFAULT_ASSUMPTIONS } from './assumptions.js';
import { ConcurrentChanges } from './concurrent-changes.js';
import { FaultBoard } from './faults/board.js';
import { LateWork } from './faults/late-work.js';
import { Identifiers } from './identifiers.js';
import { RequestLog } from './request-log.js';
import { SAMPLE } from './samples/data.js';
import { otherStore, sampleStore } from './samples/records.js';
import type { AppStore } from './store.js';

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
  readonly lateWork = new LateWork();
  readonly requests = new RequestLog();
  readonly #initial: Readonly<Assumptions>;
  readonly #identifiers = new Identifiers();
  #tenants: readonly Tenant[];

  constructor(assumptions: Partial<Assumptions>) {
    this.#initial = { ...DEFAULT_ASSUMPTIONS, ...assumptions };
    this.assumptions = { ...this.#initial };
    this.#tenants = this.#freshTenants();
  }

  /** The current apps; a reset replaces them. */
  get tenants(): readonly Tenant[] {
    return this.#tenants;
  }

  /** Resets everything to the initial state. */
  reset(): void {
    this.#tenants = this.#freshTenants();
    this.faults.clear();
    this.lateWork.cancel();
    this.requests.clear();
    Object.assign(this.assumptions, this.#initial);
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
