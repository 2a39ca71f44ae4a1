import type { SunshineClient } from '../../upstream/client.js';
import type { JsonObject } from '../../upstream/json.js';
import { path } from '../../upstream/path.js';
import type { ConversationReference } from '../conversation/records.js';

/** The actions of a switchboard, as their REST operations are called. */
export type ControlOperation = 'passControl' | 'offerControl' | 'acceptControl' | 'releaseControl';

/**
 * PassControl, OfferControl, AcceptControl and ReleaseControl:
 * `POST /v2/apps/{appId}/conversations/{conversationId}/{operation}`. Never sent twice: who has the control by then may
 * be another.
 */
export async function changeControl(
  client: SunshineClient,
  operation: ControlOperation,
  { appId, conversationId }: ConversationReference,
  body: JsonObject,
): Promise<void> {
  await client.send({
    operation,
    method: 'POST',
    path: path`/v2/apps/${appId}/conversations/${conversationId}/${operation}`,
    body,
  });
}
