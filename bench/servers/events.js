/** The part of the graph that the peers of the bench of events serve: no more than its subscription needs. */
export const typeDefs = /* GraphQL */ `
  type Query {
    ready: Boolean
  }

  type Subscription {
    conversationEvents(conversationId: ID!): Delivery!
  }

  type Delivery {
    cursor: String!
    previousCursor: String
    isReplayed: Boolean!
    gap: Gap
    event: Event
  }

  type Gap {
    reason: String!
  }

  interface Event {
    eventId: ID!
    type: String!
    createdAt: String
    conversation: Conversation
  }

  type MessageEvent implements Event {
    eventId: ID!
    type: String!
    createdAt: String
    conversation: Conversation
    message: Message!
  }

  type Conversation {
    conversationId: ID!
    type: String!
  }

  type Message {
    id: ID!
    messageId: ID!
    received: String
    author: Author!
    content: Content!
    source: Source
    metadata: Metadata
  }

  scalar Metadata

  type Author {
    type: String!
    userId: ID
    displayName: String
    avatarUrl: String
  }

  interface Content {
    text: String
  }

  type TextContent implements Content {
    text: String
    htmlText: String
    actions: [Action!]!
  }

  interface Action {
    text: String
  }

  type ReplyAction implements Action {
    text: String
    payload: String
    iconUrl: String
  }

  type Source {
    type: String
    integrationId: ID
  }
`;

/** Resolvers of the fields that do not have the name of the property. */
export const fields = {
  Event: { __resolveType: () => 'MessageEvent' },
  Content: { __resolveType: () => 'TextContent' },
  Action: { __resolveType: () => 'ReplyAction' },
  Conversation: { conversationId: ({ id }) => id },
  Message: { messageId: ({ id }) => id },
};

let count = 0;

/** The deliveries of a webhook, by conversation. */
export function deliveriesOf({ events }) {
  return events.map(({ id, createdAt, payload: { conversation, message } }) => {
    const previousCursor = `${count}`;
    count += 1;
    const event = { eventId: id, type: 'MESSAGE', createdAt, conversation, message };
    return {
      topic: conversation.id,
      delivery: { cursor: `${count}`, previousCursor, isReplayed: false, event },
    };
  });
}
