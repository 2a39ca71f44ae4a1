import type { SunshineClient } from '../../upstream/client.js';
import { path } from '../../upstream/path.js';
import { invalidAnswer, isObject } from '../../upstream/response.js';
import type { StreamedBody } from '../../upstream/transports/transport.js';
import type { Attachment } from './records.js';

/**
 * UploadAttachment: `POST /v2/apps/{appId}/attachments`. Never sent twice.
 *
 * @param form The file as `multipart/form-data`, in the field `source`.
 * @throws {SunshineError} `invalid-response` when the answer has no address of the file.
 */
export async function uploadAttachment(
  client: SunshineClient,
  {
    appId,
    conversationId,
  }: { readonly appId: string; readonly conversationId?: string | undefined },
  form: StreamedBody,
): Promise<Attachment> {
  const answer = await client.send({
    operation: 'uploadAttachment',
    method: 'POST',
    path: path`/v2/apps/${appId}/attachments`,
    query: { access: 'public', for: 'message', conversationId },
    file: form,
  });
  const { attachment } = answer.body;
  const { mediaUrl, mediaType } = isObject(attachment) ? attachment : {};
  // The file is there all the same, at an address that nobody knows.
  if (typeof mediaUrl !== 'string') throw invalidAnswer(answer, true);
  return { mediaUrl, mediaType: typeof mediaType === 'string' ? mediaType : null };
}

/**
 * DeleteAttachment: `POST /v2/apps/{appId}/attachments/remove`. Doing it twice has no more effect than doing it once.
 */
export async function deleteAttachment(
  client: SunshineClient,
  appId: string,
  mediaUrl: string,
): Promise<void> {
  await client.send({
    operation: 'deleteAttachment',
    method: 'POST',
    path: path`/v2/apps/${appId}/attachments/remove`,
    body: { mediaUrl },
    idempotent: true,
    doneWhenMissing: (code) => code === 'not_found',
  });
}
