import type { IncomingMessage } from 'node:http';
/** The id of a request in the log: the caller's `x-request-id` when it is a sane one, else a new one. */
export declare function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string;
