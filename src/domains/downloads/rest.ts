import type { SunshineClient } from '../../upstream/client.js';
import type { ConversationReference } from '../conversation/records.js';
import { path } from '../../upstream/path.js';
import type { JsonObject } from '../../upstream/json.js';

/** The body of downloadMessageRef: a reference of Apple Messages for Business. */
export interface DownloadMessageRefBody {
  readonly userId: string;
  readonly apple?: {
    readonly interactiveDataRef: {
      readonly url: string;
      readonly bid: string;
      readonly key: string;
      readonly signature: string;
      readonly owner: string;
    };
  };
}

/**
 * DownloadMessageRef: `POST /v2/apps/{appId}/conversations/{conversationId}/download`. A read, though a POST: it may
 * be sent again.
 *
 * @returns The data, in the format of its channel.
 */
export async function downloadMessageRef(
  client: SunshineClient,
  { appId, conversationId }: ConversationReference,
  body: DownloadMessageRefBody,
): Promise<JsonObject> {
  const { body: data } = await client.send({
    operation: 'downloadMessageRef',
    method: 'POST',
    path: path`/v2/apps/${appId}/conversations/${conversationId}/download`,
    body: { ...body },
    isChange: false,
    idempotent: true,
  });
  return data;
}
