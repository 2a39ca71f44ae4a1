import { makeVar, type ApolloClient } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';

import type { ConversationContentInput } from './__generated__/graphql';
import { upload, UploadError } from './files';
import { SendMessage } from './operations';
import { addMessages } from './records';
import type { Me } from './session';

/** A message that is not known to be posted. Its key makes sure that it is posted once, however often it is sent. */
export interface Outgoing {
  readonly key: string;
  readonly conversation: string;
  /** What it says; of a file that is not uploaded yet, only the file is there. */
  readonly content?: ConversationContentInput;
  readonly file?: File;
  readonly at: string;
  /** Why it was not sent. Undefined while it is being sent. */
  readonly problem?: string | undefined;
}

const KEY = 'inbox:outbox';

/** What is not known to be posted, the oldest first. It is kept when the page is loaded again, but for files. */
export const outbox = makeVar<readonly Outgoing[]>(
  JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Outgoing[],
);
outbox.onNextChange(function keep(all) {
  const kept = all.flatMap(({ file: _, ...message }) => (message.content ? message : []));
  sessionStorage.setItem(KEY, JSON.stringify(kept));
  outbox.onNextChange(keep);
});

/** Sends a new message. It is shown at once. */
export function send(
  client: ApolloClient,
  me: Me,
  conversation: string,
  what: { readonly content: ConversationContentInput } | { readonly file: File },
): Promise<void> {
  const message = { key: crypto.randomUUID(), conversation, ...what, at: new Date().toISOString() };
  outbox([...outbox(), message]);
  return post(client, me, message);
}

const underWay = new Set<string>();

/** Sends a message again, with its key and as it was, unless that is being done. */
export function sendAgain(client: ApolloClient, me: Me, message: Outgoing): Promise<void> {
  change(message, { problem: undefined });
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
  const { key, conversation, file } = message;
  if (underWay.has(key)) return;
  underWay.add(key);
  try {
    const content = message.content ?? (file && (await upload(client, conversation, file)));
    if (!content) return;
    // With the key goes the same content each time, so a file is not uploaded again.
    change(message, { content });
    const input = {
      conversationId: conversation,
      content,
      idempotencyKey: key,
      ...(me.isAgent && { author: { business: { displayName: 'Sam' } } }),
    };
    const { data } = await client.mutate({ mutation: SendMessage, variables: { input } });
    const { messageEdges = [], userErrors = [] } = data?.sendConversationMessage ?? {};
    const [error] = userErrors;
    if (error) return change(message, { problem: error.message });
    addMessages(client.cache, conversation, messageEdges);
    discard(message);
  } catch (error) {
    change(message, { problem: reasonOf(error) });
  } finally {
    underWay.delete(key);
  }
}

function change({ key }: Outgoing, to: Pick<Outgoing, 'content' | 'problem'>): void {
  outbox(outbox().map((other) => (other.key === key ? { ...other, ...to } : other)));
}

function reasonOf(error: unknown): string {
  return CombinedGraphQLErrors.is(error) || error instanceof UploadError
    ? error.message
    : 'The server could not be reached.';
}
