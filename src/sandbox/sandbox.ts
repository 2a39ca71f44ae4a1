import type { AddressInfo } from 'node:net';
import type { Assumptions } from './assumptions.js';
import type { FaultBoard } from './faults/board.js';
import type { RequestLog } from './request-log.js';
import { SAMPLE } from './samples/data.js';
import { createServer } from './server.js';
import type { WebhookTarget } from './webhooks/target.js';
import { World } from './world.js';

export type { Fault } from './faults/kinds.js';
export { SAMPLE } from './samples/data.js';
export type { WebhookTarget } from './webhooks/target.js';

/** How to start a sandbox. */
export interface SandboxOptions {
  /** 0, which is the default, takes any free port. */
  readonly port?: number;
  /** Assumptions that differ from the defaults. */
  readonly assumptions?: Partial<Assumptions>;
  /** A target that gets all events from the start, as with `addWebhook`. */
  readonly webhook?: WebhookTarget;
}

/** A running sandbox and its controls. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`; the REST paths follow it, with or without `/sc`. */
  readonly url: string;
  readonly appId: string;
  readonly keyId: string;
  readonly keySecret: string;
  readonly faults: FaultBoard;
  readonly requests: RequestLog;
  /** Can be changed while the sandbox runs; the next request sees it. */
  readonly assumptions: Assumptions;
  /**
   * Sends all events of the sample app to a target from now on, after resets, too: for a server that learns its
   * own address only when it listens.
   *
   * @throws TypeError when the target is not an `http:` address of this machine.
   */
  addWebhook(target: WebhookTarget): void;
  /** Resets to the sample data, no faults, an empty log and the initial assumptions. */
  reset(): void;
  /**
   * Closes every connection at once, also those that wait for an answer and those to the targets of webhooks.
   * Nothing more is delivered.
   */
  close(): Promise<void>;
}

/**
 * Starts an in-memory emulator of the Sunshine Conversations REST API on the loopback interface.
 * Its data is the same at every start, and discarded when it closes.
 *
 * @throws if the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = new World(options.assumptions ?? {});
  if (options.webhook !== undefined) world.addTarget(options.webhook);
  const server = createServer(world);
  await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    appId: SAMPLE.appId,
    keyId: SAMPLE.keyId,
    keySecret: SAMPLE.keySecret,
    faults: world.faults,
    requests: world.requests,
    assumptions: world.assumptions,
    addWebhook: (target) => {
      world.addTarget(target);
    },
    reset: () => {
      world.reset();
    },
    close: () => server.close(),
  };
}
