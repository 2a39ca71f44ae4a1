import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, inflate, inflateRaw, unzip, type ZlibOptions } from 'node:zlib';

import { TransportError } from './transport.js';

type Decode = (body: Buffer, options: ZlibOptions) => Promise<Buffer>;

const INFLATE: Decode = promisify<Buffer, ZlibOptions, Buffer>(inflate);
const INFLATE_RAW: Decode = promisify<Buffer, ZlibOptions, Buffer>(inflateRaw);
const UNZIP: Decode = promisify<Buffer, ZlibOptions, Buffer>(unzip);

const DECODERS: ReadonlyMap<string, Decode> = new Map([
  ['gzip', UNZIP],
  ['x-gzip', UNZIP],
  // Meant is the format of zlib; some servers send what is inside of it alone.
  ['deflate', (body, options) => (hasZlibHeader(body) ? INFLATE : INFLATE_RAW)(body, options)],
  ['br', promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress)],
]);
/** More than any server applies. Each may make the body a thousand times as large. */
const MAX_ENCODINGS = 2;

/** The start of an answer, as HTTP clients give it. */
interface Head {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The text of an answer's body, decompressed. Both transports read it here, so that they agree on it.
 *
 * @throws {TransportError} `invalid` when the body is not what its headers say, or not UTF-8, `too-large` when it is
 *   larger than `maxBytes` once decompressed. The body of an error status is empty then: its status counts.
 */
export async function readBody(
  { status, headers }: Head,
  chunks: readonly Buffer[],
  maxBytes: number,
): Promise<string> {
  try {
    const [first = Buffer.alloc(0)] = chunks;
    const received = chunks.length > 1 ? Buffer.concat(chunks) : first;
    const encodings = encodingsOf(headers);
    const body =
      encodings.length === 0 || received.length === 0
        ? received
        : await decode(received, encodings, maxBytes);
    if (!isUtf8(body)) throw new TransportError('invalid');
    return body.toString();
  } catch (error) {
    if (status >= 400) return '';
    throw error;
  }
}

/** Whether an answer cannot have a body, and does not say where one would end: waiting for it would be in vain. */
export function isOverWithHead({ status, headers }: Head): boolean {
  return (
    status === 205 &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}

/** The value of a header; the first when it occurs several times. */
export function firstOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  return allOf(headers, name)[0];
}

function allOf(headers: IncomingHttpHeaders, name: string): readonly string[] {
  const value = headers[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** In the order in which they were applied. */
function encodingsOf(headers: IncomingHttpHeaders): readonly string[] {
  return allOf(headers, 'content-encoding')
    .flatMap((value) => value.toLowerCase().split(','))
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '' && encoding !== 'identity');
}

async function decode(
  received: Buffer,
  encodings: readonly string[],
  maxOutputLength: number,
): Promise<Buffer> {
  if (encodings.length > MAX_ENCODINGS) throw new TransportError('invalid');
  let body = received;
  for (const encoding of encodings.toReversed()) {
    const decoder = DECODERS.get(encoding);
    if (!decoder) throw new TransportError('invalid');
    try {
      body = await decoder(body, { maxOutputLength });
    } catch (error) {
      throw new TransportError(isTooLarge(error) ? 'too-large' : 'invalid');
    }
  }
  return body;
}

function hasZlibHeader(body: Buffer): boolean {
  return ((body[0] ?? 0) & 0x0f) === 8 && body.length > 1 && body.readUInt16BE(0) % 31 === 0;
}

function isTooLarge(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_BUFFER_TOO_LARGE';
}
