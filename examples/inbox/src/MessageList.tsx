import { useReactiveVar } from '@apollo/client/react';
import { Fragment, useEffect, useRef, useState } from 'react';

import { Bubble, Waiting } from './Bubble';
import { outbox } from './outbox';
import { received, type Edge } from './records';
import { isMine, type Me } from './session';
import { dayOf } from './time';

/** Milliseconds within which messages of one author stand together. */
const TOGETHER = 5 * 60_000;

/** The messages of a conversation, the oldest first, then what is not known to be posted. */
export function MessageList({
  me,
  conversation,
  edges,
  readBy,
  typist,
  readEarlier,
}: {
  readonly me: Me;
  readonly conversation: string;
  readonly edges: readonly Edge[];
  /** Until when the other side has read. */
  readonly readBy: string;
  /** Who is typing. */
  readonly typist: string | undefined;
  /** Reads the page before; undefined at the beginning of the conversation. */
  readonly readEarlier: (() => Promise<unknown>) | undefined;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const messages = edges.flatMap(({ node }) => node ?? []);
  const posted = new Set(messages.map(({ idempotencyKey }) => idempotencyKey));
  const waiting = useReactiveVar(outbox).filter(
    (message) => message.conversation === conversation && !posted.has(message.key),
  );
  const lastOwn = messages.findLast(({ author }) => isMine(me, author));

  // What one has written oneself is scrolled to; the list is laid out from its end, so that is its place 0.
  useEffect(() => {
    if (waiting.length > 0) scroller.current?.scrollTo({ top: 0 });
  }, [waiting.length]);

  return (
    <div
      className="scroller"
      ref={scroller}
      role="region"
      aria-label="Messages"
      // Without this, it cannot be scrolled with the keyboard.
      tabIndex={0}
    >
      <div className="messages">
        {readEarlier ? (
          <Earlier key={edges[0]?.cursor} scroller={scroller} read={readEarlier} />
        ) : messages.length > 0 ? (
          <p className="beginning">The beginning of the conversation</p>
        ) : null}
        {messages.length + waiting.length === 0 ? (
          <p className="no-messages">No messages yet. Say hello!</p>
        ) : null}
        <ol>
          {messages.map((message, index) => {
            const before = messages[index - 1];
            const day = dayOf(received(message));
            const isNewDay = !before || dayOf(received(before)) !== day;
            return (
              <Fragment key={message.id}>
                {isNewDay ? <li className="day">{day}</li> : null}
                <li>
                  <Bubble
                    message={message}
                    isMine={isMine(me, message.author)}
                    isFirst={isNewDay || !areTogether(before, message)}
                    state={
                      message !== lastOwn
                        ? undefined
                        : received(message) <= readBy
                          ? 'Read'
                          : 'Sent'
                    }
                  />
                </li>
              </Fragment>
            );
          })}
          {waiting.map((message) => (
            <li key={message.key}>
              <Waiting me={me} message={message} />
            </li>
          ))}
        </ol>
        <p className="typing" role="status">
          {typist ? (
            <>
              <span className="dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {typist} is typing…
            </>
          ) : null}
        </p>
      </div>
    </div>
  );
}

/** Reads the page before when one has scrolled to it. After a failure one has to ask for it. */
function Earlier({
  scroller,
  read,
}: {
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  readonly read: () => Promise<unknown>;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle');
  const start = useRef(() => {});
  start.current = () => {
    if (state === 'reading') return;
    setState('reading');
    read().then(
      () => setState('idle'),
      () => setState('failed'),
    );
  };
  useEffect(() => {
    if (!button.current || state !== 'idle') return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && start.current(),
      { root: scroller.current, rootMargin: '300px 0px 0px' },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [scroller, state]);
  return (
    <button
      type="button"
      className="more earlier"
      ref={button}
      onClick={() => start.current()}
      aria-disabled={state === 'reading'}
    >
      {state === 'failed'
        ? 'Earlier messages could not be loaded. Try again'
        : state === 'reading'
          ? 'Loading earlier messages…'
          : 'Earlier messages'}
    </button>
  );
}

type Message = NonNullable<Edge['node']>;

function areTogether(one: Message | undefined, other: Message): boolean {
  if (!one || one.author.type !== other.author.type) return false;
  if (one.author.displayName !== other.author.displayName) return false;
  return Date.parse(received(other)) - Date.parse(received(one)) < TOGETHER;
}
