import type { FastifyInstance } from 'fastify';

import type { HttpConfig } from '../config/config-types.js';
import { UPLOAD_PATH } from '../domains/attachment/addresses.js';
import { noteAnswers } from './answer-errors.js';
import { allowOrigins, protect, type Protection } from './app.js';
import { routeUpgrades } from './sockets/upgrades.js';

/** What is put into an app that belongs to another program. */
export interface Mounted extends Protection {
  readonly http: Pick<HttpConfig, 'corsOrigins' | 'requestTimeout'>;
  /** Adds the GraphQL endpoint to a scope at these addresses, relative to `/graphql`. */
  readonly addGraph: (scope: FastifyInstance, urls: readonly string[]) => void;
  /** Adds the route of uploads to a scope at these addresses, relative to `/attachments`. */
  readonly addUploads: (scope: FastifyInstance, urls: readonly string[]) => void;
  readonly addWebhooks: (scope: FastifyInstance) => void;
  readonly onListen: () => void;
  /** Is waited for before the app stops to listen. */
  readonly onStop: () => Promise<void>;
  /** Is called when all requests are answered. */
  readonly onClose: () => Promise<void>;
}

/**
 * Puts a server into an app, in a scope of its own: its hooks, error handler and ways to read bodies concern its own
 * routes only. The app says when it listens and when it closes, and answers what Node.js cannot parse.
 */
export async function mount(app: FastifyInstance, mounted: Mounted): Promise<void> {
  // Without one, by Fastify's default, a client may take as long as it likes to send a request.
  if (app.server.requestTimeout === 0) app.server.requestTimeout = mounted.http.requestTimeout;
  routeUpgrades(app);
  await app.register(async (scope) => {
    scope.addHook('onListen', (done) => {
      mounted.onListen();
      done();
    });
    scope.addHook('preClose', mounted.onStop);
    scope.addHook('onClose', mounted.onClose);
    noteAnswers(scope);
    protect(scope, mounted);
    const forPages = (add: Mounted['addGraph']) => async (endpoint: FastifyInstance) => {
      // With the CORS plugin in the app, its owner has said whose pages may call.
      if (!endpoint.hasRequestDecorator('corsPreflightEnabled'))
        await allowOrigins(endpoint, mounted.http.corsOrigins);
      add(endpoint, ['/']);
    };
    // Below prefixes, because that plugin adds a route for all addresses below it.
    await inScope(scope, forPages(mounted.addGraph), '/graphql');
    await inScope(scope, forPages(mounted.addUploads), UPLOAD_PATH);
    await inScope(scope, mounted.addWebhooks);
  });
}

/** Sets up a scope of its own inside another. What that throws is thrown here. */
export async function inScope(
  around: FastifyInstance,
  setUp: (scope: FastifyInstance) => void | Promise<void>,
  prefix = '',
): Promise<void> {
  // A plugin that is no async function would throw past Fastify.
  await around.register(
    async (scope) => {
      await setUp(scope);
    },
    { prefix },
  );
}
