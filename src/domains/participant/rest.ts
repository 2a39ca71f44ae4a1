import type { SunshineClient } from '../../upstream/client.js';
import type { JsonObject } from '../../upstream/json.js';
import type { ConversationReference } from '../conversation/records.js';
import type { ParticipantBody } from '../conversation/rest.js';
import type { UserReference } from '../user/records.js';
import type { Participant } from './records.js';
import { path } from '../../upstream/path.js';
import { pageParameters, type PageQuery } from '../../upstream/query.js';
import {
  InvalidRecord,
  readChangedRecord,
  readPage,
  type RecordPage,
} from '../../upstream/response.js';

/** The participant or user who leaves. */
export type LeavingReference = UserReference | { readonly participantId: string };

const REQUIRED = ['id', 'userId'] as const;

/**
 * ListParticipants: `GET /v2/apps/{appId}/conversations/{conversationId}/participants`. The order of the list is not
 * documented.
 */
export async function listParticipants(
  client: SunshineClient,
  { appId, conversationId }: ConversationReference,
  page: PageQuery,
): Promise<RecordPage<Participant>> {
  const answer = await client.send({
    operation: 'listParticipants',
    method: 'GET',
    path: path`/v2/apps/${appId}/conversations/${conversationId}/participants`,
    query: pageParameters(page),
  });
  return readPage(answer, 'participants', REQUIRED, (record) =>
    toParticipant(record, appId, conversationId),
  );
}

/**
 * JoinConversation: `POST /v2/apps/{appId}/conversations/{conversationId}/join`. Never sent twice.
 *
 * @returns The new participant, as far as the answer has it.
 */
export async function joinConversation(
  client: SunshineClient,
  { appId, conversationId }: ConversationReference,
  body: ParticipantBody,
): Promise<Participant | InvalidRecord | null> {
  const answer = await client.send({
    operation: 'joinConversation',
    method: 'POST',
    path: path`/v2/apps/${appId}/conversations/${conversationId}/join`,
    body,
  });
  const { userId, userExternalId } = body;
  const record = readChangedRecord(answer, 'participant', REQUIRED, { userId, userExternalId });
  return record === null || record instanceof InvalidRecord
    ? record
    : toParticipant(record, appId, conversationId);
}

/** LeaveConversation: `POST /v2/apps/{appId}/conversations/{conversationId}/leave`. Never sent twice. */
export async function leaveConversation(
  client: SunshineClient,
  { appId, conversationId }: ConversationReference,
  who: LeavingReference,
): Promise<void> {
  await client.send({
    operation: 'leaveConversation',
    method: 'POST',
    path: path`/v2/apps/${appId}/conversations/${conversationId}/leave`,
    body: who,
  });
}

function toParticipant(
  record: JsonObject & { readonly id: string; readonly userId: string },
  appId: string,
  conversationId: string,
): Participant {
  return Object.assign(record, { appId, conversationId });
}
