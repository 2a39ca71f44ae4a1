import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, userGid } from '../support/ids.js';
import { ADA_IN_DEFAULT } from '../support/sample-records.js';
import { startSandbox } from '../support/sandbox.js';

const { appId, otherAppId, keyId, keySecret, users, conversations } = SAMPLE;
const CREW = conversations.crew.id;

let sandbox: Sandbox;
let graph: Graph;

beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph({
    SUNSHINE_BASE_URL: sandbox.url,
    SUNSHINE_ALLOWED_APP_IDS: '*',
    SUNSHINE_KEY_ID: keyId,
    SUNSHINE_KEY_SECRET: keySecret,
    CALLER_AUTH: 'none',
  });
});
beforeEach(() => sandbox.reset());

test.each([
  ['conversation', `conversation(id: "${CREW}") { id }`],
  ['conversations', `conversations(filter: { userId: "${users.ada.id}" }) { nodes { id } }`],
  ['conversations', 'conversations(filter: { userExternalId: "x" }) { nodes { id } }'],
  ['user', `user(by: { userId: "${users.ada.id}" }) { id }`],
])('%s has to be told its app', async (field, selection) => {
  const answer = await graph.query(`{ ${selection} }`);

  expect(failures(answer)).toEqual([
    {
      path: [field],
      code: 'BAD_USER_INPUT',
      message: 'appId: must be given: this server has no default app',
    },
  ]);
  expect(sandbox.requests.total).toBe(0);
});

test('the app is told by an argument or by a global id', async () => {
  const answer = await graph.query(
    `query ($app: ID!) {
      a: conversation(id: "${CREW}", appId: $app) { displayName }
      b: conversation(id: "${conversationGid(CREW)}") { displayName }
      c: user(by: { userId: "${users.ada.id}" }, appId: $app) { zendeskId }
      d: user(by: { userId: "${userGid(users.ada.id)}" }) { zendeskId }
      e: conversations(filter: { userId: "${userGid(users.ada.id)}" }, last: 1) {
        nodes { displayName appId }
      }
      f: node(id: "${ADA_IN_DEFAULT.id}") { ... on Participant { conversation { appId } } }
    }`,
    { app: appId },
  );

  const crew = { displayName: 'Crew' };
  const ada = { zendeskId: '25904178363412' };
  expect(answer.data).toEqual({
    ...{ a: crew, b: crew, c: ada, d: ada },
    e: { nodes: [{ displayName: 'Order 15', appId }] },
    f: { conversation: { appId } },
  });
  expect(answer.errors).toEqual([]);
  expect(sandbox.requests.total).toBe(4);
});

test('apps do not mix in one operation: the same id in two apps is two records', async () => {
  const answer = await graph.query(
    `{
      one: conversation(id: "${CREW}", appId: "${appId}") { displayName }
      other: conversation(id: "${CREW}", appId: "${otherAppId}") { displayName }
      users: nodes(ids: ["${userGid(users.ada.id)}", "${userGid(users.ada.id, otherAppId)}"]) {
        ... on EndUser { zendeskId }
      }
    }`,
  );

  expect(answer.data).toEqual({
    one: { displayName: 'Crew' },
    other: null,
    users: [{ zendeskId: '25904178363412' }, null],
  });
  expect(answer.errors).toHaveLength(2);
  expect(failures(answer)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ path: ['other'], code: 'UPSTREAM_FORBIDDEN' }),
      expect.objectContaining({ path: ['users', 1], code: 'UPSTREAM_FORBIDDEN' }),
    ]),
  );
});
