/** The parents of the resolvers of types that are no records. */
import type { Outcome } from '../../kernel/outcome.js';
import type { ConversationReference } from '../conversation/records.js';

/** A request to change the control of a conversation that upstream took. */
export type ControlRequest = Outcome<ConversationReference>;
