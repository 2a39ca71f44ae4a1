import { badRequest, notFound } from '../errors.js';
import { filePath, idOfFile } from '../files.js';
import type { Operation } from './operation.js';
import { deleteAttachmentBody } from './schemas.js';

/** The largest file that is taken. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** A file as its form has it. */
class SentFile {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly bytes: Buffer,
  ) {}

  /** What the log of requests shows. */
  toJSON(): object {
    return { source: { name: this.name, type: this.type, size: this.bytes.length } };
  }
}

const uploadAttachment: Operation<SentFile, never> = {
  name: 'uploadAttachment',
  method: 'POST',
  path: '/attachments',
  status: 201,
  readBody: readFile,
  perform({ address, app, body, now, query }) {
    if (query.get('access') !== 'public') throw badRequest('Invalid query parameters');
    const conversationId = query.get('conversationId') ?? undefined;
    if (conversationId !== undefined) app.conversation(conversationId);
    const { name, type, bytes } = body;
    const file = { id: app.identifiers.next(now), name, type, bytes, conversationId };
    app.saveFile(file);
    const { origin } = new URL(address);
    return { attachment: { mediaUrl: origin + filePath(file), mediaType: type } };
  },
};

const deleteAttachment: Operation<{ readonly mediaUrl: string }, never> = {
  name: 'deleteAttachment',
  method: 'POST',
  path: '/attachments/remove',
  status: 200,
  bodySchema: deleteAttachmentBody,
  perform({ address, app, body: { mediaUrl } }) {
    const id = idOfFile(mediaUrl, address);
    if (id === undefined) {
      throw badRequest(`Unsupported media URL for attachment deletion: ${mediaUrl}`);
    }
    if (!app.removeFile(id)) throw notFound('Attachment not found');
    return {};
  },
};

/** The routes of attachments. */
export const attachmentOperations = [uploadAttachment, deleteAttachment];

async function readFile(contentType: string | undefined, raw: Buffer): Promise<SentFile> {
  const form = await new Response(new Uint8Array(raw), {
    headers: { 'content-type': contentType ?? '' },
  })
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the body is in memory already
    .formData()
    .catch(() => undefined);
  const source = form?.get('source');
  if (!(source instanceof File)) throw badRequest('Bad request');
  if (source.size > MAX_FILE_BYTES) throw badRequest('File is too large');
  const bytes = Buffer.from(await source.arrayBuffer());
  return new SentFile(source.name, source.type || 'application/octet-stream', bytes);
}
