import type { Config } from './config.js';
import type { AppPolicy } from './input/app-policy.js';
import type { Sandbox } from './sandbox/sandbox.js';
import { type Credentials } from './sunshine/credentials.js';
import { type CoalescingClient } from './sunshine/coalescing.js';
import { TrafficControl } from './sunshine/traffic-control.js';
import type { UpstreamObserver } from './sunshine/upstream-observer.js';
/** The REST API that the server works on. Operations of all callers share it: it does not know who they are. */
export interface Upstream {
    /** Whose credentials calls are made with: the emulator's key, the server's own, or those of each caller. */
    readonly mode: 'sandbox' | 'service' | 'passthrough';
    readonly http: CoalescingClient;
    /** When calls to it may go out, and how they go. */
    readonly traffic: TrafficControl;
    /** Without a trailing slash. */
    readonly baseUrl: string;
    /** The server's own; undefined to pass on what each caller sends. */
    readonly credentials: Credentials | undefined;
    readonly apps: AppPolicy;
    /** The embedded emulator, when the server runs on it. */
    readonly sandbox: Sandbox | undefined;
    /** Closes all connections, and the emulator. */
    close(): Promise<void>;
}
/**
 * Makes the upstream ready: starts the emulator when the settings ask for it, and sets up how calls are signed.
 *
 * @param observer Is told of every attempt to call it.
 */
export declare function openUpstream({ upstream, apps, traffic }: Config, observer?: UpstreamObserver): Promise<Upstream>;
