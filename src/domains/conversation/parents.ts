/** The parents of the resolvers of types that are no records. */
import type { Slice } from '../../kernel/slice.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { InvalidRecord } from '../../upstream/response.js';
import type { Conversation, ConversationReference } from './records.js';

export type ConversationPage = Slice<Conversation>;
/** The record as far as the answer to the change has it. */
export type ChangedConversation = Outcome<{
  readonly conversation: Conversation | InvalidRecord | null;
}>;
export type DeletedConversation = Outcome<ConversationReference>;
