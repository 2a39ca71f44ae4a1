import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SubgraphConfig } from '../config.js';
import type { Caller } from '../context.js';
/**
 * The caller behind an HTTP request. Its signal is aborted when the caller disconnects or is answered, so that nothing
 * goes on for nobody, and after `timeout` milliseconds.
 */
export declare function callerOf(request: FastifyRequest, reply: FastifyReply, subgraph: SubgraphConfig, timeout: number): Caller;
