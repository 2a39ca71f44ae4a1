/** The graph of the servers that are written by hand: no more than the queries need. */
export const typeDefs = /* GraphQL */ `
  type Query {
    conversation(id: ID!): Conversation
    conversations(userId: ID!, first: Int! = 25): [Conversation!]!
  }

  type Mutation {
    updateConversation(id: ID!, displayName: String!): Conversation
  }

  type Conversation {
    id: ID!
    type: String!
    displayName: String
    description: String
    lastUpdatedAt: String
    createdAt: String
    participants: [Participant!]!
  }

  type Participant {
    id: ID!
    userId: ID!
    unreadCount: Int!
    lastRead: String
    clientAssociations: [ClientAssociation!]!
  }

  type ClientAssociation {
    type: String!
    clientId: ID!
  }
`;

/** Resolvers over a context that has `api`, the REST API as one request sees it. */
export const resolvers = {
  Query: {
    conversation: (_, { id }, { api }) => api.conversation(id),
    conversations: (_, { userId, first }, { api }) => api.conversations(userId, first),
  },
  Mutation: {
    updateConversation: (_, { id, displayName }, { api }) =>
      api.updateConversation(id, { displayName }),
  },
  Conversation: {
    participants: ({ id }, _, { api }) => api.participants(id),
  },
};
