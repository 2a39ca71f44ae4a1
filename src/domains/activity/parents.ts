/** The parents of the resolvers of types that are no records. */
import type { Outcome } from '../../kernel/outcome.js';
import type { ConversationReference } from '../conversation/records.js';
import type { UserReference } from '../user/records.js';

export type ReportedReading = Outcome<
  ConversationReference & {
    /** The user who has read it; undefined when that is the business. */
    readonly reader: UserReference | undefined;
  }
>;
export type ReportedTyping = Outcome<ConversationReference>;
