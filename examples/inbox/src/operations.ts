import { graphql } from './__generated__';

/** What is shown of a message. `text` is there for every kind of content, also for one that is new. */
export const MessageParts = graphql(`
  fragment MessageParts on ConversationMessage {
    id
    received
    isDeleted
    idempotencyKey
    author {
      type
      displayName
      userId
    }
    content {
      rawType
      text
      ... on ConversationImageContent {
        mediaUrl
        altText
      }
      ... on ConversationFileContent {
        mediaUrl
        mediaSize
        altText
      }
    }
  }
`);

/** What the list shows of a conversation. */
export const Summary = graphql(`
  fragment Summary on Conversation {
    id
    displayName
    description
    type
    businessLastRead
    lastUpdatedAt
    participant(of: $by) {
      id
      unreadCount
      lastRead
    }
    lastMessage {
      ...MessageParts
    }
  }
`);

/** The conversations of a customer, and where the events go on that are not in them yet. */
export const Inbox = graphql(`
  query Inbox($by: UserRef!, $after: String) {
    eventCursor
    viewer {
      id
    }
    user(by: $by) {
      id
      userId
      profile {
        givenName
        surname
      }
      conversations(first: 25, after: $after) {
        edges {
          cursor
          node {
            ...Summary
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
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
            ...MessageParts
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

/** Posts a message, and gives what it became as edges to put into the list. */
export const SendMessage = graphql(`
  mutation SendMessage($input: SendConversationMessageInput!) {
    sendConversationMessage(input: $input) {
      messageEdges {
        cursor
        node {
          ...MessageParts
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`);

/** Gives an address to send a file to, as gateways do not carry files. */
export const CreateUpload = graphql(`
  mutation CreateUpload($input: CreateConversationUploadInput!) {
    createConversationUpload(input: $input) {
      upload {
        url
        method
        headers {
          name
          value
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`);

/** Says that the reader has seen everything in a conversation. */
export const MarkRead = graphql(`
  mutation MarkRead($input: MarkConversationReadInput!) {
    markConversationRead(input: $input) {
      userErrors {
        code
      }
    }
  }
`);

/** Shows the customer that the business is typing, or that it has stopped. */
export const SetTyping = graphql(`
  mutation SetTyping($input: SetConversationTypingInput!) {
    setConversationTyping(input: $input) {
      userErrors {
        code
      }
    }
  }
`);

/** What happens to a customer after a cursor: that of `Inbox`, or of the last delivery. After a gap, read again. */
export const Events = graphql(`
  subscription Events($by: UserRef!, $after: String, $types: [ConversationEventType!]) {
    userEvents(by: $by, after: $after, types: $types) {
      cursor
      gap {
        reason
      }
      event {
        type
        createdAt
        conversation {
          id
        }
        ... on ConversationMessageEvent {
          messageEdge {
            cursor
            node {
              ...MessageParts
            }
          }
        }
        ... on ConversationActivityEvent {
          author {
            type
            displayName
            userId
          }
          isTyping
        }
        ... on ConversationMessagesRemovedEvent {
          removedMessageIds
        }
      }
    }
  }
`);
