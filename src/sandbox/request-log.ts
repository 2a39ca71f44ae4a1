/** One request as it was received and how it ended. */
export interface RequestLogEntry {
  readonly sequence: number;
  /** Name of a REST operation in camelCase, or `unknown`. */
  readonly operation: string;
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  /** Path as received, without the query. */
  readonly path: string;
  /** Null while unanswered, and for a connection that closed without an answer. */
  readonly status: number | null;
  /** The JSON of the request, where there was any. */
  readonly body: unknown;
  readonly headers: LoggedHeaders;
  /** Place of the arrival among all arrivals and endings. */
  readonly startedOrder: number;
  /** Place of the ending among all arrivals and endings; null while under way. */
  readonly finishedOrder: number | null;
}

/** The relevant headers; of the authorization only its scheme, never the credentials. */
interface LoggedHeaders {
  readonly 'user-agent'?: string | undefined;
  readonly 'content-type'?: string | undefined;
  readonly authorization?: string | undefined;
}

/** What is known of a request when it arrives. */
export type Arrival = Pick<RequestLogEntry, 'operation' | 'method' | 'url' | 'headers'>;

/** A request under way, whose entry is completed later. */
export interface OpenEntry {
  received(body: unknown): void;
  answered(status: number): void;
  /** Ends it; call once. */
  ended(): void;
}

const KEPT_ENTRIES = 10_000;

/**
 * The received requests and their order. Arrivals and endings are counted rather than timed,
 * so that the log is the same on a slow machine.
 */
export class RequestLog {
  #entries: RequestLogEntry[] = [];
  #counts = new Map<string, number>();
  #total = 0;
  #events = 0;
  #inFlight = 0;
  #maxInFlight = 0;
  #longestEndedChain = 0;
  #waves = 0;

  /** The latest requests in order of arrival; the oldest are removed when there are too many. */
  get entries(): readonly RequestLogEntry[] {
    return this.#entries;
  }

  /** How many requests have arrived since the log was cleared. */
  get total(): number {
    return this.#total;
  }

  /** How many requests have arrived and not ended. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** The most that were ever under way at once. */
  get maxInFlight(): number {
    return this.#maxInFlight;
  }

  /** How many requests each operation got; operations that got none are absent. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  /**
   * The sequential round trips: the length of the longest chain of requests in which each arrived
   * after the one before it had ended.
   */
  waves(): number {
    return this.#waves;
  }

  /** Clears the log; the ends of requests still under way are not logged. */
  clear(): void {
    this.#entries = [];
    this.#counts = new Map();
    this.#total = 0;
    this.#events = 0;
    this.#maxInFlight = this.#inFlight;
    this.#longestEndedChain = 0;
    this.#waves = 0;
  }

  /** Logs the arrival of a request. */
  open(arrival: Arrival): OpenEntry {
    this.#total += 1;
    this.#inFlight += 1;
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight);
    this.#counts.set(arrival.operation, (this.#counts.get(arrival.operation) ?? 0) + 1);
    const chain = this.#longestEndedChain + 1;
    this.#waves = Math.max(this.#waves, chain);
    const entry = {
      ...arrival,
      sequence: this.#total,
      path: arrival.url.replace(/\?.*$/s, ''),
      status: null as number | null,
      body: undefined as unknown,
      startedOrder: (this.#events += 1),
      finishedOrder: null as number | null,
    };
    this.#entries.push(entry);
    if (this.#entries.length > KEPT_ENTRIES) this.#entries.shift();
    const era = this.#entries;
    return {
      received: (body) => {
        entry.body = body;
      },
      answered: (status) => {
        entry.status = status;
      },
      ended: () => {
        this.#inFlight -= 1;
        entry.finishedOrder = this.#events += 1;
        if (era === this.#entries) {
          this.#longestEndedChain = Math.max(this.#longestEndedChain, chain);
        }
      },
    };
  }
}
