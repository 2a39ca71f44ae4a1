/** The parents of the resolvers of types that are no records. */
import type { Slice } from '../../kernel/connection.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { ConversationReference } from '../conversation/records.js';
import type { Participant } from './records.js';

export type ParticipantPage = Slice<Participant>;
export type JoinedConversation = Outcome<Participant>;
export type LeftConversation = Outcome<
  ConversationReference & {
    /** Null when it was not asked for, or the participant could not be found. */
    readonly removedParticipantId: string | null;
  }
>;
