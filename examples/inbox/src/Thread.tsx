import { useApolloClient, useQuery, useReactiveVar } from '@apollo/client/react';
import { useEffect, useRef } from 'react';

import type { SummaryFragment } from './__generated__/graphql';
import { Avatar } from './Avatar';
import { connection } from './client';
import { Composer } from './Composer';
import { titleOf } from './ConversationList';
import { Icon } from './Icon';
import { typing } from './live';
import { MessageList } from './MessageList';
import { Notice } from './Notice';
import { MarkRead, Messages } from './operations';
import { PAGE, readByOthers, received, showAsRead, unreadOf } from './records';
import type { Me } from './session';
import { useIsVisible } from './visible';

/** A conversation that is open: its messages, and where one writes. */
export function Thread({
  me,
  conversation,
}: {
  readonly me: Me;
  readonly conversation: SummaryFragment;
}) {
  const { id } = conversation;
  const { data, error, fetchMore, refetch } = useQuery(Messages, {
    variables: { conversation: id, last: PAGE },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useReading(me, conversation);

  const title = titleOf(conversation, me);
  const typist = useReactiveVar(typing)[id];
  const page = data?.conversation?.messages;
  return (
    <section className="thread" aria-labelledby="thread-title">
      <header className="pane-head thread-head">
        <a className="back" href="#" aria-label="Back to the conversations">
          <Icon name="back" />
        </a>
        <Avatar name={title} />
        <div className="thread-names">
          <h2 id="thread-title" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {conversation.description ? <p>{conversation.description}</p> : null}
        </div>
      </header>
      {page ? (
        <MessageList
          me={me}
          conversation={id}
          edges={page.edges}
          readBy={readByOthers(conversation, me)}
          typist={typist}
          readEarlier={
            page.pageInfo.hasPreviousPage
              ? () => fetchMore({ variables: { before: page.pageInfo.startCursor ?? null } })
              : undefined
          }
        />
      ) : error ? (
        <Notice title="The messages could not be loaded" icon="alert" isAlert>
          <button type="button" className="primary" onClick={() => void refetch().catch(() => {})}>
            Try again
          </button>
        </Notice>
      ) : (
        <div className="loading" role="status" aria-label="Loading the messages">
          <span className="spinner" />
        </div>
      )}
      <Composer me={me} conversation={id} />
    </section>
  );
}

/** Reports what is read: whatever is unread while the conversation is open and can be seen. */
function useReading(me: Me, conversation: SummaryFragment): void {
  const client = useApolloClient();
  const isVisible = useIsVisible();
  const state = useReactiveVar(connection);
  const { id } = conversation;
  const newest = unreadOf(conversation, me) > 0 ? received(conversation.lastMessage) : '';
  useEffect(() => {
    if (!isVisible || newest === '') return;
    const input = { conversationId: id, ...(me.isAgent && { as: { business: true } }) };
    client.mutate({ mutation: MarkRead, variables: { input } }).then(
      ({ data }) => {
        if (data?.markConversationRead?.userErrors.length === 0)
          showAsRead(client.cache, me, id, me.isAgent ? 'business' : 'customer', newest);
      },
      // It is reported again when the connection is back, or with the next message.
      () => undefined,
    );
  }, [client, me, id, isVisible, newest, state]);
}
