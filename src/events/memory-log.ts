import { AppLog } from './app-log.js';
import type { AppEvent } from './event.js';
import type { Appended, EventLog, EventPage } from './log.js';
import { Waiters } from './waiters.js';
import type { LogBounds } from './window.js';

/** The latest events of each app in the memory of one process. */
export class MemoryEventLog implements EventLog {
  readonly #bounds: LogBounds;
  readonly #now: () => number;
  readonly #logs = new Map<string, AppLog>();
  readonly #waiters = new Waiters();

  /** @param now The time in milliseconds since the epoch. */
  constructor(bounds: LogBounds, now: () => number = Date.now) {
    this.#bounds = bounds;
    this.#now = now;
  }

  append(appId: string, events: readonly AppEvent[]): Promise<Appended> {
    const appended = this.#of(appId).append(events, this.#now());
    if (appended.added.length > 0) this.#waiters.wake(appId);
    return Promise.resolve(appended);
  }

  end(appId: string): Promise<string> {
    return Promise.resolve(this.#of(appId).end);
  }

  read(appId: string, after: string, limit: number): Promise<EventPage> {
    return Promise.resolve(this.#of(appId).read(after, limit, this.#now()));
  }

  wait(appId: string, after: string, signal: AbortSignal): Promise<void> {
    return this.#of(appId).hasMore(after) ? Promise.resolve() : this.#waiters.wait(appId, signal);
  }

  size(appId: string): number {
    return this.#logs.get(appId)?.size ?? 0;
  }

  close(): void {
    // Nothing goes on in the background.
  }

  #of(appId: string): AppLog {
    const known = this.#logs.get(appId);
    if (known) return known;
    const log = new AppLog(this.#bounds, this.#now());
    this.#logs.set(appId, log);
    return log;
  }
}
