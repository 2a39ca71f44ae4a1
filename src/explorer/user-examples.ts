import type {
  MutationCreateEndUserArgs,
  MutationDeleteEndUserArgs,
  MutationDeleteEndUserPersonalInformationArgs,
  MutationLinkEndUserClientArgs,
  MutationRemoveEndUserClientArgs,
  MutationSyncEndUserArgs,
  MutationUpdateEndUserArgs,
  QueryUsersByEmailArgs,
} from '../__generated__/resolvers.js';
import type { Example } from './example.js';

/** About users and the clients by which they are reached. */
export const USER_EXAMPLES: readonly Example[] = [
  {
    file: 'first-message.graphql',
    variables: ({ newUser }) => ({
      user: { externalId: newUser, ifExists: 'GIVE', profile: { givenName: 'Nia' } },
      conversation: { type: 'PERSONAL', participants: [{ user: { userExternalId: newUser } }] },
      message: {
        conversationId: '#conversation',
        author: { user: { user: { userExternalId: newUser } } },
        content: { text: { text: 'Hello' } },
      },
    }),
  },
  {
    file: 'users-by-email.graphql',
    variables: ({ email }): QueryUsersByEmailArgs => ({ email }),
  },
  {
    file: 'create-user.graphql',
    variables: ({ newUser }): MutationCreateEndUserArgs => ({
      input: { externalId: newUser, ifExists: 'GIVE', profile: { givenName: 'Nia' } },
    }),
  },
  {
    file: 'update-user.graphql',
    variables: ({ appleUser }): MutationUpdateEndUserArgs => ({
      input: {
        user: { userId: appleUser },
        profile: { surname: 'Lovelace' },
        metadata: { plan: 'gold' },
      },
    }),
  },
  {
    file: 'sync-user.graphql',
    variables: ({ zendeskId }): MutationSyncEndUserArgs => ({ input: { zendeskId } }),
  },
  {
    file: 'link-client.graphql',
    variables: ({
      appleConversation,
      appleUser,
      smsIntegration,
    }): MutationLinkEndUserClientArgs => ({
      input: {
        user: { userId: appleUser },
        integrationId: smsIntegration,
        channel: { twilio: { phoneNumber: '+12125552368' } },
        confirmation: { type: 'PROMPT', message: { text: { text: 'May we write to you here?' } } },
        conversationId: appleConversation,
      },
    }),
  },
  {
    file: 'remove-client.graphql',
    variables: ({ appleUser, clientToRemove }): MutationRemoveEndUserClientArgs => ({
      input: { user: { userId: appleUser }, clientId: clientToRemove },
    }),
  },
  {
    file: 'delete-personal-information.graphql',
    variables: ({ personToDelete }): MutationDeleteEndUserPersonalInformationArgs => ({
      input: { user: { userId: personToDelete } },
    }),
  },
  {
    file: 'delete-user.graphql',
    variables: ({ personToDelete }): MutationDeleteEndUserArgs => ({
      input: { user: { userId: personToDelete } },
    }),
  },
];
