/** Mercurius, which compiles a document when it was seen once, with DataLoader over an undici pool. */
import Fastify from 'fastify';
import mercurius from 'mercurius';

import { createLoaders } from './pooled-api.js';
import { resolvers, typeDefs } from './schema.js';

const app = Fastify();
await app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  jit: 1,
  context: (request) => ({ api: createLoaders(request.headers.authorization) }),
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
