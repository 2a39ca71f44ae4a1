import type { FastifyInstance, FastifyReply } from 'fastify';

import {
  EXPLORER_SECURITY_POLICY,
  loadExplorer,
  type Explorer,
  type ExplorerOptions,
} from './graphiql.js';
import { HOME_SECURITY_POLICY, homePage, type HomePageOptions } from './home-page.js';
import { printedSchema } from './printed-schema.js';

/** Adds the routes for browsers: the home page, and the schema and the explorer when they are enabled. */
export function addExplorerRoutes(
  app: FastifyInstance,
  options: HomePageOptions & ExplorerOptions,
): void {
  const home = homePage(options);
  app.get('/', (_, reply) => sendPage(reply, home, HOME_SECURITY_POLICY));
  if (options.introspection)
    app.get('/schema.graphql', (_, reply) =>
      reply.type('text/plain; charset=utf-8').send(printedSchema()),
    );
  if (options.explorer) addExplorer(app, options);
}

function addExplorer(app: FastifyInstance, options: ExplorerOptions): void {
  let loading: Promise<Explorer> | undefined;
  const load = (): Promise<Explorer> => (loading ??= loadExplorer(options));

  app.get('/explorer', async (_, reply) =>
    sendPage(reply, (await load()).page, EXPLORER_SECURITY_POLICY),
  );
  app.get('/explorer/:file', async (request, reply) => {
    const asset = (await load()).assets.get(request.url);
    if (!asset) {
      reply.callNotFound();
      return reply;
    }
    return reply
      .type(asset.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(asset.body);
  });
}

function sendPage(reply: FastifyReply, page: string, securityPolicy: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', securityPolicy)
    .header('referrer-policy', 'no-referrer')
    .send(page);
}
