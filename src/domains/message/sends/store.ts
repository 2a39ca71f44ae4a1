import type { SendKey, SendRecord } from './state.js';

/**
 * Remembers what has become of sends. Asynchronous, because it may be shared by several processes. A record that was
 * not replaced for 24 hours is forgotten.
 */
export interface SendStore {
  /** What is remembered of a key; undefined when nothing is. */
  get(key: SendKey): Promise<SendRecord | undefined>;
  /**
   * Replaces what is remembered of a key, if it is still what `get` has given.
   *
   * @returns What is remembered now: `next`, or else what came in between; undefined when the key was forgotten.
   */
  replace(
    key: SendKey,
    expected: SendRecord | undefined,
    next: SendRecord,
  ): Promise<SendRecord | undefined>;
  /** Waits until a key is no longer remembered like that, or that many milliseconds have passed. */
  changed(key: SendKey, record: SendRecord, patience: number): Promise<void>;
  /** Whether a key that is not remembered may have been used in the last minutes. */
  mayHaveForgotten(now: number, key: SendKey): boolean;
}

/** How many keys are remembered. */
const MAX_KEYS = 10_000;
/** For how many milliseconds a key is remembered. */
export const KEY_LIFETIME = 24 * 60 * 60 * 1_000;
/** For how many milliseconds a new memory looks for keys that may have been used before it began. */
export const YOUTH = 10 * 60 * 1_000;

interface Remembered {
  readonly record: SendRecord;
  readonly at: number;
}

/** Remembers the latest keys of one process. */
export class MemorySendStore implements SendStore {
  readonly #startedAt: number;
  readonly #maxKeys: number;
  /** The one that was replaced the longest time ago first. */
  readonly #records = new Map<string, Remembered>();
  readonly #waiting = new Map<string, Set<() => void>>();

  /** @param startedAt When the process began to remember keys, in milliseconds since the epoch. */
  constructor(startedAt: number, maxKeys = MAX_KEYS) {
    this.#startedAt = startedAt;
    this.#maxKeys = maxKeys;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#records.size;
  }

  get(key: SendKey): Promise<SendRecord | undefined> {
    this.#forgetOld(Date.now());
    return Promise.resolve(this.#records.get(nameOf(key))?.record);
  }

  replace(
    key: SendKey,
    expected: SendRecord | undefined,
    next: SendRecord,
  ): Promise<SendRecord | undefined> {
    const name = nameOf(key);
    const now = Date.now();
    this.#forgetOld(now);
    const current = this.#records.get(name)?.record;
    if (current !== expected) return Promise.resolve(current);
    this.#records.delete(name);
    this.#records.set(name, { record: next, at: now });
    this.#forgetSurplus(now);
    for (const wake of this.#waiting.get(name) ?? []) wake();
    return Promise.resolve(next);
  }

  async changed(key: SendKey, record: SendRecord, patience: number): Promise<void> {
    const name = nameOf(key);
    if (this.#records.get(name)?.record !== record) return;
    const waiting = this.#waiting.get(name) ?? new Set();
    this.#waiting.set(name, waiting);
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        if (waiting.size === 0) this.#waiting.delete(name);
        resolve();
      };
      const timer = setTimeout(wake, patience);
      waiting.add(wake);
    });
  }

  mayHaveForgotten(now: number): boolean {
    return now - this.#startedAt < YOUTH;
  }

  #forgetOld(now: number): void {
    for (const [name, { at }] of this.#records) {
      if (now - at < KEY_LIFETIME) break;
      this.#records.delete(name);
    }
  }

  /** Those that are being sent stay: a repetition would be posted beside them. */
  #forgetSurplus(now: number): void {
    for (const [name, { record }] of this.#records) {
      if (this.#records.size <= this.#maxKeys) break;
      const { state } = record;
      if (state.kind !== 'sending' || state.until <= now) this.#records.delete(name);
    }
  }
}

function nameOf({ appId, conversationId, author, key }: SendKey): string {
  return JSON.stringify([appId, conversationId, author, key]);
}
