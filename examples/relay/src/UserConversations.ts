import { graphql } from 'relay-runtime';

/** A user with the first page of conversations. */
export const UserConversations = graphql`
  query UserConversationsQuery($user: UserRef!, $first: Int!) {
    user(by: $user) {
      id
      ...UserConversations_user @arguments(first: $first)
    }
  }
`;

/** The list. Every user is a `Node`, so Relay reads further pages by `node(id:)`. */
export const UserConversationsFragment = graphql`
  fragment UserConversations_user on EndUser
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "UserConversationsPageQuery") {
    conversations(first: $first, after: $after)
      @connection(key: "UserConversations_conversations") {
      __id
      edges {
        node {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** Puts the new conversation at the end of the lists that are named. */
export const CreateConversation = graphql`
  mutation UserConversationsCreateMutation($input: CreateConversationInput!, $connections: [ID!]!) {
    createConversation(input: $input) {
      conversationEdge @appendEdge(connections: $connections) {
        cursor
        node {
          id
          displayName
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`;

/** Takes the conversation out of every list. */
export const DeleteConversation = graphql`
  mutation UserConversationsDeleteMutation($input: DeleteConversationInput!) {
    deleteConversation(input: $input) {
      deletedConversationId @deleteRecord
      userErrors {
        code
        message
      }
    }
  }
`;
