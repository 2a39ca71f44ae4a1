/** Mercurius with its own publish and subscribe. */
import Fastify from 'fastify';
import mercurius from 'mercurius';

import { deliveriesOf, fields, typeDefs } from './events.js';

const app = Fastify();
const { Event, Content, Action, ...others } = fields;
await app.register(mercurius, {
  schema: typeDefs,
  resolvers: {
    ...others,
    Event: { resolveType: Event.__resolveType },
    Content: { resolveType: Content.__resolveType },
    Action: { resolveType: Action.__resolveType },
    Subscription: {
      conversationEvents: {
        subscribe: (_, { conversationId }, { pubsub }) => pubsub.subscribe(conversationId),
      },
    },
  },
  subscription: { fullWsTransport: true },
  jit: 1,
});
app.post('/webhooks/sunshine', async ({ body }) => {
  for (const { topic, delivery } of deliveriesOf(body))
    await app.graphql.pubsub.publish({ topic, payload: { conversationEvents: delivery } });
  return {};
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
