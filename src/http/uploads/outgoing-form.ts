import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import type { UploadTerms } from '../../domains/attachment/records.js';
import type { StreamedBody } from '../../upstream/transports/transport.js';
import { FILE_FIELD, type IncomingFile } from './incoming-file.js';
import { tooLarge } from './upload-refused.js';

/** How much of a file waits to be sent, in bytes, beside what sockets hold. */
const HELD_BYTES = 65_536;

/** Is notified while a form is sent. */
export interface FormObserver {
  /** Something waits for upstream to take it. */
  offered(): void;
  /** Upstream has taken it. */
  taken(): void;
  /** The file failed, and the form is not whole. */
  failed(error: unknown): void;
}

/**
 * A file as upstream takes it: `multipart/form-data`, made while it is sent. Its length is exact where that of the file
 * is known.
 */
export function outgoingForm(
  { chunks, length }: IncomingFile,
  { fileName, mediaType, size }: Pick<UploadTerms, 'fileName' | 'mediaType' | 'size'>,
  observer: FormObserver,
): StreamedBody {
  const boundary = `----${randomBytes(18).toString('base64url')}`;
  const head = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="${FILE_FIELD}"; filename="${quoted(fileName)}"\r\n` +
      `content-type: ${mediaType}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const file = chunks[Symbol.asyncIterator]();
  let sent = 0;

  /** The next part of the file; undefined at its end. Only here its own errors occur, not those of what takes it. */
  async function next(): Promise<Buffer | undefined> {
    try {
      const part = await file.next();
      if (part.done === true) return undefined;
      sent += part.value.length;
      noteBuffers();
      if (sent > size) throw tooLarge(size);
      return part.value;
    } catch (error) {
      observer.failed(error);
      throw error;
    }
  }

  function* offered(part: Buffer): Generator<Buffer, void> {
    observer.offered();
    yield part;
    observer.taken();
  }

  async function* parts(): AsyncGenerator<Buffer, void> {
    yield* offered(head);
    try {
      for (let chunk = await next(); chunk !== undefined; chunk = await next())
        yield* offered(chunk);
    } finally {
      await file.return?.();
    }
    observer.offered();
    yield tail;
  }

  const stream = Readable.from(parts(), { objectMode: false, highWaterMark: HELD_BYTES });
  // It may fail when nothing reads it any more.
  stream.on('error', () => undefined);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    length: length === undefined ? undefined : head.length + length + tail.length,
    stream,
  };
}

/**
 * V8 looks at how much memory buffers take, and collects those that are not needed, only where JavaScript allocates one.
 * What comes from sockets is allocated elsewhere: without this the whole file would be garbage at once.
 */
function noteBuffers(): ArrayBuffer {
  return new ArrayBuffer(1);
}

/** As browsers write the names of files in forms. */
function quoted(name: string): string {
  return name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
