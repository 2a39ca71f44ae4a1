/** A chat: the newest messages, those before them on demand, and what is written appears before it is sent. */
import { Suspense, useState, type SubmitEvent } from 'react';
import {
  graphql,
  useFragment,
  useLazyLoadQuery,
  useMutation,
  usePaginationFragment,
} from 'react-relay';

import type { Chat_conversation$key } from './__generated__/Chat_conversation.graphql';
import type { Chat_message$key } from './__generated__/Chat_message.graphql';
import type { ChatDeleteMutation } from './__generated__/ChatDeleteMutation.graphql';
import type { ChatPageQuery } from './__generated__/ChatPageQuery.graphql';
import type { ChatQuery } from './__generated__/ChatQuery.graphql';
import type { ChatSendMutation } from './__generated__/ChatSendMutation.graphql';

/** The chat of a conversation, by the conversation's id. */
export function Chat({ id }: { readonly id: string }) {
  return (
    <Suspense fallback="…">
      <Conversation id={id} />
    </Suspense>
  );
}

function Conversation({ id }: { readonly id: string }) {
  const { conversation } = useLazyLoadQuery<ChatQuery>(
    graphql`
      query ChatQuery($id: ID!) {
        conversation(id: $id) {
          id
          ...Chat_conversation
        }
      }
    `,
    { id },
  );
  return conversation ? <Messages conversation={conversation} /> : <p>There is none.</p>;
}

function Messages({ conversation }: { readonly conversation: Chat_conversation$key }) {
  const { data, hasPrevious, isLoadingPrevious, loadPrevious } = usePaginationFragment<
    ChatPageQuery,
    Chat_conversation$key
  >(
    graphql`
      fragment Chat_conversation on Conversation
      @argumentDefinitions(last: { type: "Int", defaultValue: 100 }, before: { type: "String" })
      @refetchable(queryName: "ChatPageQuery") {
        id
        messages(last: $last, before: $before) @connection(key: "Chat_messages") {
          __id
          edges {
            node {
              id
              ...Chat_message
            }
          }
        }
      }
    `,
    conversation,
  );
  if (!data.messages) return <p>The messages could not be read.</p>;
  return (
    <>
      <button disabled={!hasPrevious || isLoadingPrevious} onClick={() => loadPrevious(100)}>
        Earlier
      </button>
      <ol>
        {/* What was deleted stays as an edge to nothing. */}
        {data.messages.edges.map(({ node }) => node && <Message key={node.id} message={node} />)}
      </ol>
      <Composer conversationId={data.id} connection={data.messages.__id} />
    </>
  );
}

function Message({ message }: { readonly message: Chat_message$key }) {
  const { id, content } = useFragment(
    graphql`
      fragment Chat_message on ConversationMessage {
        id
        content {
          text
        }
      }
    `,
    message,
  );
  const [remove] = useMutation<ChatDeleteMutation>(graphql`
    mutation ChatDeleteMutation($input: DeleteConversationMessageInput!) {
      deleteConversationMessage(input: $input) {
        deletedMessageId @deleteRecord
        userErrors {
          message
        }
      }
    }
  `);
  return (
    <li>
      <span>{content.text}</span>
      <button onClick={() => remove({ variables: { input: { messageId: id } } })}>Delete</button>
    </li>
  );
}

/** Writes a message. It keeps its key until it is sent, so pressing "Send" again after a failure posts it once. */
function Composer(props: { readonly conversationId: string; readonly connection: string }) {
  const [text, setText] = useState('');
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string>();
  const [send, isSending] = useMutation<ChatSendMutation>(graphql`
    mutation ChatSendMutation($input: SendConversationMessageInput!, $connections: [ID!]!)
    @raw_response_type {
      sendConversationMessage(input: $input) {
        messageEdges @appendEdge(connections: $connections) {
          cursor
          node {
            id
            ...Chat_message
          }
        }
        userErrors {
          message
        }
      }
    }
  `);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setProblem(undefined);
    send({
      variables: {
        // Users with a token of their own leave out the author.
        input: {
          conversationId: props.conversationId,
          author: { business: {} },
          content: { text: { text } },
          idempotencyKey,
        },
        connections: [props.connection],
      },
      optimisticResponse: {
        sendConversationMessage: {
          messageEdges: [
            {
              cursor: idempotencyKey,
              node: {
                id: idempotencyKey,
                content: { __typename: 'ConversationTextContent', text },
              },
            },
          ],
          userErrors: [],
        },
      },
      onCompleted({ sendConversationMessage }) {
        const [error] = sendConversationMessage?.userErrors ?? [];
        if (error || !sendConversationMessage) return setProblem(error?.message ?? 'Not sent.');
        setText('');
        setKey(crypto.randomUUID());
      },
      onError: () => setProblem('It is not known whether it was sent. Send it again.'),
    });
  }

  return (
    <form onSubmit={submit}>
      {/* Another text is another message, which has a key of its own. */}
      <input
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setKey(crypto.randomUUID());
        }}
      />
      <button disabled={isSending || text === ''}>Send</button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  );
}
