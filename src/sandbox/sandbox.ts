import type { AddressInfo } from 'node:net';
import type { Assumptions } from './assumptions.js';
import type { FaultBoard } from './faults/board.js';
import type { RequestLog } from './request-log.js';
import { SAMPLE } from './samples/data.js';
import { createServer } from './server.js';
import { World } from './world.js';

export type { Fault } from './faults/kinds.js';
export { SAMPLE } from './samples/data.js';

/** How to start a sandbox. */
export interface SandboxOptions {
  /** 0, which is the default, takes any free port. */
  readonly port?: number;
  /** Assumptions that differ from the defaults. */
  readonly assumptions?: Partial<Assumptions>;
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
  /** Resets to the sample data, no faults, an empty log and the initial assumptions. */
  reset(): void;
  /** Closes every connection at once, also those that wait for an answer. */
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
    reset: () => {
      world.reset();
    },
    close: () => server.close(),
  };
}
