import { setTimeout as pause } from 'node:timers/promises';

import { RedisUnavailable } from '../redis/redis.js';
import type { AppEvent } from './event.js';
import type { EventLog } from './log.js';

/** How many events wait for a log that is away. */
const MAX_WAITING = 1_000;
/** How long to wait before trying again, in milliseconds. */
const RETRY = 1_000;

/** Logs events of this server, in order. While the log is away, the latest of them wait for it. */
export class OwnEvents {
  readonly #log: EventLog;
  readonly #onLost: (error: unknown) => void;
  readonly #waiting: AppEvent[] = [];

  /** @param onLost Is called for each event that is not logged. */
  constructor(log: EventLog, onLost: (error: unknown) => void) {
    this.#log = log;
    this.#onLost = onLost;
  }

  /** Never fails. Ends when the event is logged, waits for the log, or is lost. */
  async add(event: AppEvent): Promise<void> {
    const isFirst = this.#waiting.length === 0;
    if (isFirst && !((await this.#append(event)) instanceof RedisUnavailable)) return;
    // Others may wait by now.
    if (this.#waiting.push(event) === 1) void this.#retry();
    if (this.#waiting.length <= MAX_WAITING) return;
    this.#waiting.shift();
    this.#onLost(new Error(`more than ${MAX_WAITING} events wait for the log`));
  }

  async #retry(): Promise<void> {
    do {
      await pause(RETRY, undefined, { ref: false });
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        if ((await this.#append(next)) instanceof RedisUnavailable) break;
        if (this.#waiting[0] === next) this.#waiting.shift();
      }
    } while (this.#waiting.length > 0);
  }

  /** Why it was not logged; undefined when it was. */
  async #append(event: AppEvent): Promise<unknown> {
    try {
      await this.#log.append(event.appId, [event]);
      return undefined;
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) this.#onLost(error);
      return error;
    }
  }
}
