import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../support/graph.js';
import { rawRequest, type RawAnswer } from '../support/raw-request.js';
import { startRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';

const ID = '67a1e3709d3e51c7a4000c02';
const HEADERS = { 'content-type': 'application/json', authorization: 'Basic bm9ib2R5' };
const CREATE = `mutation ($input: CreateConversationInput!) {
  createConversation(input: $input) { conversation { metadata } userErrors { code field } }
}`;
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'toJSON',
  'then',
  '__defineGetter__',
];

let upstream: RecordingUpstream;
let graph: Graph;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  graph = await startGraph({ SUNSHINE_BASE_URL: upstream.url, SUNSHINE_APP_ID: 'app-1' });
});
afterEach(() => {
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

function post(query: string, variables = '{}', more = ''): Promise<RawAnswer> {
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}${more}}`;
  return rawRequest(graph.url, { method: 'POST', headers: HEADERS, body });
}

test.each(KEYS)('%s is a key of metadata like any other, there and back', async (key) => {
  const metadata = `{"a":1,"${key}":"polluted"}`;
  upstream.react({ body: `{"conversation":{"id":"${ID}","metadata":${metadata}}}` });

  const { text } = await post(CREATE, `{"input":{"type":"SDK_GROUP","metadata":${metadata}}}`);

  expect(upstream.requests[0]?.body).toBe(`{"type":"sdkGroup","metadata":${metadata}}`);
  expect(text).toBe(
    `{"data":{"createConversation":{"conversation":{"metadata":${metadata}},"userErrors":[]}}}\n`,
  );
});

test.each(KEYS)('%s is a key of a literal like any other', async (key) => {
  await post(
    `mutation { createConversation(input: { type: SDK_GROUP, metadata: { a: 1, ${key}: "x" } }) { userErrors { code } } }`,
  );

  expect(upstream.requests[0]?.body).toBe(`{"type":"sdkGroup","metadata":{"a":1,"${key}":"x"}}`);
});

test.each(KEYS)('what is wrong under the key %s is refused there', async (key) => {
  const { body } = await post(
    CREATE,
    `{"input":{"type":"SDK_GROUP","metadata":{"${key}":{"polluted":1}}}}`,
  );

  expect(body?.data).toEqual({
    createConversation: {
      conversation: null,
      userErrors: [{ code: 'INVALID_INPUT', field: ['metadata', key] }],
    },
  });
  expect(upstream.requests).toEqual([]);
});

test.each(KEYS)('%s is a key of conversion events like any other', async (key) => {
  const data = `[{"${key}":{"polluted":{"${key}":[1]}}}]`;
  await post(
    'mutation ($input: PostConversionEventsInput!) { postConversionEvents(input: $input) { userErrors { code } } }',
    `{"input":{"conversationId":"${ID}","events":{"messenger":{"data":${data}}}}}`,
  );

  expect(upstream.requests[0]?.body).toBe(`{"messenger":{"payload":{"data":${data}}}}`);
});

test.each(KEYS)(
  '%s beside the keys of a body, its variables and extensions is ignored',
  async (key) => {
    const odd = `"${key}":{"polluted":1}`;
    const { status, body } = await post(
      '{ __typename }',
      `{${odd}}`,
      `,"extensions":{${odd}},${odd}`,
    );

    expect([status, body]).toEqual([200, { data: { __typename: 'Query' } }]);
  },
);

test.each(KEYS)('%s in the variables of GET is ignored like any other', async (key) => {
  const search = new URLSearchParams({
    query: '{ __typename }',
    variables: `{"${key}":{"polluted":1}}`,
  }).toString();
  const { status, body } = await rawRequest(`${graph.url}?${search}`, { headers: HEADERS });

  expect([status, body]).toEqual([200, { data: { __typename: 'Query' } }]);
});

test.each(KEYS)('%s in an input object is no field of it', async (key) => {
  const { body } = await post(CREATE, `{"input":{"type":"SDK_GROUP","${key}":{"polluted":1}}}`);

  expect(body?.errors).toMatchObject([
    {
      message: expect.stringContaining(`Field "${key}" is not defined`),
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
});

test.each(KEYS)('%s in a record of upstream changes nothing', async (key) => {
  const odd = `"${key}":{"displayName":"polluted","id":"polluted","polluted":1}`;
  upstream.react({
    body: `{${odd},"conversation":{${odd},"id":"${ID}","metadata":{${odd}}},${odd}}`,
  });

  const { text } = await post(
    `{ conversation(id: "${ID}") { conversationId displayName metadata } }`,
  );

  expect(text).toBe(
    `{"data":{"conversation":{"conversationId":"${ID}","displayName":null,"metadata":{${odd}}}}}\n`,
  );
});

test.each(KEYS)('%s in the answer is a name like any other', async (key) => {
  upstream.react({ body: `{"conversation":{"id":"${ID}","displayName":"x"}}` });
  const query = `query ${key} { ${key}: conversation(id: "${ID}") { ...${key} } }
    fragment ${key} on Conversation { ${key}: displayName }`;

  // Several times, so that it would be compiled.
  for (let time = 0; time < 15; time += 1) {
    const { text } = await post(query, '{}', `,"operationName":"${key}"`);
    expect(text).toBe(`{"data":{"${key}":{"${key}":"x"}}}\n`);
  }
});

test.each(KEYS)('%s names a variable, or is refused as its name', async (key) => {
  const { body } = await post(
    `mutation ($${key}: JSONObject) { createConversation(input: { type: SDK_GROUP, metadata: $${key} }) { userErrors { code } } }`,
    `{"${key}":{"a":"b"}}`,
  );

  const sent = upstream.requests.map((request) => request.body);
  if (key === '__proto__') {
    expect(sent).toEqual([]);
    expect(body?.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  } else expect(sent).toEqual(['{"type":"sdkGroup","metadata":{"a":"b"}}']);
});

test.each(KEYS)('%s in a representation of an entity is ignored', async (key) => {
  const federated = await startGraph({
    SUNSHINE_BASE_URL: upstream.url,
    SUNSHINE_APP_ID: 'app-1',
    SUBGRAPH: 'on',
  });
  const query =
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Conversation { conversationId } } }';
  const variables = `{"of":[{"__typename":"Conversation","conversationId":"${ID}","${key}":{"conversationId":"polluted"}}]}`;
  const { text } = await rawRequest(federated.url, {
    method: 'POST',
    headers: HEADERS,
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  });

  expect(text).toBe(`{"data":{"_entities":[{"conversationId":"${ID}"}]}}\n`);
});
