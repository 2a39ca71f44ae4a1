import type { Upstream } from '../open-upstream.js';
import { PLACEHOLDERS, SAMPLE_RECORDS, type ExampleRecords } from './example-records.js';

/** An operation to try, with its variables as JSON. */
export interface ExampleOperation {
  readonly query: string;
  readonly variables: string;
}

interface Example {
  readonly query: string;
  readonly variables: (records: ExampleRecords) => Readonly<Record<string, unknown>>;
}

/**
 * Operations to begin with: reading, paging and every mutation. On the sandbox they can be sent as they are; on a real
 * app their variables have placeholders where ids belong.
 */
export function exampleOperations(mode: Upstream['mode']): readonly ExampleOperation[] {
  const records = mode === 'sandbox' ? SAMPLE_RECORDS : PLACEHOLDERS;
  return EXAMPLES.map(({ query, variables }) => ({
    query: query.trimStart(),
    variables: JSON.stringify(variables(records), null, 2),
  }));
}

const EXAMPLES: readonly Example[] = [
  {
    query: `
# A user's conversations, and who takes part in each.
# Ctrl+Space completes, Ctrl+Enter sends.
query Conversations($user: String!, $first: Int!) {
  conversations(filter: { userExternalId: $user }, first: $first) {
    nodes {
      id
      displayName
      type
      participants {
        nodes {
          unreadCount
          user {
            profile {
              givenName
            }
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: ({ user }) => ({ user, first: 2 }),
  },
  {
    query: `
# The next page: "after" is the endCursor before.
query NextPage($user: String!, $first: Int!, $after: String!) {
  conversations(filter: { userExternalId: $user }, first: $first, after: $after) {
    nodes {
      id
      displayName
      type
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: ({ user, cursor }) => ({ user, first: 2, after: cursor }),
  },
  {
    query: `
# Expected failures are in userErrors.
mutation Create($input: CreateConversationInput!) {
  createConversation(input: $input) {
    conversation {
      id
      displayName
      metadata
      createdAt
    }
    userErrors {
      code
      message
      field
    }
  }
}
`,
    variables: ({ user }) => ({
      input: {
        type: 'SDK_GROUP',
        displayName: 'Order 16',
        participants: [{ user: { userExternalId: user } }],
        metadata: { order: 16 },
      },
    }),
  },
  {
    query: `
# A field that is left out stays as it is, null clears it.
mutation Update($input: UpdateConversationInput!) {
  updateConversation(input: $input) {
    conversation {
      displayName
      description
    }
    userErrors {
      code
      message
      field
    }
  }
}
`,
    variables: ({ group }) => ({
      input: { conversationId: group, displayName: 'Night shift', description: null },
    }),
  },
  {
    query: `
# A user joins a group.
mutation Join($input: JoinConversationInput!) {
  joinConversation(input: $input) {
    participant {
      id
      user {
        profile {
          givenName
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
`,
    variables: ({ group, newcomer }) => ({
      input: { conversationId: group, user: { userExternalId: newcomer } },
    }),
  },
  {
    query: `
# A user leaves a group.
mutation Leave($input: LeaveConversationInput!) {
  leaveConversation(input: $input) {
    removedParticipantId
    userErrors {
      code
      message
      field
    }
  }
}
`,
    variables: ({ group, member }) => ({
      input: { conversationId: group, participant: { userId: member } },
    }),
  },
  {
    query: `
# Reports to Meta what a user did after talking with you.
mutation Events($input: PostConversionEventsInput!) {
  postConversionEvents(input: $input) {
    conversionEvents {
      datasetId
      eventsReceived
    }
    userErrors {
      code
      message
      field
    }
  }
}
`,
    variables: ({ messengerConversation }) => ({
      input: {
        conversationId: messengerConversation,
        events: {
          messenger: {
            data: [
              {
                event_name: 'Purchase',
                event_time: 1_738_800_000,
                custom_data: { currency: 'EUR', value: 49.9 },
              },
            ],
          },
        },
      },
    }),
  },
  {
    query: `
# Fetches data that a message from Apple refers to.
mutation Download($input: DownloadMessageRefInput!) {
  downloadMessageRef(input: $input) {
    data
    userErrors {
      code
      message
      field
    }
  }
}
`,
    variables: ({ appleConversation, appleUser }) => ({
      input: {
        conversationId: appleConversation,
        userId: appleUser,
        apple: {
          interactiveDataRef: {
            url: 'https://content.icloud.com/example',
            bid: 'com.example.pickup',
            key: '00a1b2c3',
            signature: '81d7f0',
            owner: 'M4C0A1.mmcs',
          },
        },
      },
    }),
  },
  {
    query: `
# A deleted conversation cannot be restored.
mutation Delete($input: DeleteConversationInput!) {
  deleteConversation(input: $input) {
    deletedConversationId
    userErrors {
      code
      message
      field
    }
  }
}
`,
    variables: ({ conversationToDelete }) => ({ input: { conversationId: conversationToDelete } }),
  },
];
