/** One attempt of a request, ready to be sent. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** All that it says, but for what the connection needs. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON text to send. */
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

/** What came back, decompressed and unread. */
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
  /** The answer is larger than what is read. */
  | 'too-large';

/**
 * An attempt without a whole answer. Never keeps the cause: the errors of HTTP clients carry the request, and with it
 * the credentials.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly failure: TransportFailure;

  constructor(failure: TransportFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Carries single attempts to upstream. Follows no redirects, tries nothing twice, and takes any status for an answer. */
export interface Transport {
  /**
   * @throws {TransportError} when there is no whole answer. Once the signal is aborted, whatever it throws means that.
   */
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Closes all connections. */
  close(): void;
}

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
  /** All of it. */
  readonly request: number;
}

/** What a transport goes by unless told otherwise. */
export const ATTEMPT_TIMEOUTS: AttemptTimeouts = {
  lookup: 2_000,
  connect: 3_000,
  secureConnect: 3_000,
  send: 5_000,
  response: 10_000,
  request: 12_000,
};

/**
 * Milliseconds after which an idle connection is closed: before the usual 60 seconds of load balancers, or a POST could
 * meet a closing one.
 */
export const IDLE_TIMEOUT = 30_000;
