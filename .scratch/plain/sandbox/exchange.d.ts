import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DueFault } from './fault-board.js';
import type { OpenEntry, RequestLog } from './request-log.js';
/** Name under which requests carry their exchange; Fastify wants it declared beforehand. */
export declare const EXCHANGE_DECORATOR = "exchange";
/** What the stages of one request share. */
export interface Exchange {
    readonly entry: OpenEntry;
    /** Aborted once the answer is out or the client has gone. */
    readonly ended: AbortSignal;
    /** Empty until the request has proved who sent it. */
    faults: readonly DueFault[];
    /** Whether another change of the same record was under way when this one came in. */
    isConcurrentChange: boolean;
}
/** Starts an exchange: writes the arrival down, and the ending when it comes. */
export declare function beginExchange(log: RequestLog, operation: string, request: FastifyRequest, reply: FastifyReply): Exchange;
/** The exchange that a request belongs to. */
export declare function exchangeOf(request: FastifyRequest): Exchange;
