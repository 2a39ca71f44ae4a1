import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

import type {
  SendConversationMessageInput,
  SendMessageMutation,
  SendMessageMutationVariables,
} from './__generated__/graphql';
import schema from './__generated__/introspection';
import { SendMessage } from './operations';

// #region recipe
/** Types without an id are parts of the record that they are found in. */
const parts = schema.__schema.types.filter(
  (type) => type.kind === 'OBJECT' && !type.fields.some(({ name }) => name === 'id'),
);

/** A cache that joins the pages of each list, and puts what was sent at the end of its list. */
export function createCache() {
  return cacheExchange({
    schema,
    keys: {
      ...Object.fromEntries(parts.map(({ name }) => [name, () => null])),
      // An edge with a key can be linked to from another list than the one it came in.
      ConversationMessageEdge: ({ cursor }) => cursor as string,
    },
    resolvers: {
      Query: { conversations: relayPagination() },
      EndUser: { conversations: relayPagination(), clients: relayPagination() },
      Conversation: { participants: relayPagination(), messages: relayPagination() },
    },
    updates: {
      Mutation: {
        sendConversationMessage(
          { sendConversationMessage: sent }: SendMessageMutation,
          { input }: SendMessageMutationVariables,
          cache,
        ) {
          const added = sent?.messageEdges.map(({ cursor }) =>
            cache.keyOfEntity({ __typename: 'ConversationMessageEdge', cursor }),
          );
          const conversation = cache.resolve('Query', 'conversation', { id: input.conversationId });
          if (!added || typeof conversation !== 'string') return;
          for (const { fieldName, fieldKey, arguments: page } of cache.inspectFields(
            conversation,
          )) {
            if (fieldName !== 'messages' || !page?.['last'] || page['before']) continue;
            const newest = cache.resolve(conversation, fieldKey) as string;
            const edges = cache.resolve(newest, 'edges') as string[];
            cache.link(newest, 'edges', [...new Set([...edges, ...added])]);
          }
        },
      },
    },
  });
}

/** urql on a server. */
export function createClient(url: string, fetch = globalThis.fetch): Client {
  return new Client({
    url,
    fetch,
    preferGetMethod: false,
    exchanges: [createCache(), fetchExchange],
  });
}
// #endregion

/** Posts a message. The cache puts it at the end of its list, once however often it is sent. */
export async function sendMessage(client: Client, input: SendConversationMessageInput) {
  const { data, error } = await client.mutation(SendMessage, { input });
  if (error) throw error;
  return data?.sendConversationMessage;
}
