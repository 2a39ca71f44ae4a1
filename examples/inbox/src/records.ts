import type { ApolloCache } from '@apollo/client';

import type { MessagePartsFragment, MessagesQuery, SummaryFragment } from './__generated__/graphql';
import { Messages, Summary } from './operations';
import { isMine, type Me } from './session';

/** How many messages one page has. */
export const PAGE = 25;

export type Edge = NonNullable<
  NonNullable<MessagesQuery['conversation']>['messages']
>['edges'][number];

/** Puts messages into the list of their conversation by the time they were received, each once however often it comes. */
export function addMessages(
  cache: ApolloCache,
  conversation: string,
  added: readonly Edge[],
): void {
  const [first] = added;
  if (!first) return;
  const list = { query: Messages, variables: { conversation, last: PAGE } };
  cache.updateQuery(list, (cached) => {
    // Without a list it begins with what is new: its page is read when the conversation is opened.
    const messages = cached?.conversation?.messages ?? {
      __typename: 'ConversationMessageConnection' as const,
      edges: [],
      pageInfo: {
        __typename: 'PageInfo' as const,
        hasPreviousPage: true,
        startCursor: first.cursor,
      },
    };
    const known = new Set(messages.edges.map(({ node }) => node?.id));
    const edges = [...messages.edges, ...added.filter(({ node }) => !known.has(node?.id))];
    edges.sort((one, other) => received(one.node).localeCompare(received(other.node)));
    return {
      conversation: {
        __typename: 'Conversation' as const,
        id: conversation,
        messages: { ...messages, edges },
      },
    };
  });
}

/** Takes messages out of the lists: those with the ids, or all of a conversation. */
export function removeMessages(
  cache: ApolloCache,
  conversation: string,
  ids: readonly string[] | null | undefined,
): void {
  if (ids) for (const id of ids) cache.evict({ id: `ConversationMessage:${id}` });
  else cache.evict({ id: `Conversation:${conversation}`, fieldName: 'messages' });
  cache.gc();
}

/**
 * Shows a new message in the list of conversations, and counts it as unread unless it is one's own. What came with the
 * list already is not counted again. Gives whether the conversation is in the list, and the message new.
 */
export function showAsLast(
  cache: ApolloCache,
  me: Me,
  conversation: string,
  message: MessagePartsFragment,
): { readonly isListed: boolean; readonly isNew: boolean } {
  let isNew = false;
  const before = updateSummary(cache, me, conversation, (summary) => {
    if (received(message) <= received(summary.lastMessage)) return summary;
    isNew = true;
    const { participant } = summary;
    const isUnread = !isMine({ ...me, isAgent: false }, message.author);
    return {
      ...summary,
      lastMessage: message,
      lastUpdatedAt: message.received,
      participant: participant && {
        ...participant,
        unreadCount: isUnread ? participant.unreadCount + 1 : participant.unreadCount,
      },
    };
  });
  return { isListed: before !== null, isNew };
}

/** Notes that the business, or the customer, has read a conversation up to that time. */
export function showAsRead(
  cache: ApolloCache,
  me: Me,
  conversation: string,
  reader: 'business' | 'customer',
  at: string,
): void {
  updateSummary(cache, me, conversation, (summary) =>
    reader === 'business'
      ? { ...summary, businessLastRead: later(summary.businessLastRead, at) }
      : {
          ...summary,
          participant: summary.participant && {
            ...summary.participant,
            unreadCount: 0,
            lastRead: later(summary.participant.lastRead, at),
          },
        },
  );
}

/** How many messages of a conversation the one who looks has not read; of the business it is only known whether. */
export function unreadOf(summary: SummaryFragment, me: Me): number {
  if (!me.isAgent) return summary.participant?.unreadCount ?? 0;
  const { lastMessage, businessLastRead } = summary;
  if (!lastMessage || isMine(me, lastMessage.author)) return 0;
  return received(lastMessage) > (businessLastRead ?? '') ? 1 : 0;
}

/** Until when the other side has read a conversation; empty when it never has. */
export function readByOthers({ businessLastRead, participant }: SummaryFragment, me: Me): string {
  return (me.isAgent ? participant?.lastRead : businessLastRead) ?? '';
}

/** What a list has from the cache of a conversation; null when the list does not have it. */
function updateSummary(
  cache: ApolloCache,
  { by }: Me,
  conversation: string,
  change: (summary: SummaryFragment) => SummaryFragment,
): SummaryFragment | null {
  return cache.updateFragment(
    {
      id: `Conversation:${conversation}`,
      fragment: Summary,
      fragmentName: 'Summary',
      variables: { by },
    },
    (summary) => summary && change(summary),
  );
}

/** What a message says, in one line. */
export function lineOf({ content }: MessagePartsFragment): string {
  return content.text ?? ('altText' in content ? content.altText : null) ?? 'A file';
}

/** When a message was received; empty when there is none. */
export function received(
  message: { readonly received?: string | null } | null | undefined,
): string {
  return message?.received ?? '';
}

function later(one: string | null | undefined, other: string): string {
  return one && one > other ? one : other;
}
