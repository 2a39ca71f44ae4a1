/** The parents of the resolvers of types that are no records. */
import type { Slice } from '../../kernel/slice.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { InvalidRecord } from '../../upstream/response.js';
import type { ConversationReference } from '../conversation/records.js';
import type { Participant } from './records.js';

export type ParticipantPage = Slice<Participant>;
export type JoinedConversation = Outcome<
  ConversationReference & {
    /** The record as far as the answer to the change has it. */
    readonly participant: Participant | InvalidRecord | null;
  }
>;
export type LeftConversation = Outcome<
  ConversationReference & {
    /** Null when it was not asked for, or there is no such participant; an error when it could not be found out. */
    readonly removedParticipantId: string | Error | null;
  }
>;
