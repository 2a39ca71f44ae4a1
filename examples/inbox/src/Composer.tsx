import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';

import { Icon } from './Icon';
import { SetTyping } from './operations';
import { send } from './outbox';
import type { Me } from './session';

/** Milliseconds: how often typing is reported, and after which one who does not type has stopped. */
const REPORT_EVERY = 3_000;
const STOPPED_AFTER = 5_000;
const MAX_TEXT = 4096;

/** What was written and not sent, by conversation: it is there when one comes back. */
const drafts = new Map<string, string>();

/** Where one writes. Enter sends, with Shift it begins a new line. */
export function Composer({ me, conversation }: { readonly me: Me; readonly conversation: string }) {
  const client = useApolloClient();
  const [text, setText] = useState(drafts.get(conversation) ?? '');
  const report = useTyping(me, conversation);
  const write = (value: string) => {
    setText(value);
    drafts.set(conversation, value);
    report(value.trim() !== '');
  };
  const submit = () => {
    const trimmed = text.trim();
    if (trimmed === '') return;
    void send(client, me, conversation, { content: { text: { text: trimmed } } });
    write('');
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <input
        id="file"
        className="unseen"
        type="file"
        onChange={({ target }) => {
          for (const file of target.files ?? []) void send(client, me, conversation, { file });
          // So that the same file can be chosen again.
          target.value = '';
        }}
      />
      <label className="round" htmlFor="file">
        <span className="unseen">Send a file</span>
        <Icon name="attach" />
      </label>
      <label className="unseen" htmlFor="message">
        Message
      </label>
      <textarea
        id="message"
        rows={1}
        maxLength={MAX_TEXT}
        placeholder="Write a message"
        value={text}
        onChange={({ target }) => write(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <button type="submit" className="round send" aria-label="Send" disabled={text.trim() === ''}>
        <Icon name="send" />
      </button>
    </form>
  );
}

/** Gives what reports that one is typing. Only the business can: for its customers, the SDKs report it. */
function useTyping({ isAgent }: Me, conversation: string): (isTyping: boolean) => void {
  const client = useApolloClient();
  const reported = useRef({ isTyping: false, at: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const report = (isTyping: boolean) => {
    if (!isAgent) return;
    clearTimeout(timer.current);
    if (isTyping) timer.current = setTimeout(() => report(false), STOPPED_AFTER);
    const last = reported.current;
    const now = Date.now();
    if (isTyping === last.isTyping && (!isTyping || now - last.at < REPORT_EVERY)) return;
    reported.current = { isTyping, at: now };
    const input = { conversationId: conversation, isTyping, author: { displayName: 'Sam' } };
    // Nobody misses what is not shown.
    client.mutate({ mutation: SetTyping, variables: { input } }).catch(() => undefined);
  };
  const latest = useRef(report);
  latest.current = report;
  useEffect(() => () => latest.current(false), []);
  return report;
}
