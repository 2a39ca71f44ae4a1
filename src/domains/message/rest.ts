import type { SunshineClient } from '../../upstream/client.js';
import { path } from '../../upstream/path.js';
import type { PageQuery } from '../../upstream/query.js';
import { readPage, type InvalidRecord, type RecordPage } from '../../upstream/response.js';
import type { JsonObject } from '../../upstream/json.js';
import type { ConversationReference } from '../conversation/records.js';
import { toMessage, type Message, type MessageReference } from './records.js';

/**
 * ListMessages: `GET /v2/apps/{appId}/conversations/{conversationId}/messages`. Without a cursor it gives the newest 100
 * messages. The size of its pages cannot be changed.
 */
export async function listMessages(
  client: SunshineClient,
  { appId, conversationId }: ConversationReference,
  { after, before }: PageQuery,
): Promise<RecordPage<Message>> {
  const answer = await client.send({
    operation: 'listMessages',
    method: 'GET',
    path: messagesPath({ appId, conversationId }),
    query: { 'page[after]': after, 'page[before]': before },
  });
  return readPage(answer, 'messages', ['id'], (record) =>
    toMessage(record, { appId, conversationId }),
  );
}

/** The name of the REST operation that posts a message. */
export const POST_MESSAGE = 'postMessage';

/**
 * PostMessage: `POST /v2/apps/{appId}/conversations/{conversationId}/messages`. Never sent twice.
 *
 * @returns The messages that it became, as far as the answer has them.
 */
export async function postMessage(
  client: SunshineClient,
  reference: ConversationReference,
  body: JsonObject,
): Promise<readonly (Message | InvalidRecord)[]> {
  const answer = await client.send({
    operation: POST_MESSAGE,
    method: 'POST',
    path: messagesPath(reference),
    body,
  });
  // An answer without messages does not undo the change.
  if (!Array.isArray(answer.body['messages'])) return [];
  return readPage(answer, 'messages', ['id'], (record) => toMessage(record, reference)).records;
}

/**
 * DeleteMessage: `DELETE /v2/apps/{appId}/conversations/{conversationId}/messages/{messageId}`. The code for a message
 * that is not there is not documented.
 */
export async function deleteMessage(
  client: SunshineClient,
  { messageId, ...reference }: MessageReference,
): Promise<void> {
  await client.send({
    operation: 'deleteMessage',
    method: 'DELETE',
    path: messagesPath(reference) + path`/${messageId}`,
    doneWhenMissing: (code) => code !== 'conversation_not_found' && code !== 'app_not_found',
  });
}

/** DeleteAllMessages: `DELETE /v2/apps/{appId}/conversations/{conversationId}/messages`. */
export async function deleteAllMessages(
  client: SunshineClient,
  reference: ConversationReference,
): Promise<void> {
  await client.send({
    operation: 'deleteAllMessages',
    method: 'DELETE',
    path: messagesPath(reference),
  });
}

function messagesPath({ appId, conversationId }: ConversationReference): string {
  return path`/v2/apps/${appId}/conversations/${conversationId}/messages`;
}
