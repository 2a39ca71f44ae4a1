import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';

import type { Authenticate } from '../access/authenticator.js';
import type { Authentication, AuthenticationFailure } from '../access/identity.js';
import type { Config } from '../config/config-types.js';
import {
  createContext,
  failureOf,
  type Caller,
  type Context,
  type SenderCredentials,
} from '../graphql/context.js';
import type { DeliveryContext } from '../graphql/deliveries.js';
import type { LoggedContext } from '../graphql/plugins/operation-log.js';
import type { StreamStart } from '../graphql/stream-start.js';
import type { Shared } from '../observability/share-metrics.js';
import { whenClosed } from '../kernel/when-closed.js';
import type { Upstream } from '../open-upstream.js';
import { mayAskForData } from './asked-for.js';
import { callerOf } from './caller.js';
import { shareOf, takeShare } from './operation-share.js';

/** A message of a WebSocket that carries an operation. */
export interface OperationMessage {
  /** Where it comes from. */
  readonly address: string;
  /** Its size. */
  readonly bytes: number;
  readonly log: FastifyBaseLogger;
}

const OVER = new DOMException('the delivery is over', 'AbortError');

/** Makes the contexts of operations and of deliveries, each for one caller. */
export class OperationContexts {
  readonly #config: Pick<Config, 'limits' | 'streams' | 'subgraph'>;
  readonly #upstream: Upstream;
  readonly #shared: Shared;
  readonly #authenticate: Authenticate;
  /** Those that were authenticated before their bodies were read. */
  readonly #first = new WeakMap<FastifyRequest, Authentication>();

  constructor(
    config: Pick<Config, 'limits' | 'streams' | 'subgraph'>,
    upstream: Upstream,
    shared: Shared,
    authenticate: Authenticate,
  ) {
    this.#config = config;
    this.#upstream = upstream;
    this.#shared = shared;
    this.#authenticate = authenticate;
  }

  /** Why the sender of a request is not authenticated; undefined when they are. Keeps the result for its operation. */
  async failureOf(request: FastifyRequest): Promise<AuthenticationFailure | undefined> {
    const { authorization } = request.headers;
    const authentication = await this.#authenticate(authorization);
    this.#first.set(request, authentication);
    return failureOf(this.#upstream, authentication, authorization);
  }

  /** Authenticates the client that opens a WebSocket. It fails also where calls need credentials and there are none. */
  async ofConnection(authorization: string | undefined): Promise<Authentication> {
    const authentication = await this.#authenticate(authorization);
    const failure = failureOf(this.#upstream, authentication, authorization);
    return failure ? { failure } : authentication;
  }

  /**
   * The context of the operation of an HTTP request.
   *
   * @throws {OperationRefused} when too many are under way.
   */
  async ofRequest(
    request: FastifyRequest,
    reply: FastifyReply,
    stream?: StreamStart,
  ): Promise<LoggedContext> {
    const { limits, subgraph } = this.#config;
    const { log } = request;
    const caller = callerOf(request, reply, subgraph, limits.operationTimeout);
    const authentication =
      this.#first.get(request) ??
      (await this.#authenticate(caller.authorization, () => mayAskForData(request)));
    // Completed in place: a spread object would get a new hidden class with each request.
    const authenticated = Object.assign(caller, { authentication });
    const bytes = Number(request.headers['content-length'] ?? 0);
    const free = await takeShare(this.#shared, this.#upstream, authenticated, request.ip, bytes);
    if (reply.raw.closed) free();
    else whenClosed(request, reply, free);
    if (stream) stream.free = free;
    return this.#contextOf(authenticated, { log, http: request, stream });
  }

  /**
   * The context of the operation of a message, whose share `stream.free` frees.
   *
   * @throws {OperationRefused} when too many are under way.
   */
  async ofMessage(
    caller: Caller,
    { address, bytes, log }: OperationMessage,
    stream: StreamStart,
  ): Promise<LoggedContext> {
    stream.free = await takeShare(this.#shared, this.#upstream, caller, address, bytes);
    return this.#contextOf(caller, { log, http: { operationCode: undefined }, stream });
  }

  #contextOf(
    caller: Caller,
    beside: Pick<LoggedContext, 'log' | 'http' | 'stream'>,
  ): LoggedContext {
    const context = createContext(this.#upstream, this.#config.limits, caller);
    const { stream } = beside;
    if (stream) {
      const { authentication, authorization } = caller;
      stream.sender = { authentication, authorization };
      stream.again = context.again;
    }
    return Object.assign(context, beside);
  }

  /**
   * The context of one delivery for the sender of a subscription: it shares nothing with the ones before.
   *
   * @param again Makes a further context for that caller, who may have become another user meanwhile.
   */
  ofDelivery(
    sender: SenderCredentials,
    again: Context['again'],
    log: FastifyBaseLogger,
  ): DeliveryContext {
    const controller = new AbortController();
    const key = shareOf(sender, this.#upstream) ?? 'deliveries';
    const memory = this.#shared.memory.open(key, controller.signal);
    const upstreamCalls = this.#config.streams.callsPerEvent;
    const context = again(controller.signal, { upstreamCalls, memory });
    return {
      context: Object.assign(context, {
        log,
        http: { operationCode: undefined },
        stream: undefined,
      }),
      end: () => {
        memory.free();
        controller.abort(OVER);
      },
    };
  }
}
