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
    isReplayed: Boolean!
    event: Event
  }

  interface Event {
    type: String!
    createdAt: String
  }

  type MessageEvent implements Event {
    type: String!
    createdAt: String
    message: Message!
  }

  type Message {
    messageId: ID!
    received: String
    content: Content!
    author: Author!
  }

  type Content {
    text: String
  }

  type Author {
    type: String!
    displayName: String
  }
`;

/** Resolvers of the fields that do not have the name of the property. */
export const fields = {
  Event: { __resolveType: () => 'MessageEvent' },
  Message: { messageId: ({ id }) => id },
};

let count = 0;

/** The deliveries of a webhook, by conversation. */
export function deliveriesOf({ events }) {
  return events.map(({ createdAt, payload: { conversation, message } }) => {
    count += 1;
    const event = { type: 'MESSAGE', createdAt, message };
    return { topic: conversation.id, delivery: { cursor: `${count}`, isReplayed: false, event } };
  });
}
