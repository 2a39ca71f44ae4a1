import { graphql } from './__generated__';

/** What a chat shows of a message. `text` is there for every kind of content, also for one that is new. */
export const ChatMessage = graphql(`
  fragment ChatMessage on ConversationMessage {
    id
    received
    idempotencyKey
    author {
      type
      displayName
    }
    content {
      ...ChatContent
    }
  }

  fragment ChatContent on ConversationMessageContent {
    rawType
    text
    ... on ConversationImageContent {
      mediaUrl
      altText
    }
  }
`);

/** A page of a conversation: the newest messages, or those before a cursor. Oldest first either way. */
export const Messages = graphql(`
  query Messages($conversation: ID!, $last: Int!, $before: String) {
    conversation(id: $conversation) {
      id
      messages(last: $last, before: $before) {
        edges {
          cursor
          node {
            ...ChatMessage
          }
        }
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  }
`);

/** Posts a message, and gives what it became as edges to append to the list. */
export const SendMessage = graphql(`
  mutation SendMessage($input: SendConversationMessageInput!) {
    sendConversationMessage(input: $input) {
      messageEdges {
        cursor
        node {
          ...ChatMessage
        }
      }
      wasSentBefore
      userErrors {
        code
        message
        field
      }
    }
  }
`);

/** The newest messages, and where the events go on that are not in them yet. */
export const ChatStart = graphql(`
  query ChatStart($conversation: ID!, $last: Int!) {
    eventCursor
    conversation(id: $conversation) {
      id
      messages(last: $last) {
        edges {
          cursor
          node {
            ...ChatMessage
          }
        }
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  }
`);

/** What happens after a cursor: that of the query above, or of the last delivery. After a gap, read the query again. */
export const ChatEvents = graphql(`
  subscription ChatEvents($conversation: ID!, $after: String) {
    conversationEvents(conversationId: $conversation, after: $after) {
      cursor
      gap {
        reason
      }
      event {
        type
        ... on ConversationMessageEvent {
          messageEdge {
            cursor
            node {
              ...ChatMessage
            }
          }
        }
      }
    }
  }
`);
