import type { ServerResponse } from 'node:http';

import type { GraphQLFormattedError } from 'graphql';

import { AUTHENTICATION_ERRORS } from '../../graphql/plugins/authentication.js';
import { SourceFailure } from '../../graphql/deliveries.js';
import type { ConnectionEnd } from '../../observability/stream-metrics.js';
import { atTime } from './at-time.js';
import type { StreamFormat } from './formats.js';
import { LAST_BYTES, type OpenConnection } from './open-streams.js';
import type { Running } from './running.js';

const STOPPING = {
  message: 'this server is stopping: subscribe again, on a new connection',
  extensions: { code: 'SERVER_STOPPING' },
};

/** An HTTP answer that results are written to as they come. */
export class HttpStream implements OpenConnection {
  readonly #raw: ServerResponse;
  readonly #format: StreamFormat;
  #running: Running | undefined;
  #reason: ConnectionEnd | undefined;
  /** Ends the wait for a write, also when the connection is gone. */
  #written: (() => void) | undefined;

  constructor(raw: ServerResponse, format: StreamFormat) {
    this.#raw = raw;
    this.#format = format;
  }

  /** Why it ended. */
  get reason(): ConnectionEnd {
    return this.#reason ?? 'client';
  }

  /**
   * Sends all deliveries of a subscription, one after the other, each when the one before was taken.
   *
   * @param keepalive Milliseconds between heartbeats. A client that takes nothing for two of them is cut.
   * @param expiresAt When the caller's token ends, in milliseconds since the epoch.
   */
  async run(running: Running, keepalive: number, expiresAt: number | undefined): Promise<void> {
    const raw = this.#raw;
    this.#running = running;
    raw.once('close', () => {
      this.#reason ??= 'client';
      running.deliveries.end();
      this.#written?.();
    });
    raw.socket?.setTimeout(Math.min(2 * keepalive, 2_147_483_647));
    raw.socket?.once('timeout', () => {
      this.#reason ??= 'slow';
      this.cut();
    });
    const heartbeats = setInterval(() => {
      if (raw.writableLength === 0) raw.write(this.#format.heartbeat);
    }, keepalive);
    const cancel = atTime(expiresAt, () => this.#interrupt('token'));
    try {
      await this.#write(this.#format.start);
      const error = await this.#sendAll(running);
      this.#finish(error);
    } finally {
      clearInterval(heartbeats);
      cancel();
      running.end(this.reason);
    }
  }

  stop(): void {
    this.#interrupt('stopping');
  }

  cut(): void {
    this.#raw.destroy();
  }

  #interrupt(reason: ConnectionEnd): void {
    if (this.#reason) return;
    this.#reason = reason;
    this.#running?.deliveries.end();
    const timer = setTimeout(() => this.cut(), LAST_BYTES);
    this.#raw.once('close', () => {
      clearTimeout(timer);
    });
  }

  /** Gives the error that the source failed with. */
  async #sendAll({ deliveries }: Running): Promise<GraphQLFormattedError | undefined> {
    try {
      for (;;) {
        const delivery = await deliveries.next();
        if (delivery === undefined) return undefined;
        await this.#write(delivery.frame(this.#format.result));
      }
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      this.#reason ??= 'failed';
      return error.shown;
    }
  }

  #finish(failure: GraphQLFormattedError | undefined): void {
    this.#reason ??= 'completed';
    const last = this.#last(failure);
    if (!this.#raw.destroyed) this.#raw.end(last);
  }

  #last(failure: GraphQLFormattedError | undefined): string {
    const { complete, interrupted } = this.#format;
    if (failure) return interrupted(failure, true);
    if (this.#reason === 'stopping') return interrupted(STOPPING, false);
    if (this.#reason === 'token') {
      const [code, message] = AUTHENTICATION_ERRORS.expired;
      return interrupted({ message, extensions: { code } }, false);
    }
    return this.#reason === 'completed' ? complete : '';
  }

  /** Writes, and waits until the operating system has taken it. */
  #write(text: string | Buffer): Promise<void> {
    if (this.#raw.destroyed) {
      // Its event comes only in another turn of the event loop, which the deliveries would not let come.
      this.#running?.deliveries.end();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#written = resolve;
      this.#raw.write(text, () => resolve());
    });
  }
}
