import type { SunshineClient } from './client.js';
import { type PageQuery } from './query.js';
import type { Conversation, JsonObject, UserReference } from './records.js';
import { type RecordPage } from './response.js';
/** Where a conversation is. */
export type ConversationReference = Pick<Conversation, 'appId' | 'id'>;
/** A user to take part in a conversation. */
export type ParticipantBody = UserReference & {
    /** Whether to subscribe the user's SDK client at once, making one if there is none. */
    readonly subscribeSDKClient: boolean;
};
/** How a conversation is shown, and its metadata. Null clears; a key left out changes nothing. */
export interface ConversationUpdateBody {
    readonly displayName?: string | null;
    readonly description?: string | null;
    readonly iconUrl?: string | null;
    readonly metadata?: JsonObject | null;
}
/** The body of createConversation. */
export interface ConversationCreateBody extends ConversationUpdateBody {
    readonly type: 'personal' | 'sdkGroup';
    readonly participants?: readonly ParticipantBody[];
}
/** GetConversation: `GET /v2/apps/{appId}/conversations/{conversationId}`. */
export declare function getConversation(client: SunshineClient, { appId, id }: ConversationReference): Promise<Conversation>;
/** ListConversations: `GET /v2/apps/{appId}/conversations`. The order of the list is not documented. */
export declare function listConversations(client: SunshineClient, appId: string, user: UserReference, page: PageQuery): Promise<RecordPage<Conversation>>;
/** CreateConversation: `POST /v2/apps/{appId}/conversations`. Never sent twice. */
export declare function createConversation(client: SunshineClient, appId: string, body: ConversationCreateBody): Promise<Conversation>;
/** UpdateConversation: `PATCH /v2/apps/{appId}/conversations/{conversationId}`. */
export declare function updateConversation(client: SunshineClient, { appId, id }: ConversationReference, body: ConversationUpdateBody): Promise<Conversation>;
/**
 * DeleteConversation: `DELETE /v2/apps/{appId}/conversations/{conversationId}`. When it is sent again because the
 * first answer was lost, "not found" means that it is done.
 */
export declare function deleteConversation(client: SunshineClient, { appId, id }: ConversationReference): Promise<void>;
