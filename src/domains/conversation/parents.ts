/** The parents of the resolvers of types that are no records. */
import type { Slice } from '../../kernel/connection.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Conversation, ConversationReference } from './records.js';

export type ConversationPage = Slice<Conversation>;
export type ChangedConversation = Outcome<Conversation>;
export type DeletedConversation = Outcome<ConversationReference>;
