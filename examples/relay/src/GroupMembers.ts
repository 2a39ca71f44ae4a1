import { graphql } from 'relay-runtime';

/** A conversation with those who take part in it. */
export const GroupMembers = graphql`
  query GroupMembersQuery($id: ID!) {
    conversation(id: $id) {
      ...GroupMembers_conversation
    }
  }
`;

/** The members: at most ten, so one page is all of them. */
export const GroupMembersFragment = graphql`
  fragment GroupMembers_conversation on Conversation {
    participants(first: 10) @connection(key: "GroupMembers_participants") {
      __id
      edges {
        node {
          id
          user {
            id
            profile {
              givenName
            }
          }
        }
      }
    }
  }
`;

/** Puts the new member at the end of the lists that are named. */
export const JoinConversation = graphql`
  mutation GroupMembersJoinMutation($input: JoinConversationInput!, $connections: [ID!]!) {
    joinConversation(input: $input) {
      participantEdge @appendEdge(connections: $connections) {
        cursor
        node {
          id
          user {
            id
            profile {
              givenName
            }
          }
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`;

/** Takes the member out of every list. */
export const LeaveConversation = graphql`
  mutation GroupMembersLeaveMutation($input: LeaveConversationInput!) {
    leaveConversation(input: $input) {
      removedParticipantId @deleteRecord
      userErrors {
        code
        message
      }
    }
  }
`;
