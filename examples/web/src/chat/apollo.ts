import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

import type { SendConversationMessageInput } from './__generated__/graphql';
import possible from './__generated__/possible-types';
import { Messages, SendMessage } from './operations';

// #region cache
/** A cache that joins the pages of each list, and knows which types implement which interface. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: possible.possibleTypes,
    typePolicies: {
      EndUser: { fields: { conversations: relayStylePagination() } },
      Conversation: {
        fields: { participants: relayStylePagination(), messages: relayStylePagination() },
      },
      // These have no id: what two operations select of them is laid together.
      ConversationMessageAuthor: { merge: true },
      ConversationMessageContent: { merge: true },
    },
  });
}
// #endregion

/** Apollo Client on a server. */
export function createClient(uri: string, fetch = globalThis.fetch): ApolloClient {
  return new ApolloClient({ cache: createCache(), link: new HttpLink({ uri, fetch }) });
}

/** Posts a message, and puts it at the end of the list in the cache, once however often it is sent. */
export async function sendMessage(client: ApolloClient, input: SendConversationMessageInput) {
  const { data } = await client.mutate({
    mutation: SendMessage,
    variables: { input },
    update(cache, { data }) {
      const edges = data?.sendConversationMessage?.messageEdges ?? [];
      const list = { query: Messages, variables: { conversation: input.conversationId, last: 1 } };
      cache.updateQuery(list, (cached) => {
        const messages = cached?.conversation?.messages;
        if (!cached?.conversation || !messages) return cached;
        const known = new Set(messages.edges.map(({ node }) => node?.id));
        const added = edges.filter(({ node }) => !known.has(node?.id));
        const all = { ...messages, edges: [...messages.edges, ...added] };
        return { conversation: { ...cached.conversation, messages: all } };
      });
    },
  });
  return data?.sendConversationMessage;
}
