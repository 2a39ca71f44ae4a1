import type { SunshineClient } from '../../upstream/client.js';
import type { JsonObject } from '../../upstream/json.js';
import { path } from '../../upstream/path.js';
import type { ConversationReference } from '../conversation/records.js';

/** What can be reported of a conversation. */
export type ActivityType = 'conversation:read' | 'typing:start' | 'typing:stop';

/**
 * PostActivity: `POST /v2/apps/{appId}/conversations/{conversationId}/activity`. Reporting it twice has no more effect
 * than once. Identical reports of reading go out once a second at most.
 */
export async function postActivity(
  client: SunshineClient,
  { appId, conversationId }: ConversationReference,
  type: ActivityType,
  author: JsonObject,
): Promise<void> {
  await client.send({
    operation: 'postActivity',
    method: 'POST',
    path: path`/v2/apps/${appId}/conversations/${conversationId}/activity`,
    body: { author, type },
    idempotent: true,
    isPaced: type === 'conversation:read',
  });
}
