import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';

import type { ConversationContentInput, MessagePartsFragment } from './__generated__/graphql';
import { Icon } from './Icon';
import { discard, sendAgain, type Outgoing } from './outbox';
import type { Me } from './session';
import { timeOf } from './time';

/** A message. */
export function Bubble({
  message,
  isMine,
  isFirst,
  state,
}: {
  readonly message: MessagePartsFragment;
  readonly isMine: boolean;
  /** Whether it is the first of several that stand together. */
  readonly isFirst: boolean;
  /** What became of it, where that is shown. */
  readonly state?: 'Sent' | 'Read' | undefined;
}) {
  const { author, content, isDeleted, received } = message;
  return (
    <div className={`bubble-row ${isMine ? 'mine' : 'theirs'} ${isFirst ? 'first' : ''}`}>
      {isFirst ? (
        <p className={isMine ? 'author unseen' : 'author'}>
          {isMine
            ? 'You'
            : (author.displayName ?? (author.type === 'BUSINESS' ? 'Support' : 'Customer'))}
        </p>
      ) : null}
      <div className="bubble">
        {isDeleted ? <em>This message was deleted.</em> : <Content content={content} />}
        {received ? (
          <time dateTime={received} className="at">
            {timeOf(received)}
          </time>
        ) : null}
      </div>
      {state ? <p className="state">{state}</p> : null}
    </div>
  );
}

/** A message that is not known to be posted: on its way, or not sent. */
export function Waiting({ me, message }: { readonly me: Me; readonly message: Outgoing }) {
  const client = useApolloClient();
  const { content, file, problem, at } = message;
  return (
    <div className={`bubble-row mine first waiting ${problem === undefined ? '' : 'failed'}`}>
      <p className="author unseen">You</p>
      <div className="bubble">
        {file ? <OwnFile file={file} /> : <p className="text">{textOf(content)}</p>}
        <time dateTime={at} className="at">
          {timeOf(at)}
        </time>
      </div>
      {problem === undefined ? (
        <p className="state" role="status">
          Sending…
        </p>
      ) : (
        <p className="state problem" role="alert">
          <Icon name="alert" /> Not sent. {problem}
          <button type="button" onClick={() => void sendAgain(client, me, message)}>
            Try again
          </button>
          <button type="button" onClick={() => discard(message)}>
            Discard
          </button>
        </p>
      )}
    </div>
  );
}

function Content({ content }: { readonly content: MessagePartsFragment['content'] }) {
  const [isBroken, setBroken] = useState(false);
  const text = content.text ? <p className="text">{content.text}</p> : null;
  if (
    content.__typename !== 'ConversationImageContent' &&
    content.__typename !== 'ConversationFileContent'
  )
    return text ?? <em>A message of the kind “{content.rawType}”</em>;
  const { altText, mediaUrl } = content;
  if (content.__typename === 'ConversationImageContent' && mediaUrl && !isBroken)
    return (
      <>
        <a href={mediaUrl} target="_blank" rel="noreferrer">
          <img src={mediaUrl} alt={altText ?? 'Picture'} onError={() => setBroken(true)} />
        </a>
        {text}
      </>
    );
  return (
    <>
      <a className="file" href={mediaUrl ?? undefined} target="_blank" rel="noreferrer">
        <Icon name="file" />
        {altText ?? nameOfFile(mediaUrl)}
      </a>
      {text}
    </>
  );
}

/** A file that is on its way. */
function OwnFile({ file }: { readonly file: File }) {
  const isImage = file.type.startsWith('image/');
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!isImage) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file, isImage]);
  return address ? (
    <img src={address} alt={file.name} />
  ) : (
    <p className="file">
      <Icon name="file" />
      {file.name}
    </p>
  );
}

function textOf(content: ConversationContentInput | undefined): string {
  return content?.text?.text ?? content?.image?.altText ?? content?.file?.altText ?? 'A file';
}

function nameOfFile(address: string | null | undefined): string {
  return decodeURIComponent(address?.split('/').at(-1) ?? '') || 'File';
}
