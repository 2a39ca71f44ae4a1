/** Apollo Server standalone with a RESTDataSource. */
import { RESTDataSource } from '@apollo/datasource-rest';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

import { resolvers, typeDefs } from './schema.js';

class ConversationsApi extends RESTDataSource {
  baseURL = `${process.env.UPSTREAM}/v2/apps/${process.env.APP_ID}/`;
  #authorization;

  constructor(authorization, cache) {
    super({ cache });
    this.#authorization = authorization;
  }

  willSendRequest(_, request) {
    request.headers.authorization = this.#authorization;
  }

  async conversation(id) {
    return (await this.get(`conversations/${id}`)).conversation;
  }

  async conversations(userId, size) {
    const params = { 'filter[userId]': userId, 'page[size]': String(size) };
    return (await this.get('conversations', { params })).conversations;
  }

  async participants(id) {
    return (await this.get(`conversations/${id}/participants`)).participants;
  }

  async updateConversation(id, body) {
    return (await this.patch(`conversations/${id}`, { body })).conversation;
  }
}

const server = new ApolloServer({ typeDefs, resolvers });
await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(process.env.PORT) },
  context: async ({ req }) => ({
    api: new ConversationsApi(req.headers.authorization, server.cache),
  }),
});
