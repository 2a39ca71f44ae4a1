import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, userGid } from '../support/ids.js';
import { serviceOn } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const { appId, otherAppId, users, conversations, otherApp } = SAMPLE;
const ADA = `userId: "${users.ada.id}"`;
const CREW = conversations.crew.id;
const MUST_BE_GIVEN = 'must be given: this server has no default app';

let sandbox: Sandbox;
let graph: Graph;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());

function withApps(settings: Readonly<Record<string, string>>): void {
  beforeAll(async () => {
    graph = await startGraph({ ...serviceOn(sandbox), ...settings });
  });
}

describe('without a default app', () => {
  withApps({ SUNSHINE_APP_ID: '', SUNSHINE_ALLOWED_APP_IDS: appId });

  test.each([
    ['conversation', `{ conversation(id: "${CREW}") { id } }`],
    ['conversations', `{ conversations(filter: { ${ADA} }) { nodes { id } } }`],
    ['user', `{ user(by: { ${ADA} }) { id } }`],
  ])('%s needs an appId', async (field, source) => {
    const { status, data, errors } = await graph.query(source);

    expect([status, data]).toEqual([200, { [field]: null }]);
    expect(errors).toMatchObject([
      { message: `appId: ${MUST_BE_GIVEN}`, path: [field], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(sandbox.requests.total).toBe(0);
  });

  test('createConversation needs an appId', async () => {
    const { data, errors } = await graph.query(
      'mutation { createConversation(input: { type: SDK_GROUP }) { userErrors { code field message } } }',
    );

    expect(errors).toEqual([]);
    expect(data).toEqual({
      createConversation: {
        userErrors: [
          { code: 'INVALID_INPUT', field: ['appId'], message: `appId: ${MUST_BE_GIVEN}` },
        ],
      },
    });
    expect(sandbox.requests.total).toBe(0);
  });

  test.each([
    ['updateConversation', ', displayName: "x"'],
    ['deleteConversation', ''],
    ['joinConversation', `, user: { ${ADA} }`],
    ['leaveConversation', `, participant: { ${ADA} }`],
  ])('%s needs an appId, or a global id', async (field, rest) => {
    const { data, errors } = await graph.query(
      `mutation { ${field}(input: { conversationId: "${CREW}"${rest} }) {
        userErrors { code field message }
      } }`,
    );

    expect(errors).toEqual([]);
    expect(data).toEqual({
      [field]: {
        userErrors: [
          {
            code: 'INVALID_INPUT',
            field: ['appId'],
            message: `appId: ${MUST_BE_GIVEN}`,
          },
        ],
      },
    });
    expect(sandbox.requests.total).toBe(0);
  });

  test('an appId, or a global id, says which app is meant', async () => {
    const { data, errors } = await graph.query(`{
      conversation(id: "${CREW}", appId: "${appId}") { displayName }
      conversations(filter: { ${ADA} }, appId: "${appId}", first: 1) { nodes { appId } }
      user(by: { userId: "${userGid(users.ada.id)}" }) { userId }
      node(id: "${conversationGid(CREW)}") { ... on Conversation { displayName } }
    }`);

    expect({ data, errors }).toEqual({
      data: {
        conversation: { displayName: 'Crew' },
        conversations: { nodes: [{ appId }] },
        user: { userId: users.ada.id },
        node: { displayName: 'Crew' },
      },
      errors: [],
    });
  });
});

describe.each([
  ['by default', {}],
  ['with a list without it', { SUNSHINE_ALLOWED_APP_IDS: 'app-2,app-3' }],
])('another app %s', (_, settings) => {
  withApps(settings);

  test.each([
    ['appId', `{ conversation(id: "${CREW}", appId: "${otherAppId}") { id } }`],
    ['id', `{ conversation(id: "${conversationGid(CREW, otherAppId)}") { id } }`],
    ['id', `{ node(id: "${conversationGid(CREW, otherAppId)}") { id } }`],
    ['by.userId', `{ user(by: { userId: "${userGid(users.ada.id, otherAppId)}" }) { id } }`],
  ])('may not be named by %s', async (argument, source) => {
    const { errors } = await graph.query(source);

    expect(errors).toMatchObject([
      {
        message: `${argument}: names an app that is not allowed here`,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(sandbox.requests.total).toBe(0);
  });

  test('does not keep the default app from being named', async () => {
    const { data, errors } = await graph.query(
      `{ conversation(id: "${CREW}", appId: "${appId}") { displayName } }`,
    );

    expect({ data, errors }).toEqual({
      data: { conversation: { displayName: 'Crew' } },
      errors: [],
    });
  });
});

describe.each(['*', `app-2, ${otherAppId}`])('with %j as the apps that may be named', (apps) => {
  withApps({
    SUNSHINE_ALLOWED_APP_IDS: apps,
    SUNSHINE_KEY_ID: otherApp.keyId,
    SUNSHINE_KEY_SECRET: otherApp.keySecret,
  });

  test('another app is read when it is named, and not taken for the default one', async () => {
    const id = otherApp.conversations.zoeDefault.id;

    const { data, errors } = await graph.query(`{
      named: conversation(id: "${id}", appId: "${otherAppId}") { id appId }
      default: conversation(id: "${id}") { id }
    }`);

    expect(data).toEqual({
      named: { id: conversationGid(id, otherAppId), appId: otherAppId },
      default: null,
    });
    expect(errors).toMatchObject([
      { path: ['default'], extensions: { code: 'UPSTREAM_FORBIDDEN' } },
    ]);
    expect(sandbox.requests.entries.map(({ path }) => path).sort()).toEqual(
      [appId, otherAppId].map((app) => `/v2/apps/${app}/conversations/${id}`).sort(),
    );
  });
});
