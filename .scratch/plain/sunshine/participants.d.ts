import type { SunshineClient } from './client.js';
import type { ConversationReference, ParticipantBody } from './conversations.js';
import { type PageQuery } from './query.js';
import type { Participant, UserReference } from './records.js';
import { type RecordPage } from './response.js';
/** Names who leaves: a participant or a user. */
export type LeavingReference = UserReference | {
    readonly participantId: string;
};
/**
 * ListParticipants: `GET /v2/apps/{appId}/conversations/{conversationId}/participants`. The order of the list is not
 * documented.
 */
export declare function listParticipants(client: SunshineClient, { appId, id: conversationId }: ConversationReference, page: PageQuery): Promise<RecordPage<Participant>>;
/** JoinConversation: `POST /v2/apps/{appId}/conversations/{conversationId}/join`. Never sent twice. */
export declare function joinConversation(client: SunshineClient, { appId, id: conversationId }: ConversationReference, body: ParticipantBody): Promise<Participant>;
/** LeaveConversation: `POST /v2/apps/{appId}/conversations/{conversationId}/leave`. Never sent twice. */
export declare function leaveConversation(client: SunshineClient, { appId, id: conversationId }: ConversationReference, who: LeavingReference): Promise<void>;
