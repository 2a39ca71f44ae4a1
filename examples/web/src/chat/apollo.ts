import {
  ApolloClient,
  HttpLink,
  InMemoryCache,
  type FieldMergeFunction,
  type FieldPolicy,
  type FieldReadFunction,
  type TypePolicy,
} from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

import type { SendConversationMessageInput } from './__generated__/graphql';
import possible from './__generated__/possible-types';
import { Messages, SendMessage } from './operations';

// #region recipe
/** Joins the pages of a list, read by `edges` or by `nodes`. Apollo's own policy joins edges only. */
function pages(keyArgs: string[] | false = false): FieldPolicy {
  const edges = relayStylePagination(keyArgs) as Functions;
  return {
    keyArgs,
    merge(existing, incoming: Page | null, options) {
      const { nodes, ...page } = incoming ?? {};
      const edged = nodes ? { edges: nodes.map((node) => ({ node })), ...page } : page;
      return edges.merge(existing, edged, options);
    },
    read(existing, options) {
      const list = edges.read(existing, options);
      return list && { ...list, nodes: list.edges?.map(({ node }) => node) };
    },
  };
}

interface Page {
  readonly edges?: readonly { readonly node: unknown }[];
  readonly nodes?: readonly unknown[];
}

interface Functions {
  readonly merge: FieldMergeFunction<Page | null, Page>;
  readonly read: FieldReadFunction<Page | null>;
}

/** Has no id: what several operations select of it is laid together. */
const part: TypePolicy = { merge: true };

/** A cache that joins the pages of each list, and knows which types implement which interface. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: possible.possibleTypes,
    typePolicies: {
      Query: { fields: { conversations: pages(['filter', 'appId']) } },
      EndUser: { fields: { conversations: pages(), clients: pages() } },
      Conversation: { fields: { participants: pages(), messages: pages() } },
      UserProfile: part,
      EndUserUnread: part,
      SwitchboardIntegration: part,
      ConversationMessageActivity: part,
      ConversationMessageAuthor: part,
      ConversationMessageContent: part,
      ConversationMessageSource: part,
      ConversationQuotedMessage: part,
    },
  });
}

/** Apollo Client on a server. */
export function createClient(uri: string, fetch = globalThis.fetch): ApolloClient {
  return new ApolloClient({ cache: createCache(), link: new HttpLink({ uri, fetch }) });
}
// #endregion

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
