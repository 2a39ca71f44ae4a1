/** Milliseconds for which upstream shows that someone is typing without being told again. */
const SHOWN = 3_000;

interface Start {
  readonly at: number;
  readonly sending: Promise<void>;
}

/**
 * Sends that an author has started to type at most every three seconds: within that of the last start it would change
 * nothing. After a stop the next start is sent at once.
 */
export class TypingStarts {
  /** By author; the earliest first. */
  readonly #latest = new Map<string, Start>();

  /** How many authors have started in the last three seconds, as far as it remembers. */
  get size(): number {
    return this.#latest.size;
  }

  /**
   * Sends a start, unless the last one of the same author was sent less than three seconds ago.
   *
   * @param author Differs between authors, conversations and credentials.
   * @param send Sends it.
   */
  async start(author: string, send: () => Promise<void>): Promise<void> {
    for (;;) {
      this.#forgetOld();
      const latest = this.#latest.get(author);
      if (!latest) break;
      // When the call of another caller fails, or is cancelled with its caller, this one is sent for itself.
      const isSent = await latest.sending.then(
        () => true,
        () => false,
      );
      if (isSent) return;
    }
    const sending = send();
    this.#latest.set(author, { at: Date.now(), sending });
    try {
      await sending;
    } catch (error) {
      if (this.#latest.get(author)?.sending === sending) this.#latest.delete(author);
      throw error;
    }
  }

  /** The author has stopped, so that the next start is sent. */
  stop(author: string): void {
    this.#latest.delete(author);
  }

  #forgetOld(): void {
    const old = Date.now() - SHOWN;
    for (const [author, { at }] of this.#latest) {
      if (at > old) break;
      this.#latest.delete(author);
    }
  }
}
