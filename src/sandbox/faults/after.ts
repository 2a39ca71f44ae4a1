import { Readable } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DueFault } from './board.js';
import { parseExactJson, stringifyJson } from '../../upstream/exact-json.js';
import { parseJson } from '../request-body.js';
import { withOverlay, withoutKey } from './json-shape.js';

const DEFAULT_CHUNK_BYTES = 64;

/** How the answer is sent: unchanged, in pieces, or not at all. */
type Delivery = string | Readable | undefined;

/**
 * Injects the faults after the work is done: answers changed, cut, slowed down or lost.
 * Returns what is to be sent, or undefined where the connection was closed instead.
 */
export function strikeAfter(
  faults: readonly DueFault[],
  answer: string,
  request: FastifyRequest,
  reply: FastifyReply,
  gone: AbortSignal,
): Delivery {
  const body = faults.reduce((text, fault) => changed(text, fault, reply), answer);
  for (const fault of faults) {
    if (fault.kind === 'drop' && fault.moment === 'after') {
      request.raw.socket.destroy();
      return undefined;
    }
    if (fault.kind === 'truncate' && fault.cut === 'connection') {
      return streamed(reply, body, cutOff(body));
    }
    if (fault.kind === 'slow') {
      const pieces = drip(body, fault.bytesPerChunk ?? DEFAULT_CHUNK_BYTES, fault.chunkMs, gone);
      return streamed(reply, body, pieces);
    }
  }
  return body;
}

function changed(answer: string, fault: DueFault, reply: FastifyReply): string {
  switch (fault.kind) {
    case 'omit':
      return edited(answer, (json) => fault.keys.reduce(withoutKey, json));
    case 'merge':
      return edited(answer, (json) => withOverlay(json, fault.value));
    case 'replace':
      reply.code(200);
      return fault.rawBody ?? JSON.stringify(fault.body);
    case 'truncate':
      return fault.cut === 'connection' ? answer : answer.slice(0, Math.floor(answer.length / 2));
    default:
      return answer;
  }
}

/** Text and HTML have no keys to edit. */
function edited(answer: string, edit: (json: unknown) => unknown): string {
  if (parseJson(Buffer.from(answer)) === undefined) return answer;
  return stringifyJson(edit(parseExactJson(answer)));
}

/**
 * Announces the length of the whole, whatever part of it will be sent. The head goes out at once: Fastify would answer a
 * stream that fails before it with an error, and throws where its client is gone.
 */
function streamed(reply: FastifyReply, whole: string, pieces: AsyncIterable<Buffer>): Readable {
  reply.header('content-length', Buffer.byteLength(whole));
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.statusCode = reply.statusCode;
  reply.raw.flushHeaders();
  return Readable.from(pieces);
}

async function* cutOff(body: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(body);
  yield bytes.subarray(0, Math.floor(bytes.length / 2));
  // The first half must be sent before the error closes the connection.
  await nextTurn();
  throw new Error('The connection is cut on purpose');
}

async function* drip(
  body: string,
  bytesPerChunk: number,
  chunkMs: number,
  gone: AbortSignal,
): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(body);
  for (let start = 0; start < bytes.length; start += bytesPerChunk) {
    await wait(chunkMs, undefined, { signal: gone });
    yield bytes.subarray(start, start + bytesPerChunk);
  }
}
