import type { SunshineClient } from '../../upstream/client.js';
import { path } from '../../upstream/path.js';
import type { PageQuery } from '../../upstream/query.js';
import { readPage, type RecordPage } from '../../upstream/response.js';
import type { ConversationReference } from '../conversation/records.js';
import { toMessage, type Message } from './records.js';

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
    path: path`/v2/apps/${appId}/conversations/${conversationId}/messages`,
    query: { 'page[after]': after, 'page[before]': before },
  });
  return readPage(answer, 'messages', ['id'], (record) =>
    toMessage(record, { appId, conversationId }),
  );
}
