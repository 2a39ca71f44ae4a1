import { useApolloClient, useReactiveVar } from '@apollo/client/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';

import type { InboxQuery, SummaryFragment } from './__generated__/graphql';
import { connection } from './client';
import { ConversationList } from './ConversationList';
import { announcement, useLiveUpdates } from './live';
import { Notice } from './Notice';
import { sendAllAgain } from './outbox';
import { received, unreadOf } from './records';
import type { Me } from './session';
import { Thread } from './Thread';
import { useIsVisible } from './visible';

type List = NonNullable<NonNullable<InboxQuery['user']>['conversations']>;

/** Two panes, of which a small screen shows one: the conversations, and the one that is open. */
export function InboxPage({
  me,
  start,
  list,
  readMore,
}: {
  readonly me: Me;
  readonly start: string | null | undefined;
  readonly list: List;
  readonly readMore: () => Promise<unknown>;
}) {
  const client = useApolloClient();
  const { error, restart } = useLiveUpdates(me, start);
  const state = useReactiveVar(connection);
  const openId = useSyncExternalStore(onHashChange, hashId);
  const conversations = list.edges
    .flatMap(({ node }) => node ?? [])
    .sort((one, other) => timeOfLast(other).localeCompare(timeOfLast(one)));
  const open = conversations.find(({ id }) => id === openId);
  // What one has before one's eyes is read, though it is not reported yet.
  const seen = useIsVisible() ? open : undefined;
  const unread = conversations.reduce(
    (sum, each) => (each === seen ? sum : sum + unreadOf(each, me)),
    0,
  );

  useEffect(() => {
    document.title = `${unread > 0 ? `(${String(unread)}) ` : ''}Inbox · ${me.isAgent ? 'Support' : me.customer}`;
  }, [unread, me]);

  // What was not sent because the connection was lost, or the page was left, is sent now.
  const before = useRef<typeof state>(undefined);
  useEffect(() => {
    if (state === 'live' && before.current !== 'live') sendAllAgain(client, me);
    before.current = state;
  }, [client, me, state]);

  return (
    <main className={open ? 'inbox has-open' : 'inbox'}>
      <h1 className="unseen">Inbox</h1>
      <div className="status-line" role="status">
        {state === 'lost' && !error ? (
          <p className="banner">
            <span className="spinner" />
            Reconnecting… What you write is sent when the connection is back.
          </p>
        ) : null}
        {error ? (
          <p className="banner">
            Live updates have stopped.
            <button type="button" onClick={() => void restart()}>
              Start again
            </button>
          </p>
        ) : null}
      </div>
      <ConversationList
        me={me}
        conversations={conversations}
        openId={openId}
        seen={seen}
        readMore={list.pageInfo.hasNextPage ? readMore : undefined}
      />
      <div className="pane thread-pane">
        {open ? (
          <Thread key={open.id} me={me} conversation={open} />
        ) : (
          <Notice
            title={conversations.length > 0 ? 'Choose a conversation' : 'Nothing to read yet'}
          >
            <p>
              {conversations.length > 0
                ? 'Its messages are shown here.'
                : 'When a conversation begins, it appears here on its own.'}
            </p>
          </Notice>
        )}
      </div>
      <Announcement />
    </main>
  );
}

/** Reads out new messages to those who do not see them. */
function Announcement() {
  return (
    <div className="unseen" aria-live="polite" data-testid="announcement">
      {useReactiveVar(announcement)}
    </div>
  );
}

function timeOfLast({ lastMessage, lastUpdatedAt }: SummaryFragment): string {
  return received(lastMessage) || (lastUpdatedAt ?? '');
}

function onHashChange(notify: () => void): () => void {
  addEventListener('hashchange', notify);
  return () => removeEventListener('hashchange', notify);
}

function hashId(): string | undefined {
  return location.hash.startsWith('#/') ? decodeURIComponent(location.hash.slice(2)) : undefined;
}
