import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from '../sandbox/rest-caller.js';
import { startGraph, type Graph } from '../support/graph.js';
import { deviceGid } from '../support/ids.js';

const { users, conversations, devices } = SAMPLE;
const CREW = conversations.crew.id;
const OTHER = 'ffffffffffffffffffffffff';
const MARKER = 'of another record';
const ADA = users.ada.externalId;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(async () => {
  graph.sandbox.reset();
  await restCaller(graph.sandbox)('POST', '/users', { externalId: ADA, brandId: '1' });
});

/** What upstream answers in place of what was asked for, and a field that would show it. */
const CASES: readonly (readonly [
  what: string,
  operation: string,
  value: Readonly<Record<string, unknown>>,
  source: string,
])[] = [
  [
    'another conversation',
    'getConversation',
    { conversation: { id: OTHER, displayName: MARKER } },
    `{ conversation(id: "${CREW}") { displayName } }`,
  ],
  [
    'another conversation than an entity names',
    'getConversation',
    { conversation: { id: OTHER, displayName: MARKER } },
    `{ _entities(representations: [{ __typename: "Conversation", conversationId: "${CREW}" }]) { ... on Conversation { displayName } } }`,
  ],
  [
    'another user',
    'getUser',
    { user: { id: OTHER, externalId: 'x', zendeskId: MARKER } },
    `{ user(by: { userId: "${users.ada.id}" }) { zendeskId } }`,
  ],
  [
    'another user than the external id names',
    'getUser',
    { user: { externalId: 'somebody-else', zendeskId: MARKER } },
    `{ user(by: { userExternalId: "${ADA}" }) { zendeskId } }`,
  ],
  [
    'a user of another brand',
    'getUser',
    { user: { brandId: '999', zendeskId: MARKER } },
    `{ user(by: { userExternalId: "${ADA}" }, brandId: "1") { zendeskId } }`,
  ],
  [
    'another conversation than was updated',
    'updateConversation',
    { conversation: { id: OTHER, displayName: MARKER } },
    `mutation { updateConversation(input: { conversationId: "${CREW}", displayName: "x" }) { conversation { displayName } } }`,
  ],
  [
    'another user than was updated',
    'updateUser',
    { user: { id: OTHER, zendeskId: MARKER } },
    `mutation { updateEndUser(input: { user: { userId: "${users.ada.id}" }, toBeRetained: true }) { user { zendeskId } } }`,
  ],
  [
    'another user than was created',
    'createUser',
    { user: { externalId: 'somebody-else', zendeskId: MARKER } },
    'mutation { createEndUser(input: { externalId: "crm/new" }) { user { zendeskId } } }',
  ],
  [
    'another device',
    'getDevice',
    { device: { id: OTHER, guid: MARKER } },
    `{ node(id: "${deviceGid(users.ada.id, devices.adaWeb.id)}") { ... on EndUserDevice { guid } } }`,
  ],
  [
    'another participant than joined',
    'joinConversation',
    { participant: { userId: OTHER, userExternalId: MARKER } },
    `mutation { joinConversation(input: { conversationId: "${CREW}", user: { userId: "${users.chloe.id}" } }) { participant { userExternalId } } }`,
  ],
];

test.each(CASES)(
  '%s is an invalid answer, and never handed out',
  async (_, operation, value, source) => {
    graph.sandbox.requests.clear();
    graph.sandbox.faults.add({ kind: 'merge', operation, value });

    const answer = await graph.query(source);

    expect(answer.errors.length).toBeGreaterThan(0);
    for (const { extensions } of answer.errors)
      expect(extensions.code).toBe('UPSTREAM_INVALID_RESPONSE');
    expect(JSON.stringify(answer.data)).not.toContain(MARKER);
    expect(graph.sandbox.requests.counts()[operation]).toBe(1);
  },
);

test('a user found by external id whose answer names none is handed out', async () => {
  graph.sandbox.faults.add({ kind: 'omit', operation: 'getUser', keys: ['user.externalId'] });

  const { data, errors } = await graph.query(
    `{ user(by: { userExternalId: "${ADA}" }) { userId } }`,
  );

  expect(errors).toEqual([]);
  expect(data).toEqual({ user: { userId: users.ada.id } });
});
