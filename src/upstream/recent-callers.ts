/** Milliseconds for which a caller whose last call has ended counts as active. */
const ACTIVE = 10_000;
/** How many of them are known: more than places are ever kept free for. */
const MAX_IDLE = 1_000;

/** Which callers have calls under way, and which had some recently. */
export class RecentCallers {
  readonly #inFlight = new Map<string, number>();
  /** When the last call of each ended, in milliseconds since the epoch; the earliest first. */
  readonly #idleSince = new Map<string, number>();

  /** How many calls of a caller are under way. */
  inFlightOf(callerKey: string): number {
    return this.#inFlight.get(callerKey) ?? 0;
  }

  /** How many callers had a call under way in the last ten seconds and have none now. */
  idleAt(now: number): number {
    if (this.#idleSince.size === 0) return 0;
    for (const [callerKey, since] of this.#idleSince) {
      if (now - since < ACTIVE) break;
      this.#idleSince.delete(callerKey);
    }
    return this.#idleSince.size;
  }

  /** A call of the caller starts. */
  begin(callerKey: string): void {
    this.#idleSince.delete(callerKey);
    this.#inFlight.set(callerKey, this.inFlightOf(callerKey) + 1);
  }

  /** A call of the caller has ended. */
  end(callerKey: string, now: number): void {
    const left = this.inFlightOf(callerKey) - 1;
    if (left > 0) {
      this.#inFlight.set(callerKey, left);
      return;
    }
    this.#inFlight.delete(callerKey);
    this.#idleSince.set(callerKey, now);
    if (this.#idleSince.size > MAX_IDLE)
      for (const earliest of this.#idleSince.keys()) {
        this.#idleSince.delete(earliest);
        break;
      }
  }
}
