import type { Readable } from 'node:stream';

import type { ConnectionProblem } from './connection-problem.js';

/**
 * A body that is sent as it comes, never twice. What destroys it ends the request. Of the time-outs of an attempt, those
 * of connecting apply; everything else is bounded by the signal.
 */
export interface StreamedBody {
  /** Its `Content-Type`. */
  readonly type: string;
  /** In bytes; undefined when that is not known, and then it is sent in chunks. */
  readonly length: number | undefined;
  readonly stream: Readable;
}

/** One attempt of a request, ready to be sent. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** All headers, except those of the connection. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON text to send, or a stream. */
  readonly body: string | Readable | undefined;
  readonly signal: AbortSignal;
}

/** The answer, decompressed and not parsed. */
export interface TransportResponse {
  readonly status: number;
  readonly body: string;
  /** The `Retry-After` header. */
  readonly retryAfter: string | undefined;
}

/** Why there is no whole answer. */
export type TransportFailure =
  /** A part of the attempt took too long. */
  | 'timeout'
  /** The connection could not be made, or broke off. */
  | 'unreachable'
  /** The answer is larger than the limit. */
  | 'too-large'
  /** The body is not what its headers say, or not UTF-8, or the answer is none that may follow the request. */
  | 'invalid';

/**
 * An attempt without a whole answer. Never keeps the cause: the errors of HTTP clients contain the request, and with it
 * the credentials.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly failure: TransportFailure;
  /** What was wrong, as far as that may be logged. */
  readonly problem: ConnectionProblem;

  constructor(failure: TransportFailure, problem: ConnectionProblem = 'other') {
    super(failure);
    this.failure = failure;
    this.problem = problem;
  }
}

/** Sends single attempts to upstream. Follows no redirects, retries nothing, and returns answers of any status. */
export interface Transport {
  /**
   * @throws {TransportError} when there is no whole answer. Once the signal is aborted, any error means the abort.
   */
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Closes all connections. */
  close(): void;
}

/** How many informational answers (1xx) may come before the answer. One that sends more may never send it. */
export const MAX_INFORMATIONAL = 16;

/** Milliseconds that each part of one attempt may take. */
export interface AttemptTimeouts {
  /** Finding the address of the host. */
  readonly lookup: number;
  readonly connect: number;
  /** The TLS handshake. */
  readonly secureConnect: number;
  readonly send: number;
  /** From the request to the first byte of the answer. */
  readonly response: number;
  /** The whole attempt. */
  readonly request: number;
}

/** The default time-outs. */
export const ATTEMPT_TIMEOUTS: AttemptTimeouts = {
  lookup: 2_000,
  connect: 3_000,
  secureConnect: 3_000,
  send: 5_000,
  response: 10_000,
  request: 12_000,
};

/**
 * Milliseconds after which an idle connection is closed: less than the usual 60 seconds of load balancers, or a POST
 * could be sent on a connection that the other side is closing.
 */
export const IDLE_TIMEOUT = 30_000;

/** How many connections a transport makes unless it is given another bound. */
export const MAX_CONNECTIONS = 1_024;
