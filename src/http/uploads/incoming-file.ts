import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

import { tooLarge, UploadRefused } from './upload-refused.js';

/** A file as it comes over HTTP. */
export interface IncomingFile {
  /** Undefined when the request does not say. */
  readonly name: string | undefined;
  /** Undefined when the request does not say. */
  readonly type: string | undefined;
  /** In bytes; undefined when that is not known before it has come. */
  readonly length: number | undefined;
  /** Reading can be ended early: the request stays. */
  readonly chunks: AsyncIterable<Buffer>;
}

/** The field of a form that the file is in. */
export const FILE_FIELD = 'source';

/** How much of a form may be beside the file, in bytes. */
const FORM_OVERHEAD = 16_384;

const NO_FILE = `the form needs a file in the field ${FILE_FIELD}`;

/**
 * Makes sure that a request says how long its body is, and that it may be as long.
 *
 * @param maxBytes How large the file may be.
 * @throws {UploadRefused} otherwise.
 */
export function checkLength({ headers }: IncomingMessage, maxBytes: number): void {
  const { 'content-length': length } = headers;
  if (length === undefined)
    throw new UploadRefused(411, 'BAD_REQUEST', 'the request needs a content-length');
  if (Number(length) > maxBytes + (isForm(headers) ? FORM_OVERHEAD : 0)) throw tooLarge(maxBytes);
  if (Number(length) === 0) throw new UploadRefused(400, 'BAD_REQUEST', 'the file is empty');
}

/**
 * The file of a request: its body, or the first file of its form.
 *
 * @throws {UploadRefused} when the form has none in that field.
 */
export async function incomingFile(raw: IncomingMessage): Promise<IncomingFile> {
  if (isForm(raw.headers)) return fileOfForm(raw);
  return {
    name: undefined,
    type: raw.headers['content-type'],
    length: Number(raw.headers['content-length']),
    chunks: raw.iterator({ destroyOnReturn: false }),
  };
}

function isForm({ 'content-type': type = '' }: IncomingMessage['headers']): boolean {
  return /^multipart\/form-data *(?:;|$)/i.test(type);
}

async function fileOfForm(raw: IncomingMessage): Promise<IncomingFile> {
  const { Busboy } = await import('@fastify/busboy');
  const contentType = raw.headers['content-type'] ?? '';
  const form = createForm(() =>
    Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 1, fields: 16, parts: 16, fieldSize: 1_024, headerPairs: 32 },
    }),
  );
  return new Promise((resolve, reject) => {
    const malformed = (): void =>
      reject(new UploadRefused(400, 'BAD_REQUEST', 'the form is not valid multipart/form-data'));
    form.on('file', (field, file, name, _, type) => {
      // It may fail before anything reads it. What reads it then gets the error all the same.
      file.on('error', () => undefined);
      if (field !== FILE_FIELD) {
        reject(new UploadRefused(400, 'BAD_REQUEST', NO_FILE));
        return;
      }
      const end = (): void => void file.destroy(new Error('the form ends too early'));
      form.off('error', malformed).on('error', end);
      raw.once('error', end);
      resolve({
        name: name === '' ? undefined : name,
        type,
        length: undefined,
        chunks: chunksOf(file),
      });
    });
    form.on('error', malformed);
    form.on('finish', () => reject(new UploadRefused(400, 'BAD_REQUEST', NO_FILE)));
    raw.pipe(form);
  });
}

async function* chunksOf(file: Readable): AsyncGenerator<Buffer, void> {
  try {
    yield* file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch {
    throw new UploadRefused(400, 'BAD_REQUEST', 'the form ends too early');
  }
}

/** @throws {UploadRefused} when the type of the form names no boundary. */
function createForm<Form>(create: () => Form): Form {
  try {
    return create();
  } catch {
    throw new UploadRefused(400, 'BAD_REQUEST', 'multipart/form-data needs a boundary');
  }
}
