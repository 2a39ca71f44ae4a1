import { makeVar, type ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';

import type {
  ConversationEventType,
  EventsSubscription,
  InboxQuery,
} from './__generated__/graphql';
import { Events } from './operations';
import { discard } from './outbox';
import { addMessages, lineOf, removeMessages, showAsLast, showAsRead } from './records';
import { isMine, type Me } from './session';

/** Milliseconds after which who has not said that they go on typing has stopped. */
const TYPING = 10_000;

const TYPES: ConversationEventType[] = [
  'MESSAGE',
  'MESSAGES_REMOVED',
  'READ',
  'TYPING',
  'CONVERSATION_CREATED',
  'CONVERSATION_UPDATED',
  'CONVERSATION_REMOVED',
  'PARTICIPANT_JOINED',
  'PARTICIPANT_LEFT',
];

type Event = NonNullable<EventsSubscription['userEvents']['event']>;

/** Who is typing, by the id of the conversation. */
export const typing = makeVar<Readonly<Record<string, string>>>({});

/** The latest message of others, to be read out. */
export const announcement = makeVar('');

/**
 * Keeps the cache up to date with what happens from a cursor on. Gives an error when the events were refused, and what
 * asks for them again.
 */
export function useLiveUpdates(me: Me, after: string | null | undefined) {
  const client = useApolloClient();
  const [error, setError] = useState<unknown>();
  const [start, setStart] = useState({ after });
  useEffect(() => {
    const variables = { by: me.by, types: TYPES, after: start.after ?? null };
    const subscription = client.subscribe({ query: Events, variables }).subscribe({
      next({ data, error }) {
        if (error) return setError(error);
        const { gap, event } = data?.userEvents ?? {};
        if (gap) void readAgain(client);
        if (event) take(client, me, event);
      },
      error: setError,
    });
    return () => subscription.unsubscribe();
  }, [client, me, start]);
  return {
    error,
    /** Reads everything again, and goes on from there. */
    async restart() {
      const results = await readAgain(client);
      const cursor = results
        .map(({ data }) => (data as Partial<InboxQuery> | undefined)?.eventCursor)
        .find(Boolean);
      if (cursor === undefined) return;
      setError(undefined);
      setStart({ after: cursor });
    },
  };
}

/** What is shown, read again. A failure is shown where it is shown. */
function readAgain(client: ApolloClient) {
  return client.refetchQueries({ include: 'active' }).catch(() => []);
}

function take(client: ApolloClient, me: Me, event: Event): void {
  const { cache } = client;
  const conversation = event.conversation?.id;
  switch (event.__typename) {
    case 'ConversationMessageEvent': {
      const { messageEdge } = event;
      const message = messageEdge.node;
      if (!message || conversation === undefined) return;
      addMessages(cache, conversation, [messageEdge]);
      const { isListed, isNew } = showAsLast(cache, me, conversation, message);
      if (!isListed) void readAgain(client);
      // Its answer may have been lost, or come later.
      if (message.idempotencyKey) discard({ key: message.idempotencyKey });
      if (!isMine(me, message.author)) {
        showTyping(conversation, undefined);
        if (isNew) announcement(`${nameOf(message.author)}: ${lineOf(message)}`);
      }
      return;
    }
    case 'ConversationActivityEvent': {
      const { author } = event;
      if (conversation === undefined) return;
      if (event.type === 'TYPING') {
        if (!isMine(me, author))
          showTyping(conversation, event.isTyping ? nameOf(author) : undefined);
      } else if (author.type === 'BUSINESS' || author.userId === me.by.userId) {
        const reader = author.type === 'BUSINESS' ? 'business' : 'customer';
        showAsRead(cache, me, conversation, reader, event.createdAt ?? new Date().toISOString());
      }
      return;
    }
    case 'ConversationMessagesRemovedEvent':
      if (conversation !== undefined) removeMessages(cache, conversation, event.removedMessageIds);
  }
  // Conversations, and who takes part in them: the list is read again.
  void readAgain(client);
}

const timers = new Map<string, ReturnType<typeof setTimeout>>();

function showTyping(conversation: string, name: string | undefined): void {
  clearTimeout(timers.get(conversation));
  const { [conversation]: _, ...others } = typing();
  if (name === undefined) return void typing(others);
  typing({ ...others, [conversation]: name });
  timers.set(
    conversation,
    setTimeout(() => showTyping(conversation, undefined), TYPING),
  );
}

function nameOf({ displayName, type }: { displayName?: string | null; type: string }): string {
  return displayName ?? (type === 'BUSINESS' ? 'Support' : 'Customer');
}
