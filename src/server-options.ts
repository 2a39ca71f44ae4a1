import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';

import type { Authenticate } from './access/authenticator.js';
import type { LoggedContext } from './graphql/plugins/operation-log.js';
import type { SchemaExtension } from './graphql/schema-extension.js';
import type { Upstream } from './open-upstream.js';

/** A server that was created and does not listen yet. */
export interface Server {
  /** The HTTP server, to add routes to or to inject requests into. */
  readonly app: FastifyInstance;
  /** The REST API that it calls. */
  readonly upstream: Upstream;
  /** Its metrics. A server of its own serves them at `/metrics`; an app that it is mounted in may serve them. */
  readonly metrics: Registry;
  /** Says who sends a request by its `Authorization` header, for routes of one's own. */
  readonly authenticate: Authenticate;
  /** Starts to listen, where the settings say. Gives the address of the GraphQL endpoint. */
  listen(): Promise<string>;
  /**
   * Is unready for `shutdownDelay` while it still answers, then stops listening, waits for running requests for as long
   * as an operation may take, answers what takes longer, and closes everything. When it is mounted in an app, that is
   * closed instead.
   */
  close(): Promise<void>;
}

/** What a program that has this server as a library may add to it. */
export interface ServerOptions extends Partial<SchemaExtension> {
  /** Where to log. Default: the log of `app`; without one JSON lines on standard output. */
  readonly logger?: FastifyBaseLogger | undefined;
  /** Plugins of Apollo Server. They run after those of this server, so they see operations that may run. */
  readonly plugins?: readonly ApolloServerPlugin<LoggedContext>[] | undefined;
  /**
   * The app to mount the server in, at `/graphql`, and at `/webhooks/sunshine` when it receives webhooks. It must not be
   * ready yet. Default: a server of its own, with health, metrics, the explorer and a home page.
   */
  readonly app?: FastifyInstance | undefined;
}
