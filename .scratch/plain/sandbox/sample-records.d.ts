import { type Identifiers } from './identifiers.js';
import type { AppStore } from './store.js';
/** The records of the app that a caller of the sandbox works with. */
export declare function sampleStore(identifiers: Identifiers): AppStore;
/** The records of the app that the caller's key does not open. */
export declare function otherStore(identifiers: Identifiers): AppStore;
