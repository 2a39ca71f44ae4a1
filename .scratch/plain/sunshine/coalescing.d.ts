import type { HttpClient } from './http-client.js';
/** A client that lets identical reads of the same caller share one call while it is under way. */
export interface CoalescingClient extends HttpClient {
    /** How many reads were answered by the call of another so far. */
    readonly coalesced: number;
}
/**
 * Lets identical reads share one call, over all operations of the process, as long as the call is under way. Only
 * reads with the same credential for the same caller share: what one may see, another may not.
 *
 * Who leaves does not cancel the call for the others; the last to leave does. Once a change was sent, reads that start
 * later do not join those that started earlier, because these may answer from before it. Which reads a change affects
 * only upstream knows, so it parts them all.
 */
export declare function coalesce(client: HttpClient): CoalescingClient;
