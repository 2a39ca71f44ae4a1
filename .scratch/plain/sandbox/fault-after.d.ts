import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DueFault } from './fault-board.js';
/** How the answer goes out: as it is, in pieces, or not at all. */
type Delivery = string | Readable | undefined;
/**
 * Plays the faults that strike once the work is done: answers changed, cut, slowed down or lost.
 * Gives what is to be sent, or undefined where the connection was closed instead.
 */
export declare function strikeAfter(faults: readonly DueFault[], answer: string, request: FastifyRequest, reply: FastifyReply, gone: AbortSignal): Delivery;
export {};
