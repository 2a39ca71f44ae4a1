import { beforeAll, beforeEach } from '@jest/globals';

import type { Sandbox, WebhookTarget } from '../../src/sandbox/sandbox.js';
import { startSandbox } from './sandbox.js';

/** The sandbox of all tests of a file, which each of them finds in its initial state. */
export function sharedSandbox(): Sandbox {
  const shared = new SharedSandbox();
  beforeAll(async () => {
    shared.started = await startSandbox();
  });
  beforeEach(() => shared.reset());
  return shared;
}

/** A sandbox that tests can name before it is started. */
class SharedSandbox implements Sandbox {
  started: Sandbox | undefined;

  get url(): string {
    return this.#sandbox.url;
  }
  get appId(): string {
    return this.#sandbox.appId;
  }
  get keyId(): string {
    return this.#sandbox.keyId;
  }
  get keySecret(): string {
    return this.#sandbox.keySecret;
  }
  get faults(): Sandbox['faults'] {
    return this.#sandbox.faults;
  }
  get requests(): Sandbox['requests'] {
    return this.#sandbox.requests;
  }
  get assumptions(): Sandbox['assumptions'] {
    return this.#sandbox.assumptions;
  }
  addWebhook(target: WebhookTarget): void {
    this.#sandbox.addWebhook(target);
  }
  reset(): void {
    this.#sandbox.reset();
  }
  close(): Promise<void> {
    return this.#sandbox.close();
  }

  get #sandbox(): Sandbox {
    if (!this.started) throw new Error('the sandbox of this file is started before its first test');
    return this.started;
  }
}
