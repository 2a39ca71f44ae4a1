import type {
  MutationDeleteConversationArgs,
  MutationDownloadMessageRefArgs,
  MutationPostConversionEventsArgs,
} from '../__generated__/resolvers.js';
import type { Example } from './example.js';

/** What only some channels have, and the end of a conversation. */
export const CHANNEL_EXAMPLES: readonly Example[] = [
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
