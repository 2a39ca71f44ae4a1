import type { Upstream } from '../upstream.js';
/**
 * Lets the page load nothing from elsewhere, call nobody but this server, and evaluate no text as code. Its editor
 * writes style elements and style attributes, so inline styles have to be let through.
 */
export declare const EXPLORER_SECURITY_POLICY: string;
/** A file for the browser. */
interface Asset {
    readonly type: string;
    readonly body: Buffer;
}
/** GraphiQL, ready to be served. */
export interface Explorer {
    readonly page: string;
    /** Everything the page loads, by path. A path has a hash of the file in it, so it will never be another file. */
    readonly assets: ReadonlyMap<string, Asset>;
}
/** What the explorer depends on. */
export interface ExplorerOptions extends Pick<Upstream, 'mode'> {
    /** Whether callers send credentials of their own. */
    readonly asksForCredentials: boolean;
}
/** Loads GraphiQL, which takes too long to do it whenever the server starts, and sets it up for this server. */
export declare function loadExplorer({ mode, asksForCredentials, }: ExplorerOptions): Promise<Explorer>;
export {};
