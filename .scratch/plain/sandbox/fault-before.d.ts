import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DueFault } from './fault-board.js';
/**
 * Plays the faults that strike before the work: delays, gates, refusals and lost connections.
 * Tells whether the request is to go on; where not, its answer is given or its client gone.
 */
export declare function strikeBefore(faults: readonly DueFault[], request: FastifyRequest, reply: FastifyReply, gone: AbortSignal): Promise<boolean>;
