import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { expect, jest, test } from '@jest/globals';

import { createHttpClient } from '../../src/upstream/http-client.js';
import { passedOnCredentials } from '../../src/upstream/credentials.js';
import { SunshineError } from '../../src/upstream/sunshine-error.js';
import { TrafficControl } from '../../src/upstream/traffic-control.js';
import { gotTransport } from '../../src/upstream/transports/got.js';
import {
  ATTEMPT_TIMEOUTS,
  type AttemptTimeouts,
  type Transport,
} from '../../src/upstream/transports/transport.js';
import { undiciTransport } from '../../src/upstream/transports/undici.js';
import { noUsage } from '../../src/upstream/upstream-usage.js';
import { opened } from '../support/closing.js';
import { startWireServer, type WireAnswer } from '../support/wire-server.js';

const CLIENTS: Readonly<
  Record<string, (maxBytes: number, timeouts: AttemptTimeouts) => Transport>
> = { got: gotTransport, undici: undiciTransport };

const JSON_TEXT = '{"é":1}';
const OK = 'HTTP/1.1 200 OK\r\n';
const LENGTH = `content-length: ${Buffer.byteLength(JSON_TEXT)}\r\n`;
const PLAIN = `${OK}${LENGTH}\r\n${JSON_TEXT}`;
const READ = { status: 200, body: JSON_TEXT, retryAfter: undefined };
const INVALID = 'invalid-response';
const UNREACHABLE = 'unreachable';

/** What comes of an answer, and of how many requests. */
interface Outcome {
  readonly result: unknown;
  readonly requests: number;
}

const once = (result: unknown): Outcome => ({ result, requests: 1 });
/** As often as a request is sent that may be repeated. */
const fourTimes = (result: unknown): Outcome => ({ result, requests: 4 });

/** An answer with a body that is encoded, in parts as `content-length` says. */
function encoded(encoding: string, body: Buffer, status = '200 OK'): WireAnswer {
  const head = `HTTP/1.1 ${status}\r\n${encoding}content-length: ${body.length}\r\n\r\n`;
  return { parts: [head, body] };
}

function wire(...parts: (string | Buffer)[]): WireAnswer {
  return { parts };
}

const GZIP = gzipSync(JSON_TEXT);
const ODDITIES: Readonly<Record<string, readonly [answer: WireAnswer, outcome: Outcome]>> = {
  // Informational answers.
  '100 Continue before the answer': [wire(`HTTP/1.1 100 Continue\r\n\r\n${PLAIN}`), once(READ)],
  '100 Continue by itself': [wire('HTTP/1.1 100 Continue\r\n\r\n', PLAIN), once(READ)],
  '100 Continue with headers': [
    wire('HTTP/1.1 100 Continue\r\nretry-after: 9\r\ncontent-encoding: gzip\r\n\r\n', PLAIN),
    once(READ),
  ],
  '100 without a reason': [wire('HTTP/1.1 100 \r\n\r\n', PLAIN), once(READ)],
  '100 Continue twice': [wire(`${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(2)}${PLAIN}`), once(READ)],
  'all of it byte by byte, 100 Continue first': [
    wire(...Array.from(`HTTP/1.1 100 Continue\r\na: b\r\n\r\n${OK}content-length: 2\r\n\r\n{}`)),
    once({ ...READ, body: '{}' }),
  ],
  '102 Processing': [wire('HTTP/1.1 102 Processing\r\n\r\n', PLAIN), once(READ)],
  '103 Early Hints': [wire(`HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${PLAIN}`), once(READ)],
  '100, 102 and 103': [
    wire('HTTP/1.1 100 A\r\n\r\nHTTP/1.1 102 B\r\n\r\nHTTP/1.1 103 C\r\n\r\n', PLAIN),
    once(READ),
  ],
  '100 Continue, and then nothing': [
    { parts: ['HTTP/1.1 100 Continue\r\n\r\n'], then: 'end' },
    fourTimes(UNREACHABLE),
  ],
  '103 Early Hints, and then nothing': [
    { parts: ['HTTP/1.1 103 Early Hints\r\n\r\n'], then: 'end' },
    fourTimes(UNREACHABLE),
  ],
  '100 Continue before an error': [
    wire('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n'),
    once({ ...READ, status: 404, body: '' }),
  ],
  '101 Switching Protocols': [
    wire('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    once(INVALID),
  ],
  '101 without headers': [wire('HTTP/1.1 101 Switching Protocols\r\n\r\n'), once(INVALID)],
  '101, and then an answer': [
    wire(`HTTP/1.1 101 S\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n${PLAIN}`),
    once(INVALID),
  ],
  '101 without headers, and then an answer': [
    wire(`HTTP/1.1 101 S\r\n\r\n${PLAIN}`),
    once(INVALID),
  ],
  '101 after 100': [
    wire(`HTTP/1.1 100 C\r\n\r\nHTTP/1.1 101 S\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n`),
    once(INVALID),
  ],
  '101, and then the end': [
    { parts: ['HTTP/1.1 101 S\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'], then: 'end' },
    once(INVALID),
  ],
  '100 Continue a thousand times': [wire('HTTP/1.1 100 C\r\n\r\n'.repeat(1000)), once(INVALID)],
  '103 a thousand times, and then an answer': [
    wire('HTTP/1.1 103 C\r\n\r\n'.repeat(1000) + PLAIN),
    once(INVALID),
  ],
  '199, which there is not': [wire('HTTP/1.1 199 C\r\n\r\n' + PLAIN), once(READ)],
  'an answer with another protocol offered for the connection': [
    wire(`${OK}connection: upgrade\r\nupgrade: h2c\r\n${LENGTH}\r\n${JSON_TEXT}`),
    once(READ),
  ],
  '204 without a length': [
    wire(`HTTP/1.1 204 No\r\n\r\n`),
    once({ ...READ, status: 204, body: '' }),
  ],
  '205 without a length': [
    wire(`HTTP/1.1 205 No\r\n\r\n`),
    once({ ...READ, status: 205, body: '' }),
  ],
  '304 without a length': [
    wire(`HTTP/1.1 304 No\r\n\r\n`),
    once({ ...READ, status: 304, body: '' }),
  ],
  '204 with chunks': [
    wire(`HTTP/1.1 204 No\r\ntransfer-encoding: chunked\r\n\r\n8\r\n${JSON_TEXT}\r\n0\r\n\r\n`),
    once({ ...READ, status: 204, body: '' }),
  ],
  '304 with chunks': [
    wire(`HTTP/1.1 304 No\r\ntransfer-encoding: chunked\r\n\r\n8\r\n${JSON_TEXT}\r\n0\r\n\r\n`),
    once({ ...READ, status: 304, body: '' }),
  ],
  '304 with a body': [
    wire(`HTTP/1.1 304 No\r\n${LENGTH}\r\n${JSON_TEXT}`),
    once({ ...READ, status: 304, body: '' }),
  ],
  '426 Upgrade Required': [
    wire(`HTTP/1.1 426 U\r\nconnection: upgrade\r\nupgrade: h2c\r\n${LENGTH}\r\n${JSON_TEXT}`),
    once({ ...READ, status: 426 }),
  ],
  '000 as status': [wire(`HTTP/1.1 000 U\r\n${LENGTH}\r\n${JSON_TEXT}`), once(INVALID)],
  '099 as status': [wire(`HTTP/1.1 099 U\r\n${LENGTH}\r\n${JSON_TEXT}`), once(INVALID)],
  '999 as status': [
    wire(`HTTP/1.1 999 U\r\n${LENGTH}\r\n${JSON_TEXT}`),
    once({ ...READ, status: 999 }),
  ],
  '199, and then nothing': [
    { parts: ['HTTP/1.1 199 C\r\n\r\n'], then: 'end' },
    fourTimes(UNREACHABLE),
  ],
  'a body that looks like 100 Continue': [
    wire(`${OK}content-length: 25\r\n\r\n`, 'HTTP/1.1 100 Continue\r\n\r\n'),
    once({ ...READ, body: 'HTTP/1.1 100 Continue\r\n\r\n' }),
  ],

  // Encodings.
  gzip: [encoded('content-encoding: gzip\r\n', GZIP), once(READ)],
  'x-gzip': [encoded('content-encoding: x-gzip\r\n', GZIP), once(READ)],
  'a name of an encoding in capitals': [encoded('Content-ENCODING:GZIP\r\n', GZIP), once(READ)],
  'gzip of two parts': [
    encoded('content-encoding: gzip\r\n', Buffer.concat([gzipSync('{"é"'), gzipSync(':1}')])),
    once(READ),
  ],
  'gzip with something after it': [
    encoded('content-encoding: gzip\r\n', Buffer.concat([GZIP, Buffer.from('xyz')])),
    once(INVALID),
  ],
  'gzip that is cut off': [
    encoded('content-encoding: gzip\r\n', GZIP.subarray(0, -6)),
    once(INVALID),
  ],
  'gzip that is cut off by the end of the connection': [
    { parts: [`${OK}content-encoding: gzip\r\n\r\n`, GZIP.subarray(0, -6)], then: 'end' },
    once(INVALID),
  ],
  'gzip with a wrong checksum': [
    encoded('content-encoding: gzip\r\n', Buffer.concat([GZIP.subarray(0, -8), Buffer.alloc(8)])),
    once(INVALID),
  ],
  'a plain body labelled gzip': [
    encoded('content-encoding: gzip\r\n', Buffer.from(JSON_TEXT)),
    once(INVALID),
  ],
  'a plain body labelled br': [
    encoded('content-encoding: br\r\n', Buffer.from(JSON_TEXT)),
    once(INVALID),
  ],
  'a plain body labelled deflate': [
    encoded('content-encoding: deflate\r\n', Buffer.from(JSON_TEXT)),
    once(INVALID),
  ],
  'a plain body labelled identity': [
    encoded('content-encoding: identity\r\n', Buffer.from(JSON_TEXT)),
    once(READ),
  ],
  'a plain body labelled with nothing': [
    encoded('content-encoding:\r\n', Buffer.from(JSON_TEXT)),
    once(READ),
  ],
  'gzip without a label': [encoded('', GZIP), once(INVALID)],
  deflate: [encoded('content-encoding: deflate\r\n', deflateSync(JSON_TEXT)), once(READ)],
  'raw deflate': [encoded('content-encoding: deflate\r\n', deflateRawSync(JSON_TEXT)), once(READ)],
  'raw deflate that is not compressed': [
    encoded('content-encoding: deflate\r\n', deflateRawSync(JSON_TEXT, { level: 0 })),
    once(READ),
  ],
  'deflate that is cut off': [
    encoded('content-encoding: deflate\r\n', deflateSync(JSON_TEXT).subarray(0, -5)),
    once(INVALID),
  ],
  br: [encoded('content-encoding: br\r\n', brotliCompressSync(JSON_TEXT)), once(READ)],
  'an encoding that nobody asked for': [
    encoded('content-encoding: zstd\r\n', Buffer.from('KLUv/SAHOQAAeyLDqSI6MX0=', 'base64')),
    once(INVALID),
  ],
  'an encoding that there is not': [
    encoded('content-encoding: x-unknown\r\n', Buffer.from(JSON_TEXT)),
    once(INVALID),
  ],
  'two encodings in one header': [
    encoded('content-encoding: deflate, gzip\r\n', gzipSync(deflateSync(JSON_TEXT))),
    once(READ),
  ],
  'two encodings in two headers': [
    encoded(
      'content-encoding: br\r\ncontent-encoding: gzip\r\n',
      gzipSync(brotliCompressSync(JSON_TEXT)),
    ),
    once(READ),
  ],
  'three encodings': [
    encoded('content-encoding: gzip, gzip, gzip\r\n', gzipSync(gzipSync(GZIP))),
    once(INVALID),
  ],
  'gzip that becomes too large': [
    encoded('content-encoding: gzip\r\n', gzipSync('x'.repeat(100_000))),
    once(INVALID),
  ],
  'an error labelled gzip that is plain': [
    encoded('content-encoding: gzip\r\n', Buffer.from('{}'), '403 Forbidden'),
    once({ ...READ, status: 403, body: '' }),
  ],
  'nothing labelled gzip': [
    wire(`${OK}content-encoding: gzip\r\ncontent-length: 0\r\n\r\n`),
    once({ ...READ, body: '' }),
  ],

  // Text.
  'a byte order mark': [
    encoded('', Buffer.from(`\uFEFF${JSON_TEXT}`)),
    once({ ...READ, body: `\uFEFF${JSON_TEXT}` }),
  ],
  'Latin-1 that says so': [
    encoded(
      'content-type: application/json; charset=iso-8859-1\r\n',
      Buffer.from(JSON_TEXT, 'latin1'),
    ),
    once(INVALID),
  ],
  'UTF-8 that says it is Latin-1': [
    encoded('content-type: application/json; charset=iso-8859-1\r\n', Buffer.from(JSON_TEXT)),
    once(READ),
  ],
  'UTF-16': [encoded('', Buffer.from(`\uFEFF${JSON_TEXT}`, 'utf16le')), once(INVALID)],
  'an error in Latin-1': [
    encoded('', Buffer.from(JSON_TEXT, 'latin1'), '400 Bad Request'),
    once({ ...READ, status: 400, body: '' }),
  ],
  'a character in two parts': [
    wire(`${OK}${LENGTH}\r\n{"`, Buffer.from([0xc3]), Buffer.from([0xa9]), '":1}'),
    once(READ),
  ],

  // Lengths and connections.
  'less than the length, and the end': [
    { parts: [`${OK}content-length: 99\r\n\r\n${JSON_TEXT}`], then: 'end' },
    fourTimes(UNREACHABLE),
  ],
  'more than the length, and the end': [{ parts: [`${PLAIN}xyz`], then: 'end' }, once(READ)],
  'more than the length, in a part of its own': [
    { parts: [PLAIN, 'xyz'], then: 'end' },
    once(READ),
  ],
  'an answer, and another that nobody asked for': [wire(`${PLAIN}${PLAIN}`), once(READ)],
  'a length that is none': [wire(`${OK}content-length: x\r\n\r\n`), fourTimes(UNREACHABLE)],
  'a negative length': [wire(`${OK}content-length: -1\r\n\r\n`), fourTimes(UNREACHABLE)],
  'two lengths that differ': [
    wire(`${OK}${LENGTH}content-length: 3\r\n\r\n${JSON_TEXT}`),
    fourTimes(UNREACHABLE),
  ],
  'a length and chunks': [
    wire(`${OK}${LENGTH}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
    fourTimes(UNREACHABLE),
  ],
  'no length, and the end': [{ parts: [`${OK}\r\n${JSON_TEXT}`], then: 'end' }, once(READ)],
  'HTTP/1.0 without keep-alive': [
    { parts: [`HTTP/1.0 200 OK\r\n${LENGTH}\r\n${JSON_TEXT}`], then: 'end' },
    once(READ),
  ],
  'HTTP/1.0 without a length': [
    { parts: [`HTTP/1.0 200 OK\r\n\r\n${JSON_TEXT}`], then: 'end' },
    once(READ),
  ],
  'a connection that is closed, as announced': [
    { parts: [`${OK}${LENGTH}connection: close\r\n\r\n${JSON_TEXT}`], then: 'end' },
    once(READ),
  ],
  'the end at once': [{ parts: [], then: 'end' }, fourTimes(UNREACHABLE)],
  'a reset at once': [{ parts: [], then: 'reset' }, fourTimes(UNREACHABLE)],
  'the end in the middle of the headers': [
    { parts: [`${OK}content-le`], then: 'end' },
    fourTimes(UNREACHABLE),
  ],
  'a body that is too large': [
    wire(`${OK}content-length: 1500\r\n\r\n${'x'.repeat(1_500)}`),
    once(INVALID),
  ],

  // Chunks.
  chunks: [
    wire(`${OK}transfer-encoding: chunked\r\n\r\n2\r\n{"\r\n`, '6;x=y\r\né":1}\r\n0\r\n\r\n'),
    once(READ),
  ],
  'chunks with trailers': [
    wire(
      `${OK}transfer-encoding: chunked\r\ntrailer: retry-after\r\n\r\n8\r\n${JSON_TEXT}\r\n0\r\nretry-after: 9\r\n\r\n`,
    ),
    once(READ),
  ],
  'chunks with something after the last one': [
    wire(`${OK}transfer-encoding: chunked\r\n\r\n8\r\n${JSON_TEXT}\r\n0\r\n\r\nxyz`),
    once(READ),
  ],
  'chunks without an end': [
    { parts: [`${OK}transfer-encoding: chunked\r\n\r\n8\r\n${JSON_TEXT}\r\n`], then: 'end' },
    fourTimes(UNREACHABLE),
  ],
  'a chunk whose size is none': [
    wire(`${OK}transfer-encoding: chunked\r\n\r\nzz\r\n${JSON_TEXT}\r\n0\r\n\r\n`),
    fourTimes(UNREACHABLE),
  ],
  'chunks of gzip': [
    wire(
      `${OK}content-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n${GZIP.length.toString(16)}\r\n`,
      GZIP,
      '\r\n0\r\n\r\n',
    ),
    once(READ),
  ],

  // Statuses.
  '204 with a length': [
    wire('HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n'),
    once({ ...READ, status: 204, body: '' }),
  ],
  '204 with a body': [
    { parts: [`HTTP/1.1 204 No Content\r\n${LENGTH}\r\n${JSON_TEXT}`], then: 'end' },
    once({ ...READ, status: 204, body: '' }),
  ],
  '204 with the length of a body that is not there': [
    wire(`HTTP/1.1 204 No Content\r\n${LENGTH}\r\n`),
    once({ ...READ, status: 204, body: '' }),
  ],
  '205 with nothing': [
    wire('HTTP/1.1 205 Reset Content\r\ncontent-length: 0\r\n\r\n'),
    once({ ...READ, status: 205, body: '' }),
  ],
  '205 with a body': [
    wire(`HTTP/1.1 205 Reset Content\r\n${LENGTH}\r\n${JSON_TEXT}`),
    once({ ...READ, status: 205 }),
  ],
  '304 with a length': [
    wire(`HTTP/1.1 304 Not Modified\r\n${LENGTH}\r\n`),
    once({ ...READ, status: 304, body: '' }),
  ],
  '302 with a location': [
    wire(`HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\n${LENGTH}\r\n${JSON_TEXT}`),
    once({ ...READ, status: 302 }),
  ],
  '200 with nothing': [wire(`${OK}content-length: 0\r\n\r\n`), once({ ...READ, body: '' })],
  'a status that there is not': [
    wire(`HTTP/1.1 299 Odd\r\n${LENGTH}\r\n${JSON_TEXT}`),
    once({ ...READ, status: 299 }),
  ],
  'a status of four digits': [
    wire(`HTTP/1.1 2000 OK\r\n${LENGTH}\r\n${JSON_TEXT}`),
    fourTimes(UNREACHABLE),
  ],
  'a status without a reason': [wire(`HTTP/1.1 200\r\n${LENGTH}\r\n${JSON_TEXT}`), once(READ)],

  // Heads.
  'names in capitals': [
    wire(`HTTP/1.1 403 No\r\nCONTENT-LENGTH: 8\r\nRETRY-AFTER: 7\r\n\r\n${JSON_TEXT}`),
    once({ ...READ, status: 403, retryAfter: 7 }),
  ],
  'Retry-After twice': [
    wire('HTTP/1.1 403 No\r\nretry-after: 7\r\nretry-after: 9\r\ncontent-length: 0\r\n\r\n'),
    once({ status: 403, body: '', retryAfter: 7 }),
  ],
  'Retry-After with blanks around': [
    wire('HTTP/1.1 403 No\r\nretry-after: \t 7 \r\ncontent-length: 0\r\n\r\n'),
    once({ status: 403, body: '', retryAfter: 7 }),
  ],
  'an empty line before the answer': [wire(`\r\n${PLAIN}`), once(READ)],
  'headers of 20 kB': [
    wire(`${OK}x: ${'y'.repeat(20_000)}\r\n${LENGTH}\r\n${JSON_TEXT}`),
    fourTimes(UNREACHABLE),
  ],
  'many headers': [wire(`${OK}${'x: y\r\n'.repeat(500)}${LENGTH}\r\n${JSON_TEXT}`), once(READ)],
  'a header folded over two lines': [
    wire(`${OK}x: a\r\n b\r\n${LENGTH}\r\n${JSON_TEXT}`),
    fourTimes(UNREACHABLE),
  ],
  'a header with a blank in its name': [
    wire(`${OK}x y: z\r\n${LENGTH}\r\n${JSON_TEXT}`),
    fourTimes(UNREACHABLE),
  ],
  'a header without a colon': [
    wire(`${OK}xyz\r\n${LENGTH}\r\n${JSON_TEXT}`),
    fourTimes(UNREACHABLE),
  ],
  'a header of Latin-1': [
    wire(OK, Buffer.from('x: é\r\n', 'latin1'), `${LENGTH}\r\n${JSON_TEXT}`),
    once(READ),
  ],
  'a header with a NUL': [wire(`${OK}x: \0\r\n${LENGTH}\r\n${JSON_TEXT}`), fourTimes(UNREACHABLE)],
  'a header named like a prototype': [
    wire(`${OK}__proto__: x\r\nconstructor: y\r\n${LENGTH}\r\n${JSON_TEXT}`),
    once(READ),
  ],
  'lines that end in LF alone': [wire(PLAIN.replaceAll('\r\n', '\n')), fourTimes(UNREACHABLE)],
  'HTTP/2 in text': [wire('HTTP/2 200\r\n\r\n'), fourTimes(UNREACHABLE)],
  'no HTTP at all': [wire('SSH-2.0-OpenSSH_9.6\r\n'), fourTimes(UNREACHABLE)],
  'upgrade offered': [
    wire(`${OK}upgrade: h2c\r\nconnection: keep-alive\r\n${LENGTH}\r\n${JSON_TEXT}`),
    once(READ),
  ],
};

/** What the client makes of it, with one transport. */
async function outcomeWith(
  client: keyof typeof CLIENTS,
  answer: WireAnswer,
  timeouts: Partial<AttemptTimeouts> = {},
): Promise<Outcome> {
  const server = await startWireServer(answer);
  const transport = opened(
    CLIENTS[client]?.(1_000, { ...ATTEMPT_TIMEOUTS, ...timeouts }) ?? gotTransport(1_000),
  );
  const http = createHttpClient({
    transport,
    traffic: new TrafficControl({ concurrency: 10, failures: 1_000 }),
  });
  const result = await http
    .send({
      operation: 'updateConversation',
      method: 'PATCH',
      url: `${server.url}/v2/apps/x`,
      credentials: passedOnCredentials('Basic bm9ib2R5'),
      callerKey: 'anybody',
      body: '{"displayName":"x"}',
      idempotent: true,
      signal: new AbortController().signal,
      deadline: Date.now() + 10_000,
      usage: noUsage(),
    })
    .then(
      ({ status, body, retryAfter }) => ({ status, body, retryAfter }),
      (error: unknown) => (error instanceof SunshineError ? error.reason : error),
    );
  return { result, requests: server.requests };
}

test.each(Object.entries(ODDITIES))('both clients agree on %s', async (_, [answer, outcome]) => {
  // Waits between attempts are drawn from a range that starts at 0.
  jest.spyOn(Math, 'random').mockReturnValue(0);

  const [viaGot, viaUndici] = await Promise.all([
    outcomeWith('got', answer),
    outcomeWith('undici', answer),
  ]);

  expect({ got: viaGot, undici: viaUndici }).toEqual({ got: outcome, undici: outcome });
});

test.each<[string, WireAnswer]>([
  ['nothing at all', wire()],
  ['half a head', wire(`${OK}content-le`)],
  ['100 Continue and nothing else', wire('HTTP/1.1 100 Continue\r\n\r\n')],
  ['a body that stops half-way', wire(`${OK}${LENGTH}\r\n{"`)],
])('both clients give up in time on %s', async (_, answer) => {
  jest.spyOn(Math, 'random').mockReturnValue(0);
  const timeouts = { response: 150, request: 250 };

  const [viaGot, viaUndici] = await Promise.all([
    outcomeWith('got', answer, timeouts),
    outcomeWith('undici', answer, timeouts),
  ]);

  const outcome = fourTimes('timeout');
  expect({ got: viaGot, undici: viaUndici }).toEqual({ got: outcome, undici: outcome });
});
