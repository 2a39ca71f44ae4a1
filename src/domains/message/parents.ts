/** The parents of the resolvers of types that are no records. */
import type { Outcome } from '../../kernel/outcome.js';
import type { Listed, Slice } from '../../kernel/slice.js';
import type { ConversationReference } from '../conversation/records.js';
import type { Message, MessageReference } from './records.js';

export type MessagePage = Slice<Message>;
/** Messages of a conversation that were sent. */
export type SentMessages = ConversationReference & {
  readonly wasSentBefore: boolean;
} & (
    | { readonly messages: readonly Listed<Message>[]; readonly messageIds?: undefined }
    /** Those that were sent before, of which only the ids are remembered. */
    | { readonly messageIds: readonly string[]; readonly messages?: undefined }
  );
export type SentConversationMessage = Outcome<SentMessages>;
export type DeletedMessage = Outcome<MessageReference>;
export type DeletedMessages = Outcome<ConversationReference>;
