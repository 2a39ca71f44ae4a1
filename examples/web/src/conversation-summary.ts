import { graphql, readFragment, type FragmentType } from './__generated__';

/** What a line about a conversation needs. Only this file can read it. */
export const ConversationSummary = graphql(`
  fragment ConversationSummary on Conversation {
    displayName
    type
    participants(first: 3) {
      nodes {
        user {
          profile {
            givenName
          }
        }
      }
    }
  }
`);

/** A line about a conversation. */
export function conversationSummary(masked: FragmentType<typeof ConversationSummary>): string {
  const { displayName, type, participants } = readFragment(ConversationSummary, masked);
  const names = participants?.nodes.map((node) => node?.user?.profile?.givenName ?? 'somebody');
  return `${displayName ?? 'without a name'} (${type}) with ${names?.join(', ') ?? 'nobody knows whom'}`;
}
