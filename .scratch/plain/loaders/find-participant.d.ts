import type { ConversationReference } from '../sunshine/conversations.js';
import type { Participant } from '../sunshine/records.js';
import type { Loaders } from './loaders.js';
/**
 * The participant of a conversation that fits; null when none does. Upstream has no call for one participant, so this
 * goes through the list, which as a rule is one page: the same one that `participants` shows by default. It stops
 * where nothing follows, or only what was read before, whatever upstream says of a next page.
 *
 * @throws {SunshineError} when the list cannot be read.
 */
export declare function findParticipant({ participantPage }: Loaders, conversation: ConversationReference, fits: (participant: Participant) => boolean): Promise<Participant | null>;
