/** The connections that stay open for subscriptions: how many there may be, and how a stopping server closes them. */
import { setTimeout as pause } from 'node:timers/promises';

import { GraphQLError } from 'graphql';

import type { CallerIdentity } from '../../access/identity.js';
import type { StreamsConfig } from '../../config/config-types.js';
import type { Transport } from '../../graphql/stream-start.js';
import type { ConnectionEnd, StreamObserver } from '../../observability/stream-metrics.js';

/** How long a connection has to take its last bytes, in milliseconds. Then it is cut. */
export const LAST_BYTES = 2_000;
/** How often a stopping server closes some connections, in milliseconds. */
const STEP = 20;

/** A connection that stays open. */
export interface OpenConnection {
  /** Ends it because the server stops. */
  stop(): void;
  /** Cuts it. */
  cut(): void;
}

/** The place of a connection among those that are open. */
export class Place {
  readonly transport: Transport;
  readonly connection: OpenConnection;
  readonly #streams: OpenStreams;
  /** The end user who takes it; undefined for other callers. */
  #user: string | undefined;
  #isOpen = true;

  constructor(streams: OpenStreams, transport: Transport, connection: OpenConnection) {
    this.#streams = streams;
    this.transport = transport;
    this.connection = connection;
  }

  /**
   * Counts the connection as one of its caller.
   *
   * @throws {GraphQLError} `TOO_MANY_SUBSCRIPTIONS` when the caller is an end user who has as many as one may.
   */
  countFor(identity: CallerIdentity): void {
    if (!this.#isOpen || identity.kind !== 'end-user' || this.#user !== undefined) return;
    const user = JSON.stringify([identity.appId, identity.user]);
    this.#streams.countUser(user, 1);
    this.#user = user;
  }

  /** The connection is closed, for that reason. */
  free(reason: ConnectionEnd): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    if (this.#user !== undefined) this.#streams.countUser(this.#user, -1);
    this.#streams.freed(this, reason);
  }
}

/** All such connections of a server. */
export class OpenStreams {
  readonly #config: StreamsConfig;
  readonly #observe: StreamObserver;
  readonly #open = new Set<Place>();
  readonly #byUser = new Map<string, number>();
  #isStopping = false;

  constructor(config: StreamsConfig, observe: StreamObserver) {
    this.#config = config;
    this.#observe = observe;
  }

  /** Whether no more are opened. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Takes a place for a connection that is open now. */
  open(transport: Transport, connection: OpenConnection): Place {
    const place = new Place(this, transport, connection);
    this.#open.add(place);
    this.#observe.connection(transport, 1);
    return place;
  }

  /** Counts a connection of an end user, or one less. To be called by places. */
  countUser(user: string, change: 1 | -1): void {
    const count = (this.#byUser.get(user) ?? 0) + change;
    if (count > this.#config.connectionsPerEndUser)
      throw tooMany(
        `one end user may have ${this.#config.connectionsPerEndUser} connections open for subscriptions`,
      );
    if (count > 0) this.#byUser.set(user, count);
    else this.#byUser.delete(user);
  }

  /** Forgets a connection that is closed. To be called by places. */
  freed(place: Place, reason: ConnectionEnd): void {
    this.#open.delete(place);
    this.#observe.connection(place.transport, -1);
    this.#observe.ended(reason);
  }

  /**
   * Has no more opened, and closes those that are, spread over a while, so that their clients do not all connect to the
   * next server at once. Those that do not take their last bytes are cut.
   */
  async drain(): Promise<void> {
    this.#isStopping = true;
    const start = performance.now();
    const waiting = [...this.#open];
    const total = waiting.length;
    for (let stopped = 0; stopped < total;) {
      const share = (performance.now() - start) / this.#config.drain;
      const due = Math.min(total, Math.floor(share * total) + 1);
      for (; stopped < due; stopped += 1) waiting[stopped]?.connection.stop();
      if (stopped < total) await pause(STEP);
    }
    // Including those that were being opened when this began.
    for (const place of this.#open) place.connection.stop();
    for (let waited = 0; waited < LAST_BYTES && this.#open.size > 0; waited += STEP)
      await pause(STEP);
    for (const place of this.#open) place.connection.cut();
  }
}

/** The error of a caller who has as many connections or subscriptions as one may. HTTP status 429. */
export function tooMany(what: string): GraphQLError {
  return new GraphQLError(`${what}: close some, or try again later`, {
    extensions: {
      code: 'TOO_MANY_SUBSCRIPTIONS',
      http: { status: 429, headers: new Map<string, string>() },
    },
  });
}
