import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { beforeEach, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../support/graph.js';
import { rawRequest } from '../support/raw-request.js';
import { startRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';

const ID = '67a1e3709d3e51c7a4000c02';
const HEADERS = { 'content-type': 'application/json', authorization: 'Basic bm9ib2R5' };
const BEFORE = `{"query":"mutation { updateConversation(input: { conversationId: \\"${ID}\\", displayName: \\"`;
const AFTER = '\\" }) { userErrors { code } } }"}';

let upstream: RecordingUpstream;
let graph: Graph;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  graph = await startGraph({ SUNSHINE_BASE_URL: upstream.url, SUNSHINE_APP_ID: 'app-1' });
});

function bodyWith(name: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([Buffer.from(BEFORE), name, Buffer.from(AFTER)]));
}

test.each<[string, number[]]>([
  ['half of a character', [0xc3]],
  ['Latin-1', [0xfc]],
  ['a byte that goes on with nothing', [0x80]],
  ['a slash in two bytes', [0xc0, 0xaf]],
  ['half a surrogate pair in three bytes', [0xed, 0xa0, 0x80]],
  ['a character beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ['a byte that UTF-8 does not have', [0xff]],
])('a body with %s is refused, and nothing is sent', async (_, bytes) => {
  const answer = await rawRequest(graph.url, {
    method: 'POST',
    headers: HEADERS,
    body: bodyWith(Buffer.from(bytes)),
  });

  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    errors: [{ message: 'the body is not valid UTF-8', extensions: { code: 'BAD_REQUEST' } }],
  });
  expect(upstream.requests).toEqual([]);
});

test.each([
  ['iso-8859-1'],
  ['utf-16le'],
  ['windows-1252'],
  ['"ISO-8859-15"'],
  ['utf-8; charset=latin1'],
  [''],
])('a body declared as charset=%s is refused, and nothing is sent', async (charset) => {
  const answer = await rawRequest(graph.url, {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': `application/json; charset=${charset}` },
    body: bodyWith(Buffer.from('x')),
  });

  expect(answer.status).toBe(415);
  expect(answer.body?.errors?.[0]?.extensions).toEqual({ code: 'BAD_REQUEST' });
  expect(upstream.requests).toEqual([]);
});

test.each(['UTF-8', 'utf8', '"utf-8"'])(
  'a body declared as charset=%s is read, every character of it',
  async (charset) => {
    const name = 'Zoë 😀 \u202e\u00a0e\u0301';
    await rawRequest(graph.url, {
      method: 'POST',
      headers: { ...HEADERS, 'content-type': `application/json;charset=${charset}` },
      body: bodyWith(Buffer.from(name)),
    });

    expect(upstream.requests.map(({ body }) => body)).toEqual([
      JSON.stringify({ displayName: name }),
    ]);
  },
);

test('a body of UTF-16 is refused', async () => {
  const { status } = await rawRequest(graph.url, {
    method: 'POST',
    headers: HEADERS,
    body: new Uint8Array(Buffer.from('\ufeff{"query":"{__typename}"}', 'utf16le')),
  });

  expect(status).toBe(400);
});

test('a byte order mark before a body is none of it', async () => {
  const { body } = await rawRequest(graph.url, {
    method: 'POST',
    headers: HEADERS,
    body: '\ufeff{"query":"{__typename}"}',
  });

  expect(body).toEqual({ data: { __typename: 'Query' } });
});

test('half a surrogate pair in a text of JSON passes as it is written, there and back', async () => {
  const metadata = '{"a\\udc00":"\\ud800 and \\udfff"}';
  upstream.react({ body: `{"conversation":{"id":"${ID}","metadata":${metadata}}}` });
  const query =
    'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { conversation { metadata } } }';
  const answer = await rawRequest(graph.url, {
    method: 'POST',
    headers: HEADERS,
    body: `{"query":"${query}","variables":{"input":{"conversationId":"${ID}","displayName":"\\ud83d","metadata":${metadata}}}}`,
  });

  expect(upstream.requests[0]?.body).toBe(`{"displayName":"\\ud83d","metadata":${metadata}}`);
  expect(answer.text).toBe(
    `{"data":{"updateConversation":{"conversation":{"metadata":${metadata}}}}}\n`,
  );
});

/** Sends a request whose address no client would send. Gives the first line and the body of the answer. */
async function get(query: string | Buffer): Promise<[status: string, body: string]> {
  const { port, host } = new URL(graph.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    Buffer.concat([
      Buffer.from('GET /graphql?query={__typename}'),
      Buffer.from(query),
      Buffer.from(
        ` HTTP/1.1\r\nhost: ${host}\r\napollo-require-preflight: 1\r\nconnection: close\r\n\r\n`,
      ),
    ]),
  );
  const answer = await text(socket);
  return [answer.slice(9, 12), answer.slice(answer.indexOf('\r\n\r\n') + 4)];
}

test.each([
  ['a byte that is not UTF-8', '&variables=%ff'],
  ['half of a character', '&variables={"a":"%c3"}'],
  ['half a surrogate pair', '&variables={"a":"%ed%a0%80"}'],
  ['a percent sign alone', '&variables={"a":"100%"}'],
  ['an escape that is none', '&variables={"a":"%zz"}'],
  ['a fragment, which would be dropped', '&variables={"a":"#1"}'],
])('an address with %s is refused', async (_, query) => {
  const [status, body] = await get(query);

  expect(status).toBe('400');
  expect(JSON.parse(body)).toEqual({
    errors: [
      {
        message: 'the query of the address is not percent-encoded UTF-8',
        extensions: { code: 'BAD_REQUEST' },
      },
    ],
  });
});

test.each<BufferEncoding>(['utf8', 'latin1'])(
  'an address with a character of %s that is not escaped is refused',
  async (encoding) => {
    const [status] = await get(Buffer.from('&variables={"a":"ü"}', encoding));

    expect(status).toBe('400');
  },
);

test('an address with all that may be in one is read', async () => {
  expect(await get('&variables={"a":"%C3%BC+%25%23`|^~!$()*,;:@/?\'[]\\\\"}')).toEqual([
    '200',
    '{"data":{"__typename":"Query"}}\n',
  ]);
});
