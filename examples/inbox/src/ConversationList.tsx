import { useReactiveVar } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';

import type { SummaryFragment } from './__generated__/graphql';
import { Avatar } from './Avatar';
import { typing } from './live';
import { lineOf, unreadOf } from './records';
import { isMine, type Me } from './session';
import { shortly } from './time';

/** The conversations, the one with the newest message first. */
export function ConversationList({
  me,
  conversations,
  openId,
  seen,
  readMore,
}: {
  readonly me: Me;
  readonly conversations: readonly SummaryFragment[];
  readonly openId: string | undefined;
  /** The one that is before one's eyes. */
  readonly seen: SummaryFragment | undefined;
  readonly readMore: (() => Promise<unknown>) | undefined;
}) {
  const [more, setMore] = useState<'idle' | 'reading' | 'failed'>('idle');
  const heading = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(openId);
  useEffect(() => {
    if (openId === undefined && wasOpen.current !== undefined) heading.current?.focus();
    wasOpen.current = openId;
  }, [openId]);

  return (
    <nav className="pane list-pane" aria-label="Conversations">
      <div className="pane-head">
        <h2 ref={heading} tabIndex={-1}>
          Conversations
        </h2>
        <p className="who">
          {me.isAgent ? (
            <>
              <strong>Support</strong> · customer {me.customer}
            </>
          ) : (
            <strong>{me.customer}</strong>
          )}
        </p>
      </div>
      {conversations.length === 0 ? <p className="list-empty">No conversations yet.</p> : null}
      <ul className="list">
        {conversations.map((conversation) => (
          <Row
            key={conversation.id}
            me={me}
            conversation={conversation}
            isOpen={conversation.id === openId}
            unread={conversation === seen ? 0 : unreadOf(conversation, me)}
          />
        ))}
      </ul>
      {readMore ? (
        <button
          type="button"
          className="more"
          disabled={more === 'reading'}
          onClick={() => {
            setMore('reading');
            readMore().then(
              () => setMore('idle'),
              () => setMore('failed'),
            );
          }}
        >
          {more === 'failed' ? 'Could not be loaded. Try again' : 'More conversations'}
        </button>
      ) : null}
    </nav>
  );
}

function Row({
  me,
  conversation,
  isOpen,
  unread,
}: {
  readonly me: Me;
  readonly conversation: SummaryFragment;
  readonly isOpen: boolean;
  readonly unread: number;
}) {
  const { id, lastMessage, lastUpdatedAt } = conversation;
  const name = titleOf(conversation, me);
  const typist = useReactiveVar(typing)[id];
  const at = lastMessage?.received ?? lastUpdatedAt;
  return (
    <li>
      <a
        className={unread > 0 ? 'row unread' : 'row'}
        href={`#/${encodeURIComponent(id)}`}
        aria-current={isOpen ? 'page' : undefined}
      >
        <Avatar name={name} />
        <span className="row-text">
          <span className="row-top">
            <span className="row-name">{name}</span>
            {at ? <time dateTime={at}>{shortly(at)}</time> : null}
          </span>
          <span className="row-bottom">
            <span className="row-last">
              {typist ? (
                <em>{typist} is typing…</em>
              ) : lastMessage ? (
                <>
                  {isMine(me, lastMessage.author) ? 'You: ' : ''}
                  {lineOf(lastMessage)}
                </>
              ) : (
                'No messages yet'
              )}
            </span>
            {unread > 0 ? (
              <span className={me.isAgent ? 'badge dot' : 'badge'}>
                {me.isAgent ? '' : unread}
                <span className="unseen"> unread</span>
              </span>
            ) : null}
          </span>
        </span>
      </a>
    </li>
  );
}

/** What a conversation is called, for the one who looks at it. */
export function titleOf({ displayName, type }: SummaryFragment, { isAgent, customer }: Me): string {
  if (displayName) return displayName;
  if (type !== 'PERSONAL') return 'Group';
  return isAgent ? customer : 'Support';
}
