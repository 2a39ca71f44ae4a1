import type { FastifyInstance } from 'fastify';
import { type Logger } from 'pino';
import type { Config } from './config.js';
import { type Upstream } from './upstream.js';
/** A server that was built and does not listen yet. */
export interface Server {
    /** The HTTP server, to add routes to or to inject requests into. */
    readonly app: FastifyInstance;
    /** What it works on. */
    readonly upstream: Upstream;
    /** Starts to listen. Gives the address of the GraphQL endpoint. */
    listen(): Promise<string>;
    /** Stops accepting requests, lets those that run finish for up to 10 seconds, and frees everything. */
    close(): Promise<void>;
}
/**
 * Builds the whole server from its settings, and starts the emulator when they ask for it.
 *
 * @param logger Where to log. Default: JSON lines on standard output.
 */
export declare function createServer(config: Config, logger?: Logger): Promise<Server>;
