import type { ExampleOperation } from './example-operations.js';
/** What GraphiQL starts with. */
export interface StartOptions {
    /** The paths of the editor's background scripts, by the editor's names for them. */
    readonly workers: Readonly<Record<string, string>>;
    /** One tab each. */
    readonly operations: readonly ExampleOperation[];
    /** What everything that is kept in the browser begins with: other servers have been at the same address. */
    readonly storageName: string;
    /** Whether callers send credentials of their own. */
    readonly asksForCredentials: boolean;
}
/** The browser's script that starts GraphiQL. */
export declare function startScript({ workers, operations, storageName, asksForCredentials, }: StartOptions): string;
