import type { SunshineClient } from '../../upstream/client.js';
import { path } from '../../upstream/path.js';
import { pageParameters, type PageQuery } from '../../upstream/query.js';
import type { JsonObject } from '../../upstream/json.js';
import type { UserLookup, UserReference } from '../user/records.js';
import type { Conversation, ConversationReference } from './records.js';
import {
  InvalidRecord,
  readChangedRecord,
  readPage,
  readRecord,
  type Answer,
  type RecordPage,
} from '../../upstream/response.js';

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
export async function getConversation(
  client: SunshineClient,
  reference: ConversationReference,
): Promise<Conversation> {
  const answer = await client.send({
    operation: 'getConversation',
    method: 'GET',
    path: conversationPath(reference),
  });
  const { appId, conversationId: id } = reference;
  const record = readRecord(answer, 'conversation', ['id'], { id });
  return Object.assign(record, { appId });
}

/** ListConversations: `GET /v2/apps/{appId}/conversations`. The order of the list is not documented. */
export async function listConversations(
  client: SunshineClient,
  { appId, ...user }: UserLookup,
  page: PageQuery,
): Promise<RecordPage<Conversation>> {
  const answer = await client.send({
    operation: 'listConversations',
    method: 'GET',
    path: path`/v2/apps/${appId}/conversations`,
    query: {
      ...pageParameters(page),
      'filter[userId]': user.userId,
      'filter[userExternalId]': user.userExternalId,
    },
  });
  return readPage(answer, 'conversations', ['id'], (record) => Object.assign(record, { appId }));
}

/**
 * CreateConversation: `POST /v2/apps/{appId}/conversations`. Never sent twice.
 *
 * @returns The new conversation, as far as the answer has it.
 */
export async function createConversation(
  client: SunshineClient,
  appId: string,
  body: ConversationCreateBody,
): Promise<Conversation | InvalidRecord | null> {
  const answer = await client.send({
    operation: 'createConversation',
    method: 'POST',
    path: path`/v2/apps/${appId}/conversations`,
    body: { ...body },
  });
  return readChangedConversation(answer, appId);
}

/**
 * UpdateConversation: `PATCH /v2/apps/{appId}/conversations/{conversationId}`.
 *
 * @returns The conversation as it is now, as far as the answer has it.
 */
export async function updateConversation(
  client: SunshineClient,
  reference: ConversationReference,
  body: ConversationUpdateBody,
): Promise<Conversation | InvalidRecord | null> {
  const answer = await client.send({
    operation: 'updateConversation',
    method: 'PATCH',
    path: conversationPath(reference),
    body: { ...body },
  });
  return readChangedConversation(answer, reference.appId, reference.conversationId);
}

/**
 * DeleteConversation: `DELETE /v2/apps/{appId}/conversations/{conversationId}`. When it is sent again because the
 * first answer was lost, "not found" means that it is done.
 */
export async function deleteConversation(
  client: SunshineClient,
  reference: ConversationReference,
): Promise<void> {
  await client.send({
    operation: 'deleteConversation',
    method: 'DELETE',
    path: conversationPath(reference),
    doneWhenMissing: (code) => code === 'conversation_not_found',
  });
}

function conversationPath({ appId, conversationId }: ConversationReference): string {
  return path`/v2/apps/${appId}/conversations/${conversationId}`;
}

function readChangedConversation(
  answer: Answer,
  appId: string,
  id?: string,
): Conversation | InvalidRecord | null {
  const record = readChangedRecord(answer, 'conversation', ['id'], { id });
  return record === null || record instanceof InvalidRecord
    ? record
    : Object.assign(record, { appId });
}
