import type { ApolloClient } from '@apollo/client';

import type { ConversationContentInput } from './__generated__/graphql';
import { CreateUpload } from './operations';

const MAX_ALT_TEXT = 128;

/** Why a file was not taken, in words for those who sent it. */
export class UploadError extends Error {}

/**
 * Sends a file to the server, for a message. Gives the content of that message.
 *
 * @throws {UploadError} when it was refused.
 */
export async function upload(
  client: ApolloClient,
  conversation: string,
  file: File,
): Promise<ConversationContentInput> {
  const { name: fileName, size } = file;
  const mediaType = file.type || 'application/octet-stream';
  const input = { conversationId: conversation, fileName, mediaType, size };
  const { data } = await client.mutate({ mutation: CreateUpload, variables: { input } });
  const { upload, userErrors = [] } = data?.createConversationUpload ?? {};
  if (!upload) throw new UploadError(userErrors[0]?.message ?? 'There is no address for files.');
  const { url, method, headers } = upload;
  const answer = await fetch(url, {
    method,
    headers: headers.map(({ name, value }): [string, string] => [name, value]),
    body: file,
  });
  const { attachment, errors } = (await answer.json()) as {
    attachment?: { mediaUrl: string };
    errors?: { message: string }[];
  };
  if (!attachment) throw new UploadError(errors?.[0]?.message ?? 'The file was refused.');
  const media = { mediaUrl: attachment.mediaUrl, altText: fileName.slice(0, MAX_ALT_TEXT) };
  return mediaType.startsWith('image/') ? { image: media } : { file: media };
}
