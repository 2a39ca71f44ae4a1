import { isUtf8 } from 'node:buffer';

import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';

import { mayBeInexact, parseExactJson } from '../upstream/exact-json.js';

/** More than upstream takes. To read a text number by number can take forty times as long, so it has to be short. */
const MAX_INEXACT_LENGTH = 256 * 1_024;
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]*)/gi;

/** A request that cannot be read as it is declared to be. */
export class UnreadableRequestError extends Error {
  override readonly name = 'UnreadableRequestError';
  readonly statusCode: number;

  constructor(statusCode: 400 | 413 | 415, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/**
 * Has JSON bodies read exactly as they are, or rejected: UTF-8 alone, every digit of numbers, and `__proto__` as a key
 * like any other. Queries in addresses are checked in the same way.
 */
export function readExactly(endpoint: FastifyInstance): void {
  endpoint.removeContentTypeParser('application/json');
  endpoint.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      try {
        done(null, readBody(request, body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  endpoint.addHook('onRequest', (request, _, done) => {
    done(hasExactQuery(request) ? undefined : badQuery());
  });
}

function readBody({ headers }: FastifyRequest, body: Buffer): unknown {
  for (const [, charset = ''] of (headers['content-type'] ?? '').matchAll(CHARSET))
    if (!/^utf-?8$/i.test(charset))
      throw new UnreadableRequestError(415, 'the body must be UTF-8, as JSON is');
  if (body.length === 0) throw new errorCodes.FST_ERR_CTP_EMPTY_JSON_BODY();
  if (!isUtf8(body)) throw new UnreadableRequestError(400, 'the body is not valid UTF-8');
  try {
    return readJsonText(body.toString());
  } catch (error) {
    if (error instanceof UnreadableRequestError) throw error;
    throw new errorCodes.FST_ERR_CTP_INVALID_JSON_BODY();
  }
}

/**
 * The value of a JSON text that a client has sent, with every digit of its numbers.
 *
 * @throws {UnreadableRequestError} when it has such numbers and is too long, or is nested too deeply.
 * @throws {SyntaxError} when it is not JSON.
 */
export function readJsonText(text: string): unknown {
  if (text.length > MAX_INEXACT_LENGTH && mayBeInexact(text))
    throw new UnreadableRequestError(413, 'a body with numbers of so many digits must be shorter');
  try {
    return parseExactJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    if (error instanceof RangeError)
      throw new UnreadableRequestError(400, 'the body is nested too deeply');
    throw error;
  }
}

/**
 * Whether a query says the same to everyone: only visible ASCII, without a fragment, every escape complete, and all of
 * it UTF-8. Otherwise parts of it would be replaced or dropped before it is read.
 */
function hasExactQuery({ raw: { url = '' } }: FastifyRequest): boolean {
  const start = url.indexOf('?');
  if (start < 0) return true;
  const query = url.slice(start);
  if (!/^[!-"$-~]*$/.test(query)) return false;
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
}

function badQuery(): Error {
  return new UnreadableRequestError(400, 'the query of the address is not percent-encoded UTF-8');
}
