import { readFileSync } from 'node:fs';

import type {
  MutationAcceptConversationControlArgs,
  MutationCreateConversationArgs,
  MutationCreateConversationUploadArgs,
  MutationCreateEndUserArgs,
  MutationDeleteConversationArgs,
  MutationDeleteConversationAttachmentArgs,
  MutationDeleteConversationMessageArgs,
  MutationDeleteConversationMessagesArgs,
  MutationDeleteEndUserArgs,
  MutationDeleteEndUserPersonalInformationArgs,
  MutationDownloadMessageRefArgs,
  MutationJoinConversationArgs,
  MutationLeaveConversationArgs,
  MutationLinkEndUserClientArgs,
  MutationMarkConversationReadArgs,
  MutationOfferConversationControlArgs,
  MutationPassConversationControlArgs,
  MutationPostConversionEventsArgs,
  MutationReleaseConversationControlArgs,
  MutationRemoveEndUserClientArgs,
  MutationSendConversationMessageArgs,
  MutationSetConversationTypingArgs,
  MutationSyncEndUserArgs,
  MutationUpdateConversationArgs,
  MutationUpdateEndUserArgs,
  QueryUsersByEmailArgs,
} from '../__generated__/resolvers.js';
import type { Upstream } from '../open-upstream.js';
import { PACKAGE_FOLDER } from '../package.js';
import { PLACEHOLDERS, SAMPLE_RECORDS, type ExampleRecords } from './example-records.js';

/** An operation to try, with its variables as JSON. */
export interface ExampleOperation {
  readonly query: string;
  readonly variables: string;
}

/** Lint and `npm run codegen` check the files against the schema; the package and the image have them, too. */
const OPERATIONS_FOLDER = new URL('examples/operations/', PACKAGE_FOLDER);

interface Example {
  /** Its name in the folder of the operations. */
  readonly file: string;
  readonly variables: (records: ExampleRecords) => Readonly<Record<string, unknown>>;
}

/**
 * Operations to begin with: reading, paging, events and every mutation. On the sandbox they can be sent as they are; on a real
 * app their variables have placeholders where ids belong.
 */
export function exampleOperations(mode: Upstream['mode']): readonly ExampleOperation[] {
  const records = mode === 'sandbox' ? SAMPLE_RECORDS : PLACEHOLDERS;
  return EXAMPLES.map(({ file, variables }) => exampleOperation(file, variables(records)));
}

/** The operation in a file of the folder of operations, with its variables. */
export function exampleOperation(
  file: string,
  variables: Readonly<Record<string, unknown>>,
): ExampleOperation {
  return {
    query: readFileSync(new URL(file, OPERATIONS_FOLDER), 'utf8').trimEnd(),
    variables: JSON.stringify(variables, null, 2),
  };
}

const EXAMPLES: readonly Example[] = [
  {
    file: 'conversations.graphql',
    variables: ({ user }) => ({ by: { userExternalId: user } }),
  },
  {
    file: 'next-page.graphql',
    variables: ({ user, cursor }) => ({ user, first: 2, after: cursor }),
  },
  {
    file: 'messages.graphql',
    variables: ({ conversationWithMessages }) => ({
      conversation: conversationWithMessages,
      last: 5,
    }),
  },
  {
    file: 'conversation-events.graphql',
    variables: ({ group }) => ({ conversation: group, after: null }),
  },
  {
    file: 'send.graphql',
    variables: ({ group }): MutationSendConversationMessageArgs => ({
      input: {
        conversationId: group,
        author: { business: { displayName: 'Support' } },
        content: {
          text: {
            text: 'Shall we call you?',
            actions: [
              { reply: { text: 'Yes', payload: 'YES' } },
              { reply: { text: 'No', payload: 'NO' } },
            ],
          },
        },
        metadata: { ticket: 17 },
        idempotencyKey: 'ticket-17-call',
      },
    }),
  },
  {
    file: 'mark-read.graphql',
    variables: ({ group, member }): MutationMarkConversationReadArgs => ({
      input: { conversationId: group, as: { user: { userId: member } } },
    }),
  },
  {
    file: 'typing.graphql',
    variables: ({ group }): MutationSetConversationTypingArgs => ({
      input: { conversationId: group, isTyping: true },
    }),
  },
  {
    file: 'pass-control.graphql',
    variables: ({ group }): MutationPassConversationControlArgs => ({
      input: { conversationId: group, to: 'next', metadata: { ticket: 17 } },
    }),
  },
  {
    file: 'offer-control.graphql',
    variables: ({ group }): MutationOfferConversationControlArgs => ({
      input: { conversationId: group, to: 'zd:agentWorkspace' },
    }),
  },
  {
    file: 'accept-control.graphql',
    variables: ({ group }): MutationAcceptConversationControlArgs => ({
      input: { conversationId: group },
    }),
  },
  {
    file: 'release-control.graphql',
    variables: ({ group }): MutationReleaseConversationControlArgs => ({
      input: { conversationId: group },
    }),
  },
  {
    file: 'create-upload.graphql',
    variables: ({ group }): MutationCreateConversationUploadArgs => ({
      input: { conversationId: group, fileName: 'lamp.png', mediaType: 'image/png', size: 48_000 },
    }),
  },
  {
    file: 'delete-attachment.graphql',
    variables: ({ attachment }): MutationDeleteConversationAttachmentArgs => ({
      input: { mediaUrl: attachment },
    }),
  },
  {
    file: 'delete-message.graphql',
    variables: ({
      conversationToEmpty,
      messageToDelete,
    }): MutationDeleteConversationMessageArgs => ({
      input: { conversationId: conversationToEmpty, messageId: messageToDelete },
    }),
  },
  {
    file: 'delete-messages.graphql',
    variables: ({ conversationToEmpty }): MutationDeleteConversationMessagesArgs => ({
      input: { conversationId: conversationToEmpty },
    }),
  },
  {
    file: 'create.graphql',
    variables: ({ user }): MutationCreateConversationArgs => ({
      input: {
        type: 'SDK_GROUP',
        displayName: 'Order 16',
        participants: [{ user: { userExternalId: user } }],
        metadata: { order: 16 },
      },
    }),
  },
  {
    file: 'update.graphql',
    variables: ({ group }): MutationUpdateConversationArgs => ({
      input: { conversationId: group, displayName: 'Night shift', description: null },
    }),
  },
  {
    file: 'join.graphql',
    variables: ({ groupToJoin, newcomer }): MutationJoinConversationArgs => ({
      input: { conversationId: groupToJoin, user: { userExternalId: newcomer } },
    }),
  },
  {
    file: 'leave.graphql',
    variables: ({ group, member }): MutationLeaveConversationArgs => ({
      input: { conversationId: group, participant: { userId: member } },
    }),
  },
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
  {
    file: 'events.graphql',
    variables: ({ messengerConversation }): MutationPostConversionEventsArgs => ({
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
    file: 'download.graphql',
    variables: ({ appleConversation, appleUser }): MutationDownloadMessageRefArgs => ({
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
    file: 'delete.graphql',
    variables: ({ conversationToDelete }): MutationDeleteConversationArgs => ({
      input: { conversationId: conversationToDelete },
    }),
  },
];
