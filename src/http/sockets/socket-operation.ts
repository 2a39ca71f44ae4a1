import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { SubscribeMessage } from 'graphql-ws';

import { SourceFailure } from '../../graphql/deliveries.js';
import type { Caller } from '../../graphql/context.js';
import type { LoggedContext } from '../../graphql/plugins/operation-log.js';
import { StreamStart } from '../../graphql/stream-start.js';
import type { Observability } from '../../observability/observability.js';
import { parseExactJson, stringifyJson } from '../../upstream/exact-json.js';
import { isObject } from '../../upstream/response.js';
import { DISCONNECTED, deadlinePassed } from '../caller.js';
import type { OperationContexts } from '../operation-context.js';
import { Running, type RunningRules } from '../streams/running.js';
import type { Wire } from './wire.js';

/** What operations over WebSockets need of the server. */
export interface OperationServer {
  readonly apollo: ApolloServer<LoggedContext>;
  readonly contexts: OperationContexts;
  readonly rules: RunningRules;
  /** Runs an operation inside a span of its own. */
  readonly inSpan: Observability['inSpan'];
  /** Milliseconds that an operation may take; of a subscription, its start. */
  readonly operationTimeout: number;
}

/** Whose operation it is. */
export interface SocketCaller extends Omit<Caller, 'signal' | 'deadline' | 'memory'> {
  readonly address: string;
  readonly log: FastifyBaseLogger;
}

const FAILED: GraphQLFormattedError = {
  message: 'Internal server error',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};

/** One operation of a WebSocket: it goes through the same pipeline as a POST, and its results are sent as they come. */
export class SocketOperation {
  /** Resolves when nothing more is sent. */
  readonly over: Promise<void>;
  readonly #server: OperationServer;
  readonly #wire: Wire;
  /** The JSON text of its id. */
  readonly #id: string;
  /** Ends what is being carried out; undefined once it is a subscription that runs. */
  #controller: AbortController | undefined;
  #running: Running | undefined;
  #isSubscription = false;
  #cancelled: string | undefined;

  /**
   * Starts it.
   *
   * @param bytes The size of the message.
   * @param admit Lets one more subscription start, or throws the error that it is answered with.
   */
  constructor(
    server: OperationServer,
    wire: Wire,
    caller: SocketCaller,
    message: SubscribeMessage,
    bytes: number,
    admit: () => void,
  ) {
    this.#server = server;
    this.#wire = wire;
    this.#id = JSON.stringify(message.id);
    // While a subscription runs, nothing is kept of its start.
    this.over = this.#begin(caller, requestFor(message, bytes), bytes, admit)
      .then((running) => (running ? this.#deliver(running) : undefined))
      .catch((error: unknown) => {
        caller.log.error({ err: error }, 'operation failed');
        return this.#fail([FAILED]);
      });
  }

  /** Whether it is a subscription that was let start. */
  get isSubscription(): boolean {
    return this.#isSubscription;
  }

  /** Ends it: nothing more of it is sent. */
  cancel(reason: string): void {
    if (this.#cancelled !== undefined) return;
    this.#cancelled = reason;
    this.#controller?.abort(DISCONNECTED);
    this.#running?.end(reason);
  }

  /** Runs it, or gives the subscription that it has started. */
  async #begin(
    caller: SocketCaller,
    httpGraphQLRequest: HTTPGraphQLRequest,
    bytes: number,
    admit: () => void,
  ): Promise<Running | undefined> {
    const { apollo, contexts, inSpan, operationTimeout } = this.#server;
    const controller = (this.#controller = new AbortController());
    const { signal } = controller;
    const { address, log, authorization, host, marketplace, mayFederate, authentication } = caller;
    const timer = setTimeout(() => controller.abort(deadlinePassed()), operationTimeout);
    const stream = new StreamStart('ws', false, () => {
      admit();
      this.#isSubscription = true;
    });
    let context: LoggedContext | undefined;
    try {
      const contextOf = async (): Promise<LoggedContext> => {
        const deadline = Date.now() + operationTimeout;
        context = await contexts.ofMessage(
          { authorization, host, marketplace, mayFederate, authentication, signal, deadline },
          { address, bytes, log },
          stream,
        );
        return context;
      };
      const { status = 200, body } = await inSpan(() =>
        apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: contextOf }),
      );
      if (stream.started) return new Running(stream, log, this.#server.rules);
      const text = body.kind === 'complete' ? body.string.trimEnd() : '';
      context?.memory?.answered(text.length);
      await this.#answer(status, text);
      return undefined;
    } finally {
      clearTimeout(timer);
      stream.free?.();
      // What was read in advance and is not needed.
      if (!stream.started) controller.abort(DISCONNECTED);
      this.#controller = undefined;
    }
  }

  /** Sends all deliveries, one after the other, each when the one before was taken. */
  async #deliver(running: Running): Promise<void> {
    this.#running = running;
    if (this.#cancelled !== undefined) running.end(this.#cancelled);
    try {
      for (;;) {
        const text = await running.deliveries.next();
        if (text === undefined) break;
        await this.#wire.send(this.#frame('next', text.json));
      }
      if (this.#cancelled === undefined) await this.#wire.send(this.#frame('complete'));
      running.end('completed');
    } catch (error) {
      running.end('failed');
      if (!(error instanceof SourceFailure)) throw error;
      await this.#fail([error.shown]);
    }
  }

  /** Sends the answer of an operation that is no subscription, or was not carried out. */
  async #answer(status: number, text: string): Promise<void> {
    if (this.#cancelled !== undefined) return;
    // Only what was not carried out has another status than that of success.
    const read = status >= 400 ? parseExactJson(text) : undefined;
    if (isObject(read) && read['data'] === undefined) {
      await this.#fail(read['errors']);
      return;
    }
    void this.#wire.send(this.#frame('next', text));
    await this.#wire.reply(this.#frame('complete'));
  }

  /** Ends it with errors. */
  async #fail(errors: unknown): Promise<void> {
    if (this.#cancelled === undefined)
      await this.#wire.reply(this.#frame('error', stringifyJson(errors)));
  }

  #frame(type: 'next' | 'error' | 'complete', payload?: string): string {
    const end = payload === undefined ? '}' : `,"payload":${payload}}`;
    return `{"id":${this.#id},"type":"${type}"${end}`;
  }
}

/** The request that would carry the operation over HTTP, where its status says whether it was carried out. */
function requestFor({ payload }: SubscribeMessage, bytes: number): HTTPGraphQLRequest {
  const headers = new HeaderMap([
    ['content-type', 'application/json'],
    ['accept', 'application/graphql-response+json'],
    ['content-length', String(bytes)],
  ]);
  // The protocol has a text in every message: it is empty where the document is named by its id.
  const body = payload.query === '' ? { ...payload, query: undefined } : payload;
  return { method: 'POST', headers, search: '', body };
}
