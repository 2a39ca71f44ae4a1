import type {
  MutationAcceptConversationControlArgs,
  MutationCreateConversationArgs,
  MutationCreateConversationUploadArgs,
  MutationDeleteConversationAttachmentArgs,
  MutationDeleteConversationMessageArgs,
  MutationDeleteConversationMessagesArgs,
  MutationJoinConversationArgs,
  MutationLeaveConversationArgs,
  MutationMarkConversationReadArgs,
  MutationOfferConversationControlArgs,
  MutationPassConversationControlArgs,
  MutationReleaseConversationControlArgs,
  MutationSendConversationMessageArgs,
  MutationSetConversationTypingArgs,
  MutationUpdateConversationArgs,
} from '../__generated__/resolvers.js';
import type { Example } from './example.js';

/** About conversations, their messages and events, files, and who is in control. */
export const CONVERSATION_EXAMPLES: readonly Example[] = [
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
];
