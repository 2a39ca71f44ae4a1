import type { ApiKey } from './authentication.js';
import { type Assumptions } from './assumptions.js';
import { ConcurrentChanges } from './concurrent-changes.js';
import { FaultBoard } from './fault-board.js';
import { RequestLog } from './request-log.js';
import type { AppStore } from './store.js';
/** An app with the key that opens it and what it holds. */
export interface Tenant extends ApiKey {
    readonly appId: string;
    readonly app: AppStore;
}
/** All that a sandbox remembers between two requests. */
export declare class World {
    #private;
    readonly assumptions: Assumptions;
    readonly changes: ConcurrentChanges;
    readonly faults: FaultBoard;
    readonly requests: RequestLog;
    constructor(assumptions: Partial<Assumptions>);
    /** The apps as they are now; a reset puts fresh ones in their place. */
    get tenants(): readonly Tenant[];
    /** Goes back to how everything was at the start. */
    reset(): void;
}
