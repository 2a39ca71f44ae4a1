import type { Upstream } from '../upstream.js';
/** An operation to try, with its variables as JSON. */
export interface ExampleOperation {
    readonly query: string;
    readonly variables: string;
}
/**
 * Operations to begin with: reading, paging and every mutation. On the sandbox they can be sent as they are; on a real
 * app their variables have placeholders where ids belong.
 */
export declare function exampleOperations(mode: Upstream['mode']): readonly ExampleOperation[];
