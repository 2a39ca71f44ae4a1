import type { Assumptions } from './assumptions.js';
import type { FaultBoard } from './fault-board.js';
import type { RequestLog } from './request-log.js';
export type { Fault } from './fault-kinds.js';
export { SAMPLE } from './sample-data.js';
/** How to start a sandbox. */
export interface SandboxOptions {
    /** 0, which is the default, takes any free port. */
    readonly port?: number;
    /** What to assume instead of the defaults. */
    readonly assumptions?: Partial<Assumptions>;
}
/** A running sandbox and the means to steer it. */
export interface Sandbox {
    /** `http://127.0.0.1:PORT`; the REST paths follow behind it, with or without `/sc`. */
    readonly url: string;
    readonly appId: string;
    readonly keyId: string;
    readonly keySecret: string;
    readonly faults: FaultBoard;
    readonly requests: RequestLog;
    /** Can be changed while the sandbox runs; the next request sees it. */
    readonly assumptions: Assumptions;
    /** Goes back to the sample data, no faults, an empty log and the assumptions of the start. */
    reset(): void;
    /** Closes every connection at once, also those that wait for an answer. */
    close(): Promise<void>;
}
/**
 * Starts an in-memory emulator of the Sunshine Conversations REST API on the loopback interface.
 * Its data is the same at every start, and gone when it closes.
 *
 * @throws if the port is taken.
 */
export declare function startSandbox(options?: SandboxOptions): Promise<Sandbox>;
