import type { Socket } from 'node:net';

import type { RawData, WebSocket } from 'ws';

import { LAST_BYTES } from '../streams/open-streams.js';

/** How many replies may wait for the client to take them before nothing more is read from it. */
const MOST_REPLIES = 100;
/** How many pings may be without an answer. */
const MOST_PINGS = 2;
/** The most bytes of the reason in a close frame. */
const MAX_REASON = 123;
const LONGEST_TIMER = 2_147_483_647;

/** Who is notified of what happens on a WebSocket. */
export interface WireListener {
  message(text: string, bytes: number): void;
  binaryMessage(): void;
  /** What its client sent is no WebSocket: it is being closed. */
  violation(): void;
  /** Its client takes nothing, or answers no ping: it is being cut. */
  slow(): void;
  closed(): void;
}

/** Sends and receives texts on one WebSocket, and sees that its client takes what is sent. */
export class Wire {
  readonly #ws: WebSocket;
  readonly #closed: Promise<void>;
  #replies = 0;
  #unanswered = 0;

  /** @param keepalive Milliseconds between pings. */
  constructor(ws: WebSocket, socket: Socket, keepalive: number, listener: WireListener) {
    this.#ws = ws;
    const cutSlow = (): void => {
      listener.slow();
      ws.terminate();
    };
    // Any bytes that the client takes count, also of a large message.
    socket.setTimeout(Math.min(2 * keepalive, LONGEST_TIMER), cutSlow);
    const pings = setInterval(() => {
      // A ping would arrive only behind what is waiting.
      if (ws.readyState !== ws.OPEN || ws.bufferedAmount > 0) return;
      if (this.#unanswered >= MOST_PINGS) cutSlow();
      else {
        this.#unanswered += 1;
        ws.ping();
      }
    }, keepalive);
    ws.on('pong', () => {
      this.#unanswered = 0;
    });
    ws.on('message', (data: RawData, isBinary: boolean) => {
      if (ws.readyState !== ws.OPEN) return;
      // Of the default type of data, which is a buffer.
      if (isBinary || !Buffer.isBuffer(data)) listener.binaryMessage();
      else listener.message(data.toString(), data.length);
    });
    ws.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      if (code.startsWith('WS_ERR_')) listener.violation();
    });
    this.#closed = new Promise((resolve) => {
      ws.once('close', () => {
        clearInterval(pings);
        listener.closed();
        resolve();
      });
    });
  }

  /**
   * Sends a text, and waits until the operating system has taken it, or the connection is closed: not only until nothing
   * can be sent any more, because what comes next would be sent at once, and not let the end of the connection come.
   */
  send(text: string): Promise<void> {
    if (this.#ws.readyState !== this.#ws.OPEN) return this.#closed;
    return new Promise((resolve) => {
      this.#ws.send(text, (error) => resolve(error ? this.#closed : undefined));
    });
  }

  /** The same for what a client has asked for: nothing more is read from it while it takes none of its replies. */
  async reply(text: string): Promise<void> {
    this.#replies += 1;
    if (this.#replies === MOST_REPLIES) this.#ws.pause();
    await this.send(text);
    if (this.#replies === MOST_REPLIES) this.#ws.resume();
    this.#replies -= 1;
  }

  /** Closes it behind what was sent. It is cut when its client does not take that. */
  close(code: number, reason: string): void {
    this.#ws.resume();
    this.#ws.close(code, Buffer.byteLength(reason) > MAX_REASON ? '' : reason);
    const timer = setTimeout(() => this.cut(), LAST_BYTES);
    this.#ws.once('close', () => {
      clearTimeout(timer);
    });
  }

  /** Cuts it. */
  cut(): void {
    this.#ws.terminate();
  }
}
