const KEPT_ENTRIES = 10_000;
/**
 * Who asked what, in which order. Order is told by counting arrivals and endings, not by a clock,
 * so that what is read from the log is the same on a slow machine.
 */
export class RequestLog {
    #entries = [];
    #counts = new Map();
    #total = 0;
    #events = 0;
    #inFlight = 0;
    #maxInFlight = 0;
    #longestEndedChain = 0;
    #waves = 0;
    /** The latest requests in order of arrival; the oldest of a great many are forgotten. */
    get entries() {
        return this.#entries;
    }
    /** How many requests have come in since the log was cleared. */
    get total() {
        return this.#total;
    }
    /** How many requests have arrived and not ended. */
    get inFlight() {
        return this.#inFlight;
    }
    /** The most that were ever under way at once. */
    get maxInFlight() {
        return this.#maxInFlight;
    }
    /** How many requests each operation got; operations that got none are absent. */
    counts() {
        return Object.fromEntries(this.#counts);
    }
    /**
     * The sequential round trips: the length of the longest chain of requests in which each arrived
     * after the one before it had ended.
     */
    waves() {
        return this.#waves;
    }
    /** Forgets everything; requests still under way end unrecorded. */
    clear() {
        this.#entries = [];
        this.#counts = new Map();
        this.#total = 0;
        this.#events = 0;
        this.#maxInFlight = this.#inFlight;
        this.#longestEndedChain = 0;
        this.#waves = 0;
    }
    /** Writes down that a request has arrived. */
    open(arrival) {
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
            status: null,
            body: undefined,
            startedOrder: (this.#events += 1),
            finishedOrder: null,
        };
        this.#entries.push(entry);
        if (this.#entries.length > KEPT_ENTRIES)
            this.#entries.shift();
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
//# sourceMappingURL=request-log.js.map