/** GraphQL Yoga: subscriptions over SSE, and with graphql-ws over WebSocket, from its PubSub. */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';

import { deliveriesOf, fields, typeDefs } from './events.js';

const pubSub = createPubSub();
const subscribe = (_, { conversationId }) => pubSub.subscribe(conversationId);
const schema = createSchema({
  typeDefs,
  resolvers: {
    ...fields,
    Subscription: { conversationEvents: { subscribe, resolve: (delivery) => delivery } },
  },
});
const yoga = createYoga({ schema, logging: 'warn' });
const server = createServer(async (request, response) => {
  if (request.url !== '/webhooks/sunshine') return yoga(request, response);
  for (const { topic, delivery } of deliveriesOf(await json(request)))
    pubSub.publish(topic, delivery);
  response.end('{}');
});
useServer({ schema }, new WebSocketServer({ server, path: '/graphql' }));
server.listen(Number(process.env.PORT), '127.0.0.1');
