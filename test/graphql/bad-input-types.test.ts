import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { mutation, type MutationName } from '../support/mutations.js';

const { users, conversations } = SAMPLE;
const ADA = users.ada.id;
const CREW = conversations.crew.id;
const USER = { userId: ADA };

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

test.each<[string, MutationName, object, string]>([
  [
    'a user of both ids',
    'joinConversation',
    { conversationId: CREW, user: { ...USER, userExternalId: 'x' } },
    'Exactly one key must be specified for OneOf type "UserRef"',
  ],
  [
    'a user of no id',
    'joinConversation',
    { conversationId: CREW, user: {} },
    'Exactly one key must be specified for OneOf type "UserRef"',
  ],
  [
    'a user of a null',
    'joinConversation',
    { conversationId: CREW, user: { userExternalId: null } },
    'Field "userExternalId" must be non-null',
  ],
  [
    'a participant of two ids',
    'leaveConversation',
    { conversationId: CREW, participant: { ...USER, participantId: ADA } },
    'Exactly one key must be specified for OneOf type "ParticipantRef"',
  ],
  [
    'a first participant of no id',
    'createConversation',
    { type: 'PERSONAL', participants: [{ user: {} }] },
    'Exactly one key must be specified for OneOf type "UserRef"',
  ],
  [
    'events of two channels',
    'postConversionEvents',
    { conversationId: CREW, events: { messenger: { data: [] }, whatsapp: { data: [] } } },
    'Exactly one key must be specified for OneOf type "ConversionEventsInput"',
  ],
  [
    'events that are no objects',
    'postConversionEvents',
    { conversationId: CREW, events: { messenger: { data: ['purchase'] } } },
    'JSONObject must be an object',
  ],
  [
    'metadata that is a list',
    'updateConversation',
    { conversationId: CREW, metadata: ['x'] },
    'JSONObject must be an object',
  ],
  [
    'metadata that is a text',
    'updateConversation',
    { conversationId: CREW, metadata: '{"x":1}' },
    'JSONObject must be an object',
  ],
  ...[
    'x',
    '',
    '/icon.png',
    '//a.example/i',
    'ftp://a.example/i',
    'javascript:alert(1)',
    'https://',
    42,
  ].map((iconUrl): [string, MutationName, object, string] => [
    `iconUrl ${JSON.stringify(iconUrl)}`,
    'updateConversation',
    { conversationId: CREW, iconUrl },
    'URL must be an absolute http or https address',
  ]),
  [
    'a displayName that is no text',
    'updateConversation',
    { conversationId: CREW, displayName: 42 },
    'String cannot represent a non string value',
  ],
  ['no conversation', 'deleteConversation', {}, 'Field "conversationId" of required type "ID!"'],
  [
    'null for a conversation',
    'deleteConversation',
    { conversationId: null },
    'Expected non-nullable type "ID!" not to be null',
  ],
  [
    'an unknown field',
    'deleteConversation',
    { conversationId: CREW, force: true },
    'Field "force" is not defined by type "DeleteConversationInput"',
  ],
  ['an unknown type', 'createConversation', { type: 'CHANNEL' }, 'Value "CHANNEL" does not exist'],
  [
    'a reference that lacks a part',
    'downloadMessageRef',
    { conversationId: CREW, userId: ADA, apple: { interactiveDataRef: { url: 'https://x' } } },
    'Field "bid" of required type "String!" was not provided',
  ],
])('%s in variables is refused by the type system: %s', async (_, name, input, message) => {
  const answer = await graph.query(mutation(name), { input });

  expect(answer.data).toBeUndefined();
  expect(answer.errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  expect(answer.errors[0]?.message).toContain(message);
  expect(graph.sandbox.requests.total).toBe(0);
});

const UPDATE_CREW = `updateConversation(input: { conversationId: "${CREW}"`;
const JOIN_CREW = `joinConversation(input: { conversationId: "${CREW}"`;
test.each([
  [
    'a user of both ids',
    `mutation { ${JOIN_CREW}, user: { userId: "${ADA}", userExternalId: "x" } }) { __typename } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a user of no id',
    `mutation { ${JOIN_CREW}, user: {} }) { __typename } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'half a surrogate pair',
    `mutation { ${JOIN_CREW}, user: { userExternalId: "\\ud800" } }) { __typename } }`,
    'GRAPHQL_PARSE_FAILED',
  ],
  [
    'metadata that is a list',
    `mutation { ${UPDATE_CREW}, metadata: [1] }) { __typename } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'an iconUrl that is no address',
    `mutation { ${UPDATE_CREW}, iconUrl: "javascript:alert(1)" }) { __typename } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
])('%s written out is refused before anything runs', async (_, source, code) => {
  const answer = await graph.query(source);

  expect(answer).toMatchObject({ data: undefined, errors: [{ extensions: { code } }] });
  expect(graph.sandbox.requests.total).toBe(0);
});

test.each([
  ['mutation', `mutation ($id: ID) { ${JOIN_CREW}, user: { userId: $id } }) { __typename } }`],
  ['query', 'query ($id: ID) { user(by: { userId: $id }) { id } }'],
])('a user of a variable that is null is refused in a %s', async (_, source) => {
  for (const variables of [{}, { id: null }]) {
    const answer = await graph.query(source, variables);

    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }
  expect(graph.sandbox.requests.total).toBe(0);
});
