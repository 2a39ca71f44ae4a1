/** How an answer of the stub goes over the wire: as it should, or not. */
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import type { Operation } from './records.js';
import type { Random } from './random.js';
import { anyJson, fromText, isObject, text, toText, type Json } from './values.js';

/** An answer of the stub. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly manner: (typeof MANNERS)[number];
  /** What is sent in place of the body that was asked for, as far as it can be read. */
  readonly replacement?: Json;
}

const MANNERS = [
  'whole',
  'chunks',
  'slow',
  'continue',
  'hints',
  'cut',
  'too long',
  'too short',
  'hang up',
  'no length',
] as const;
/** Deeper than most parsers that call themselves can read. */
const DEEP = `{"conversation":{"id":"67a0d9f09d3e000000000000","metadata":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_002)}`;
const CREATING: ReadonlySet<Operation> = new Set(['createConversation', 'joinConversation']);
const FAILURES = [
  400, 400, 401, 402, 403, 404, 404, 404, 404, 404, 404, 405, 409, 410, 413, 418, 422, 423, 429,
  451, 500, 501, 502, 503, 504, 507, 599,
];
const CODES = [
  ...[
    'bad_request',
    'conversation_not_found',
    'user_not_found',
    'app_not_found',
    'not_found',
    'conflict',
    'locked',
  ],
  ...['unauthorized', 'forbidden', 'new_code', '', '__proto__', '__proto__', 'toString'],
];

/** How a body is answered: mostly with the status of a success and whole. */
export function wireAnswer(random: Random, operation: Operation, json: string): WireAnswer {
  const kind = random.next();
  if (kind < 0.12) return failure(random);
  if (kind < 0.16)
    return plain(
      random,
      random.pick([200, 201, 204, 206, 299, 301, 302, 304, 307]),
      random.pick(['', '<html>', '{', 'null', '[]', '""', '{}', '\ufeff{}', 'x', DEEP]),
    );
  const status = random.chance(0.95)
    ? CREATING.has(operation)
      ? 201
      : 200
    : random.pick([200, 201, 202, 203, 206]);
  const bytes = Buffer.from(json);
  if (kind < 0.2) return { ...encoded(random, bytes), status, manner: 'whole' };
  const manner = random.chance(0.85) ? 'whole' : random.pick(MANNERS);
  return { status, headers: { 'content-type': contentType(random) }, body: bytes, manner };
}

/** Sends an answer. */
export async function sendAnswer(
  response: ServerResponse,
  { status, headers, body, manner }: WireAnswer,
): Promise<void> {
  const half = Math.floor(body.length / 2);
  const length = { 'content-length': String(body.length) };
  switch (manner) {
    case 'hang up':
      response.destroy();
      return;
    case 'cut':
      response.writeHead(status, headers).write(body.subarray(0, half));
      await pause(2);
      response.destroy();
      return;
    case 'too long':
    case 'too short':
      // Node.js would correct it.
      response.socket?.end(
        Buffer.concat([
          Buffer.from(
            `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\ncontent-length: ${manner === 'too long' ? body.length + 7 : half}\r\n\r\n`,
          ),
          body,
        ]),
      );
      return;
    case 'continue':
      response.writeContinue();
      response.writeHead(status, { ...headers, ...length }).end(body);
      return;
    case 'hints':
      response.writeEarlyHints({ link: '</x>; rel=preload' });
      response.writeHead(status, { ...headers, ...length }).end(body);
      return;
    case 'chunks':
    case 'slow':
      response.writeHead(status, headers).write(body.subarray(0, half));
      await pause(manner === 'slow' ? 60 : 1);
      response.end(body.subarray(half));
      return;
    case 'no length':
      response.shouldKeepAlive = false;
      response.useChunkedEncodingByDefault = false;
      response.writeHead(status, headers).end(body);
      return;
    default:
      response.writeHead(status, {
        ...headers,
        ...(status === 204 || status === 304 ? {} : length),
      });
      response.end(status === 204 || status === 304 ? undefined : body);
  }
}

function failure(random: Random): WireAnswer {
  const status = random.pick(FAILURES);
  const errors = random.times(0, 2, () => ({ code: random.pick(CODES), title: text(random) }));
  const body = random.pick([
    ...[
      toText({ errors }),
      toText({ errors }),
      toText({ errors }),
      toText({ errors: anyJson(random) }),
    ],
    ...[
      '<html><h1>Bad gateway</h1></html>',
      '',
      'Too many requests',
      '{"errors":',
      toText(anyJson(random)),
    ],
  ]);
  const answer = plain(random, status, body);
  if (random.chance(0.6) && status !== 429) return answer;
  const retryAfter = random.pick([
    '0',
    '1',
    '3',
    '99999999999',
    'soon',
    '',
    'Wed, 21 Oct 2015 07:28:00 GMT',
    '-1',
    '0.5',
  ]);
  return { ...answer, headers: { ...answer.headers, 'retry-after': retryAfter } };
}

function plain(random: Random, status: number, body: string): WireAnswer {
  const location =
    status > 300 && status < 400
      ? { location: random.pick(['/v2/apps', 'http://127.0.0.1:9/', 'x:', '']) }
      : {};
  return {
    status,
    headers: { 'content-type': contentType(random), ...location },
    body: Buffer.from(body),
    manner: 'whole',
    replacement: replacementOf(body),
  };
}

/** Of the text that is nested too deeply nothing can be shown. */
function replacementOf(body: string): Json {
  const value = body === DEEP ? { conversation: {} } : fromText(body.replace(/^\ufeff/, ''));
  return isObject(value) ? value : {};
}

function contentType(random: Random): string {
  return random.chance(0.9)
    ? 'application/json; charset=utf-8'
    : random.pick(['text/html', 'text/plain', 'application/json', 'x', '']);
}

function encoded(random: Random, bytes: Buffer): Pick<WireAnswer, 'headers' | 'body'> {
  const zipped = gzipSync(bytes);
  const [encoding, body] = random.pick<readonly [string, Buffer]>([
    ['gzip', zipped],
    ['GZIP', zipped],
    ['x-gzip', zipped],
    ['gzip', bytes],
    ['gzip', zipped.subarray(0, zipped.length - 6)],
    ['gzip', Buffer.concat([zipped, Buffer.from('trailing')])],
    ['gzip, gzip', gzipSync(zipped)],
    ['gzip', Buffer.alloc(0)],
    ['deflate', deflateSync(bytes)],
    ['deflate', deflateRawSync(bytes)],
    ['br', brotliCompressSync(bytes)],
    ['br', bytes],
    ['identity', bytes],
    ['zstd', bytes],
    ['', bytes],
  ]);
  return { headers: { 'content-type': 'application/json', 'content-encoding': encoding }, body };
}
