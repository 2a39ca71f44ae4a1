import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { whenClosed } from '../kernel/when-closed.js';
import type { Connections } from './connections.js';
import { reject } from './rejections.js';

/** How long an answer to a request that is cut off has to be sent, in milliseconds. */
const LAST_ANSWERS = 1_000;
/** How much longer than an operation may take a stop waits, so that one which ends at its deadline is answered. */
const GRACE = 2_000;
const LONGEST_TIMER = 2_147_483_647;
/** How long nobody may connect before listening ends, and how long that is waited for, in milliseconds. */
const QUIET = 20;
const LONGEST_QUIET = 500;

const CUT = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'this server stopped before the request was answered: a change may have been made',
};

/** Ends a server without losing answers. */
export class Stopping {
  readonly #app: FastifyInstance;
  readonly #connections: Connections;
  readonly #underWay = new Map<FastifyRequest, FastifyReply>();

  /** The answers that are held back; undefined when none are. */
  #held: (() => void)[] | undefined;

  /** Adds hooks to the app. */
  constructor(app: FastifyInstance, connections: Connections) {
    this.#app = app;
    this.#connections = connections;
    app.addHook('onRequest', (request, reply, done) => {
      this.#underWay.set(request, reply);
      whenClosed(request, reply, () => this.#underWay.delete(request));
      done();
    });
    app.addHook('onSend', (_, __, payload, done) => {
      if (this.#held) this.#held.push(() => done(null, payload));
      else done(null, payload);
    });
  }

  /**
   * Stops listening, waits for what is under way, and answers what takes longer than an operation may.
   *
   * @param operationTimeout Milliseconds that an operation may take.
   */
  async finish(operationTimeout: number): Promise<void> {
    if (this.#app.server.listening) {
      this.#held = [];
      await this.#quiet();
    }
    // In the same turn: Fastify would take some more before it ends listening.
    const closed = new Promise((resolve) => this.#app.server.close(resolve));
    for (const send of this.#held ?? []) send();
    this.#held = undefined;
    const limit = Math.min(LONGEST_TIMER, operationTimeout + GRACE);
    const timer = setTimeout(() => void this.#cut(), limit);
    this.#connections.closeUnused();
    try {
      await this.#app.close();
      await closed;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Waits until nobody connects any more, or for a while: connections that the operating system has and this process has
   * not would be reset. Answers are held back meanwhile, because clients that have theirs connect again.
   */
  async #quiet(): Promise<void> {
    const { server } = this.#app;
    let isQuiet = false;
    const noted = (): void => {
      isQuiet = false;
    };
    server.on('connection', noted);
    for (let waited = 0; waited < LONGEST_QUIET && !isQuiet; waited += QUIET) {
      isQuiet = true;
      await pause(QUIET);
      // Timers come before what has arrived.
      await turn();
    }
    server.off('connection', noted);
  }

  async #cut(): Promise<void> {
    for (const [request, reply] of this.#underWay)
      if (!reply.sent && !reply.raw.headersSent) {
        request.log.warn('request cut off');
        void reject(request, reply.header('connection', 'close'), CUT);
      }
    await pause(LAST_ANSWERS);
    this.#app.server.closeAllConnections();
  }
}
