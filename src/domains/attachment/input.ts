import type { CreateConversationUploadInput } from '../../__generated__/resolvers.js';
import { hasLength, type InputReader } from '../../kernel/input-reader.js';
import { CONVERSATION } from '../conversation/input.js';
import type { UploadTerms } from './records.js';

const MAX_NAME = 255;
const MAX_TYPE = 127;
const UNUSABLE_IN_NAMES = /[\p{Cc}\p{Surrogate}/\\]/u;
const MEDIA_TYPE =
  /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+(?: *; *[\w!#$%&'*+.^`|~-]+=(?:[\w!#$%&'*+.^`|~-]+|"[^"\\\p{C}]*"))*$/u;
/** A body of this type is a form around the file. */
const FORM = /^multipart\//i;

/**
 * Checks what is known of a file that is to be uploaded.
 *
 * @param maxBytes How large it may be.
 */
export function readUpload(
  reader: InputReader,
  { conversationId, fileName, mediaType, size }: CreateConversationUploadInput,
  maxBytes: number,
): Omit<UploadTerms, 'appId'> {
  if (!isFileName(fileName))
    reader.reject(
      ['fileName'],
      `must be 1 to ${MAX_NAME} characters, without control characters, "/" and "\\"`,
    );
  if (!isMediaType(mediaType))
    reader.reject(
      ['mediaType'],
      `must be a media type such as image/png, at most ${MAX_TYPE} characters`,
    );
  if (size < 1 || size > maxBytes) reader.reject(['size'], `must be 1 to ${maxBytes} bytes`);
  return {
    ...(typeof conversationId === 'string'
      ? { conversationId: reader.recordId(CONVERSATION, ['conversationId'], conversationId) }
      : {}),
    fileName,
    mediaType,
    size,
  };
}

/** Whether a text can be the name of a file. */
export function isFileName(text: string): boolean {
  return hasLength(text, MAX_NAME) && !UNUSABLE_IN_NAMES.test(text);
}

/** Whether a text can be the media type of a file. */
export function isMediaType(text: string): boolean {
  return text.length <= MAX_TYPE && MEDIA_TYPE.test(text) && !FORM.test(text);
}
