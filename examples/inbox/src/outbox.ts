import { makeVar, type ApolloClient } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';

import type { ConversationContentInput } from './__generated__/graphql';
import { SendMessage } from './operations';
import { addMessages } from './records';
import type { Me } from './session';

/** A message that is not known to be posted. Its key makes sure that it is posted once, however often it is sent. */
export interface Outgoing {
  readonly key: string;
  readonly conversation: string;
  readonly content: ConversationContentInput;
  readonly at: string;
  /** Why it was not sent. Undefined while it is being sent. */
  readonly problem?: string | undefined;
}

const KEY = 'inbox:outbox';

/** What is not known to be posted, the oldest first. It is kept when the page is loaded again. */
export const outbox = makeVar<readonly Outgoing[]>(
  JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Outgoing[],
);
outbox.onNextChange(function keep(all) {
  sessionStorage.setItem(KEY, JSON.stringify(all));
  outbox.onNextChange(keep);
});

/** Sends a new message. It is shown at once. */
export function send(
  client: ApolloClient,
  me: Me,
  conversation: string,
  content: ConversationContentInput,
): Promise<void> {
  const message = { key: crypto.randomUUID(), conversation, content, at: new Date().toISOString() };
  outbox([...outbox(), message]);
  return post(client, me, message);
}

/** Sends a message again, with its key and as it was. */
export function sendAgain(client: ApolloClient, me: Me, message: Outgoing): Promise<void> {
  change(message, undefined);
  return post(client, me, message);
}

/** Sends again whatever was not sent, as after a connection was lost. */
export function sendAllAgain(client: ApolloClient, me: Me): void {
  for (const message of outbox()) void sendAgain(client, me, message);
}

/** Takes a message out, because it is posted, or given up. */
export function discard({ key }: Pick<Outgoing, 'key'>): void {
  if (outbox().some((other) => other.key === key))
    outbox(outbox().filter((other) => other.key !== key));
}

async function post(client: ApolloClient, me: Me, message: Outgoing): Promise<void> {
  const { key, conversation, content } = message;
  const input = {
    conversationId: conversation,
    content,
    idempotencyKey: key,
    ...(me.isAgent && { author: { business: { displayName: 'Sam' } } }),
  };
  try {
    const { data } = await client.mutate({ mutation: SendMessage, variables: { input } });
    const { messageEdges = [], userErrors = [] } = data?.sendConversationMessage ?? {};
    const [error] = userErrors;
    if (error) return change(message, error.message);
    addMessages(client.cache, conversation, messageEdges);
    discard(message);
  } catch (error) {
    change(message, reasonOf(error));
  }
}

function change({ key }: Outgoing, problem: string | undefined): void {
  outbox(outbox().map((other) => (other.key === key ? { ...other, problem } : other)));
}

function reasonOf(error: unknown): string {
  return CombinedGraphQLErrors.is(error) ? error.message : 'The server could not be reached.';
}
