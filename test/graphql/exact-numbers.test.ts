import { createHash } from 'node:crypto';

import { beforeEach, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../support/graph.js';
import { rawRequest } from '../support/raw-request.js';
import { startRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';

const ID = '67a1e3709d3e51c7a4000c02';
const HEADERS = { 'content-type': 'application/json', authorization: 'Basic bm9ib2R5' };
const CREATE = `mutation ($input: CreateConversationInput!) {
  createConversation(input: $input) { conversation { metadata } userErrors { code field } }
}`;
const POST_EVENTS = `mutation ($input: PostConversionEventsInput!) {
  postConversionEvents(input: $input) { conversionEvents { datasetId } userErrors { code field } }
}`;
const READ = `{ conversation(id: "${ID}") { metadata } }`;

/** As they are written: all are numbers of JSON and of GraphQL that JavaScript's own parser rounds. */
const NUMBERS = [
  '9007199254740993',
  '-9007199254740993',
  '12345678901234567890123456789',
  '9007199254740993.0',
  '0.12345678901234567890',
  '1234567.89012345678',
  '1.00000000000000000001',
  '5e-400',
  '9007199254740993E0',
  '-0',
];

let upstream: RecordingUpstream;
let graph: Graph;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  graph = await startGraph({ SUNSHINE_BASE_URL: upstream.url, SUNSHINE_APP_ID: 'app-1' });
});

function conversationWith(metadata: string): { readonly body: string } {
  return { body: `{"conversation":{"id":"${ID}","type":"sdkGroup","metadata":${metadata}}}` };
}

/** Sends JSON text whose numbers JavaScript cannot write. */
async function post(query: string, variables = '{}'): Promise<string> {
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
  const { text } = await rawRequest(graph.url, { method: 'POST', headers: HEADERS, body });
  return text;
}

test.each(NUMBERS)('%s in metadata passes with every digit, there and back', async (number) => {
  const metadata = `{"a":1,"ticket":${number},"text":"${number}"}`;
  upstream.react(conversationWith(metadata));

  const text = await post(CREATE, `{"input":{"type":"SDK_GROUP","metadata":${metadata}}}`);

  expect(upstream.requests.map(({ body }) => body)).toEqual([
    `{"type":"sdkGroup","metadata":${metadata}}`,
  ]);
  expect(text).toBe(
    `{"data":{"createConversation":{"conversation":{"metadata":${metadata}},"userErrors":[]}}}\n`,
  );
});

test.each(NUMBERS)('%s passes as a literal of the document', async (number) => {
  await post(
    `mutation { createConversation(input: { type: SDK_GROUP, metadata: { ticket: ${number} } }) { userErrors { code } } }`,
  );

  expect(upstream.requests[0]?.body).toBe(`{"type":"sdkGroup","metadata":{"ticket":${number}}}`);
});

test('a persisted query takes variables with every digit', async () => {
  const persistedQuery = {
    version: 1,
    sha256Hash: createHash('sha256').update(CREATE).digest('hex'),
  };
  const extensions = `"extensions":${JSON.stringify({ persistedQuery })}`;
  const variables =
    '"variables":{"input":{"type":"SDK_GROUP","metadata":{"ticket":9007199254740993}}}';
  const send = (body: string): Promise<unknown> =>
    rawRequest(graph.url, { method: 'POST', headers: HEADERS, body });

  await send(`{"query":${JSON.stringify(CREATE)},${extensions},${variables}}`);
  await send(`{${extensions},${variables}}`);

  expect(upstream.requests.map(({ body }) => body)).toEqual(
    Array(2).fill('{"type":"sdkGroup","metadata":{"ticket":9007199254740993}}'),
  );
});

test('a default value of a variable passes with every digit', async () => {
  await post(
    `mutation ($metadata: JSONObject = { ticket: 9007199254740993 }) {
      createConversation(input: { type: SDK_GROUP, metadata: $metadata }) { userErrors { code } }
    }`,
  );

  expect(upstream.requests[0]?.body).toBe(
    '{"type":"sdkGroup","metadata":{"ticket":9007199254740993}}',
  );
});

test.each(NUMBERS)('%s passes deep in conversion events', async (number) => {
  const data = `[{"custom_data":{"contents":[{"id":${number}},${number}]}}]`;

  await post(
    POST_EVENTS,
    `{"input":{"conversationId":"${ID}","events":{"messenger":{"data":${data}}}}}`,
  );

  expect(upstream.requests[0]?.body).toBe(`{"messenger":{"payload":{"data":${data}}}}`);
});

test.each(NUMBERS)('%s is answered with every digit to a query by GET', async (number) => {
  upstream.react(conversationWith(`{"ticket":${number}}`));
  const search = new URLSearchParams({ query: READ }).toString();

  const { text } = await rawRequest(`${graph.url}?${search}`, { headers: HEADERS });

  expect(text).toBe(`{"data":{"conversation":{"metadata":{"ticket":${number}}}}}\n`);
});

test('a number in upstream’s JSON of whatever shape is answered with every digit', async () => {
  const data = '{"list":[9007199254740993,[-9007199254740993.5]],"deep":{"x":1e400}}';
  upstream.react({ body: data });

  const text = await post(
    `mutation ($input: DownloadMessageRefInput!) { downloadMessageRef(input: $input) { data } }`,
    `{"input":{"conversationId":"${ID}","userId":"${ID}","apple":{"interactiveDataRef":{"url":"https://x.example","bid":"b","key":"k","signature":"s","owner":"o"}}}}`,
  );

  expect(text).toBe(`{"data":{"downloadMessageRef":{"data":${data}}}}\n`);
});

test('a number of upstream where the graph has text is text with every digit', async () => {
  upstream.react({
    body: `{"user":{"id":"${ID}","externalId":9007199254740993,"profile":{"givenName":9007199254740993}}}`,
  });

  const text = await post(`{ user(by: { userId: "${ID}" }) { externalId profile { givenName } } }`);

  expect(text).toBe(
    '{"data":{"user":{"externalId":"9007199254740993","profile":{"givenName":"9007199254740993"}}}}\n',
  );
});

test('numbers in GET variables keep every digit until they are checked', async () => {
  const search = new URLSearchParams({
    query: 'query ($id: ID!) { conversation(id: $id) { id } }',
    variables: '{"id":9007199254740993}',
  }).toString();

  const { text } = await rawRequest(`${graph.url}?${search}`, { headers: HEADERS });

  expect(text).toContain('9007199254740993');
  expect(text).not.toContain('9007199254740992');
  expect(upstream.requests).toEqual([]);
});

test.each([
  ['ID', 'query ($v: ID!) { conversation(id: $v) { id } }'],
  ['String', 'query ($v: String!) { user(by: { userExternalId: $v }) { id } }'],
  [
    'Int',
    `query ($v: Int!) { conversations(filter: { userId: "${ID}" }, first: $v) { nodes { id } } }`,
  ],
  [
    'JSONObject',
    'mutation ($v: JSONObject!) { createConversation(input: { type: SDK_GROUP, metadata: $v }) { userErrors { code } } }',
  ],
  [
    'an input object',
    'mutation ($v: CreateConversationInput!) { createConversation(input: $v) { userErrors { code } } }',
  ],
])('a number of more digits than a double keeps is refused as %s', async (_, query) => {
  const text = await post(query, '{"v":9007199254740993}');

  const { errors } = JSON.parse(text) as { readonly errors: readonly object[] };
  expect(errors[0]).toMatchObject({
    message: expect.stringContaining('"$v" got invalid value'),
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect(text).not.toContain('9007199254740992');
  expect(upstream.requests).toEqual([]);
});

test.each([
  ['metadata', CREATE, '{"type":"SDK_GROUP","metadata":{"a":[],"price":1e999}}', ['metadata', 'a']],
  [
    'metadata alone',
    CREATE,
    '{"type":"SDK_GROUP","metadata":{"price":-1e999}}',
    ['metadata', 'price'],
  ],
  [
    'three hundred digits and more',
    CREATE,
    `{"type":"SDK_GROUP","metadata":{"n":${'9'.repeat(400)}}}`,
    ['metadata', 'n'],
  ],
  [
    'events',
    POST_EVENTS,
    `{"conversationId":"${ID}","events":{"whatsapp":{"data":[{"value":[1,1e999]}]}}}`,
    ['events', 'whatsapp', 'data', '0', 'value', '1'],
  ],
])(
  'a number too large for a double is refused with its path: %s',
  async (_, query, input, field) => {
    const answer = JSON.parse(await post(query, `{"input":${input}}`)) as {
      data: Readonly<Record<string, { userErrors: readonly object[] }>>;
    };

    const [payload] = Object.values(answer.data);
    expect(payload?.userErrors[0]).toEqual({ code: 'INVALID_INPUT', field });
    expect(upstream.requests).toEqual([]);
  },
);

test('the bytes of metadata are counted with every digit', async () => {
  const number = `0.${'1'.repeat(4_083)}`;

  const fits = await post(CREATE, `{"input":{"type":"SDK_GROUP","metadata":{"number":${number}}}}`);
  const over = await post(
    CREATE,
    `{"input":{"type":"SDK_GROUP","metadata":{"number":${number}1}}}`,
  );

  expect(fits).not.toContain('INVALID_INPUT');
  expect(over).toContain('INVALID_INPUT');
  expect(upstream.requests).toHaveLength(1);
});

test('nothing that a caller sends is taken for a number kept exactly', async () => {
  const metadata =
    '{"isLosslessNumber":true,"text":"1","value":"1","toJSON":"2","n":9007199254740993}';
  upstream.react(conversationWith(metadata));

  const text = await post(CREATE, `{"input":{"type":"SDK_GROUP","metadata":${metadata}}}`);

  expect(upstream.requests[0]?.body).toBe(`{"type":"sdkGroup","metadata":${metadata}}`);
  expect(text).toContain(metadata);
});

test('the last of two equal keys counts, as without such a number', async () => {
  await post(
    CREATE,
    '{"input":{"type":"SDK_GROUP","metadata":{"n":9007199254740993,"n":9007199254740995}}}',
  );

  expect(upstream.requests[0]?.body).toBe('{"type":"sdkGroup","metadata":{"n":9007199254740995}}');
});

test('a body too deep to be read number by number is refused', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const answer = await rawRequest(graph.url, {
    method: 'POST',
    headers: HEADERS,
    body: `{"query":"{__typename}","variables":{"n":9007199254740993,"deep":${deep}}}`,
  });

  expect(answer.status).toBe(400);
  expect(answer.body?.errors?.[0]?.message).toBe('the body is nested too deeply');
});

test('variables of GET too deep to be read number by number are refused', async () => {
  const variables = `{"n":9007199254740993,"deep":${'['.repeat(6_000)}${']'.repeat(6_000)}}`;
  const query = `query=%7B__typename%7D&variables=${variables.replaceAll('"', '%22')}`;
  const answer = await rawRequest(`${graph.url}?${query}`, { headers: HEADERS });

  expect(answer.body?.errors?.map(({ extensions }) => extensions)).toEqual([
    { code: 'BAD_USER_INPUT' },
  ]);
});

test('a long body with such numbers is refused before it is read number by number', async () => {
  const answer = await rawRequest(graph.url, {
    method: 'POST',
    headers: HEADERS,
    body: `{"query":"{__typename}","variables":{"n":9007199254740993,"s":"${'x'.repeat(300_000)}"}}`,
  });

  expect([answer.status, answer.body?.errors?.length]).toEqual([413, 1]);
});
