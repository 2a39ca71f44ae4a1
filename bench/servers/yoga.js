/** GraphQL Yoga with DataLoader over an undici pool. */
import { createServer } from 'node:http';

import { createSchema, createYoga } from 'graphql-yoga';

import { createLoaders } from './pooled-api.js';
import { resolvers, typeDefs } from './schema.js';

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: ({ request }) => ({ api: createLoaders(request.headers.get('authorization')) }),
  logging: 'warn',
});
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1');
