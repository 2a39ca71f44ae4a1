import { DEFAULT_ASSUMPTIONS } from './assumptions.js';
import { ConcurrentChanges } from './concurrent-changes.js';
import { FaultBoard } from './fault-board.js';
import { Identifiers } from './identifiers.js';
import { RequestLog } from './request-log.js';
import { SAMPLE } from './sample-data.js';
import { otherStore, sampleStore } from './sample-records.js';
/** All that a sandbox remembers between two requests. */
export class World {
    assumptions;
    changes = new ConcurrentChanges();
    faults = new FaultBoard();
    requests = new RequestLog();
    #initial;
    #identifiers = new Identifiers();
    #tenants;
    constructor(assumptions) {
        this.#initial = { ...DEFAULT_ASSUMPTIONS, ...assumptions };
        this.assumptions = { ...this.#initial };
        this.#tenants = this.#freshTenants();
    }
    /** The apps as they are now; a reset puts fresh ones in their place. */
    get tenants() {
        return this.#tenants;
    }
    /** Goes back to how everything was at the start. */
    reset() {
        this.#tenants = this.#freshTenants();
        this.faults.clear();
        this.requests.clear();
        Object.assign(this.assumptions, this.#initial);
    }
    #freshTenants() {
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
//# sourceMappingURL=world.js.map