import { setTimeout as pause } from 'node:timers/promises';

import { ClientError, GraphQLClient } from 'graphql-request';

import type { MessagesQuery, SendConversationMessageInput } from './__generated__/graphql';
import { Messages, SendMessage } from './operations';

type Edges = NonNullable<NonNullable<MessagesQuery['conversation']>['messages']>['edges'];

// #region recipe
/** graphql-request on a server. Where a part could not be read it throws; `error.response.data` has the rest. */
export function createClient(url: string, fetch = globalThis.fetch): GraphQLClient {
  return new GraphQLClient(url, { fetch });
}

/** The pages of a conversation, from the newest messages back to the first. */
export async function* pagesOf(client: GraphQLClient, id: string): AsyncGenerator<Edges> {
  let before: string | null | undefined;
  do {
    const variables = { conversation: id, last: 100, before };
    const { conversation } = await client.request(Messages, variables);
    if (!conversation?.messages) throw new Error('the messages could not be read');
    yield conversation.messages.edges;
    const { hasPreviousPage, startCursor } = conversation.messages.pageInfo;
    before = hasPreviousPage ? startCursor : undefined;
  } while (before);
}

/** Posts a message once: again with the same key, as long as it is in doubt whether it was posted. */
export async function sendMessage(
  client: GraphQLClient,
  input: SendConversationMessageInput & { idempotencyKey: string },
  attempts = 5,
) {
  try {
    return (await client.request(SendMessage, { input })).sendConversationMessage;
  } catch (error) {
    const [first] = (error instanceof ClientError && error.response.errors) || [];
    if (!first?.extensions['inDoubt'] || attempts === 1) throw error;
    await pause(1_000 * Number(first.extensions['retryAfter'] ?? 1));
    return sendMessage(client, input, attempts - 1);
  }
}
// #endregion
