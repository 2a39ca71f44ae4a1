import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { Context } from '../context.js';
/** A context that knows where its operation is logged. */
export interface LoggedContext extends Context {
    /** Writes the id of the request with every line. */
    readonly log: FastifyBaseLogger;
}
/**
 * Logs one line for each operation, and every failure that nobody foresaw. Never variables, headers or results: they
 * hold credentials and what people wrote.
 */
export declare const operationLog: ApolloServerPlugin<LoggedContext>;
