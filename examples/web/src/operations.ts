import { graphql } from './__generated__';

export const UserConversations = graphql(`
  query UserConversations($user: UserRef!, $first: Int!, $after: String) {
    user(by: $user) {
      profile {
        givenName
      }
      conversations(first: $first, after: $after) {
        nodes {
          id
          ...ConversationSummary
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const CreateConversation = graphql(`
  mutation CreateConversation($input: CreateConversationInput!) {
    createConversation(input: $input) {
      conversation {
        id
        ...ConversationSummary
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const DeleteConversation = graphql(`
  mutation DeleteConversation($input: DeleteConversationInput!) {
    deleteConversation(input: $input) {
      deletedConversationId
      userErrors {
        code
        message
      }
    }
  }
`);
