import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { costOf } from '../../support/cost.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { clientGid, conversationGid, UNKNOWN_ID } from '../../support/ids.js';
import { calledOperations, sentBodies } from '../../support/mutations.js';

const { conversations, integrations, users } = SAMPLE;
const { ada, bruno } = users;
const WHATSAPP = '67a0d9f09d3e51c7a4d00001';
const SDK = '67a0d9f09d3e51c7a4d00002';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

const LINK = `mutation ($input: LinkEndUserClientInput!) { linkEndUserClient(input: $input) {
  client { id type status externalId user { userId } } clientEdge { cursor node { clientId } }
  userErrors { code field }
} }`;
const REMOVE = `mutation ($input: RemoveEndUserClientInput!) { removeEndUserClient(input: $input) {
  removedClientId userErrors { code field message }
} }`;

const BY_TWILIO = {
  user: { userId: ada.id },
  integrationId: integrations.twilio.id,
  channel: { twilio: { phoneNumber: '+1 212-555-2368' } },
  confirmation: { type: 'PROMPT' },
  conversationId: conversations.adaDefault.id,
};

async function link(input: object): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await graph.query(LINK, { input });
  expect(errors).toEqual([]);
  return (data as { linkEndUserClient: Readonly<Record<string, unknown>> }).linkEndUserClient;
}

async function remove(input: object): Promise<unknown> {
  const { data, errors } = await graph.query(REMOVE, { input });
  expect(errors).toEqual([]);
  return (data as { removeEndUserClient: unknown }).removeEndUserClient;
}

describe('linkEndUserClient', () => {
  test('gives the pending client, as a record and as an edge, in one call', async () => {
    const linked = await link(BY_TWILIO);

    expect(linked).toMatchObject({
      client: {
        ...{ type: 'TWILIO', status: 'PENDING', externalId: '+12125552368' },
        user: { userId: ada.id },
      },
      clientEdge: { cursor: expect.any(String), node: { clientId: expect.any(String) } },
      userErrors: [],
    });
    expect(calledOperations(graph)).toEqual(['createClient']);
    const { id } = linked['client'] as { readonly id: string };
    const { data } = await graph.query(`{ node(id: "${id}") { ... on EndUserClient { status } } }`);
    expect(data).toEqual({ node: { status: 'PENDING' } });
  });

  test.each<[string, object, object]>([
    [
      'a mail',
      {
        integrationId: integrations.mailgun.id,
        channel: { mailgun: { address: 'ada@example.org', subject: 'Your order' } },
        confirmation: { type: 'IMMEDIATE' },
        isPrimary: false,
      },
      {
        matchCriteria: {
          ...{ type: 'mailgun', address: 'ada@example.org', subject: 'Your order' },
          ...{ integrationId: integrations.mailgun.id, primary: false },
        },
        confirmation: { type: 'immediate' },
      },
    ],
    [
      'a text message',
      {
        integrationId: integrations.messagebird.id,
        channel: { messagebird: { phoneNumber: '+12125552368' } },
        confirmation: {
          type: 'USER_ACTIVITY',
          message: {
            author: { displayName: 'Shop' },
            text: {
              text: 'Go on here?',
              actions: [{ link: { text: 'Why', uri: 'https://x.example' } }],
            },
          },
        },
      },
      {
        matchCriteria: {
          ...{ type: 'messagebird', phoneNumber: '+12125552368' },
          ...{ integrationId: integrations.messagebird.id, primary: true },
        },
        confirmation: {
          type: 'userActivity',
          message: {
            author: { type: 'business', displayName: 'Shop' },
            content: {
              type: 'text',
              text: 'Go on here?',
              actions: [{ type: 'link', text: 'Why', uri: 'https://x.example' }],
            },
          },
        },
      },
    ],
    [
      'WhatsApp',
      {
        integrationId: integrations.whatsapp.id,
        channel: { whatsapp: { phoneNumber: '+12125552368' } },
        confirmation: {
          type: 'PROMPT',
          message: { image: { mediaUrl: 'https://x.example/a.png' } },
        },
      },
      {
        matchCriteria: {
          ...{ type: 'whatsapp', phoneNumber: '+12125552368' },
          ...{ integrationId: integrations.whatsapp.id, primary: true },
        },
        confirmation: {
          type: 'prompt',
          message: {
            author: { type: 'business' },
            content: { type: 'image', mediaUrl: 'https://x.example/a.png' },
          },
        },
      },
    ],
  ])('sends what upstream takes for %s', async (_, input, body) => {
    const conversationId = conversationGid(conversations.adaOrder.id);

    expect(await link({ ...BY_TWILIO, ...input, conversationId })).toMatchObject({
      userErrors: [],
    });
    expect(sentBodies(graph, 'createClient')).toEqual([
      { ...body, target: { conversationId: conversations.adaOrder.id } },
    ]);
  });

  test('looks up a user who is named by external id', async () => {
    const user = { userExternalId: ada.externalId };

    expect(await link({ ...BY_TWILIO, user })).toMatchObject({
      client: { user: { userId: ada.id } },
      userErrors: [],
    });
    expect(calledOperations(graph)).toEqual(['getUser', 'createClient']);
  });

  test('is never sent twice', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'createClient', times: 1 });

    const { errors } = await graph.query(LINK, { input: BY_TWILIO });

    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE', inDoubt: true } }]);
    expect(calledOperations(graph)).toEqual(['createClient']);
  });

  test.each<[string, object]>([
    ['CONFLICT', {}],
    ['INTEGRATION_NOT_FOUND', { integrationId: UNKNOWN_ID }],
    ['INVALID_INPUT', { integrationId: integrations.whatsapp.id }],
    ['CONVERSATION_NOT_FOUND', { conversationId: UNKNOWN_ID }],
    ['USER_NOT_FOUND', { user: { userId: UNKNOWN_ID } }],
    ['USER_NOT_FOUND', { user: { userExternalId: 'nobody' } }],
  ])('is %s where upstream refuses it with %j', async (code, input) => {
    if (code === 'CONFLICT') await link(BY_TWILIO);

    expect(await link({ ...BY_TWILIO, ...input })).toEqual({
      ...{ client: null, clientEdge: null, userErrors: [{ code, field: null }] },
    });
  });

  const message = (content: object): object => ({
    confirmation: { type: 'PROMPT', message: content },
  });

  test.each<[readonly string[], object]>([
    [['integrationId'], { integrationId: 'x' }],
    [['conversationId'], { conversationId: 'x' }],
    [['user', 'userId'], { user: { userId: 'x' } }],
    ...[
      '',
      '212 555 2368',
      '1 212 555 2368',
      '+',
      '+0123456789',
      '+12125552368x',
      '+1'.repeat(20),
    ].map(
      (phoneNumber) =>
        [['channel', 'twilio', 'phoneNumber'], { channel: { twilio: { phoneNumber } } }] as [
          readonly string[],
          object,
        ],
    ),
    [['channel', 'mailgun', 'address'], { channel: { mailgun: { address: 'nobody' } } }],
    [
      ['channel', 'mailgun', 'subject'],
      { channel: { mailgun: { address: 'a@x.example', subject: 'x'.repeat(129) } } },
    ],
    [['confirmation', 'message'], message({})],
    [
      ['confirmation', 'message'],
      message({ text: { text: 'a' }, image: { mediaUrl: 'https://x.example' } }),
    ],
    [['confirmation', 'message', 'text'], message({ text: {} })],
    [['confirmation', 'message', 'text', 'text'], message({ text: { text: 'x'.repeat(4_097) } })],
    [
      ['confirmation', 'message', 'text', 'actions', '0'],
      message({ text: { text: 'a', actions: [{ reply: { text: 'Yes', payload: 'YES' } }] } }),
    ],
    [
      ['confirmation', 'message', 'author', 'subtype'],
      message({ author: { subtype: 'AGENT' }, text: { text: 'a' } }),
    ],
  ])('is refused before any call at %j for %j', async (field, input) => {
    expect(await link({ ...BY_TWILIO, ...input })).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field }],
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

describe('removeEndUserClient', () => {
  const user = { userId: ada.id };

  test.each([WHATSAPP, clientGid(ada.id, WHATSAPP)])('removes %s in one call', async (clientId) => {
    expect(await remove({ user, clientId })).toEqual({
      removedClientId: clientGid(ada.id, WHATSAPP),
      userErrors: [],
    });
    expect(calledOperations(graph)).toEqual(['removeClient']);
    const { data } = await graph.query(
      `{ conversation(id: "${conversations.adaDefault.id}") { participants { nodes { clientAssociations { clientId } } } } }`,
    );
    expect(JSON.stringify(data)).not.toContain(WHATSAPP);
  });

  test('is done when the answer is lost and the client is gone', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'removeClient', times: 1 });

    expect(await remove({ user, clientId: WHATSAPP })).toEqual({
      removedClientId: clientGid(ada.id, WHATSAPP),
      userErrors: [],
    });
  });

  test.each<[string, object]>([
    ['CLIENT_NOT_FOUND', { clientId: UNKNOWN_ID }],
    ['CLIENT_NOT_FOUND', { user: { userId: bruno.id }, clientId: WHATSAPP }],
    ['USER_NOT_FOUND', { user: { userId: UNKNOWN_ID }, clientId: WHATSAPP }],
    ['INVALID_INPUT', { clientId: SDK }],
  ])('is %s where upstream refuses it with %j', async (code, input) => {
    expect(await remove({ user, ...input })).toMatchObject({
      removedClientId: null,
      userErrors: [{ code, field: null }],
    });
  });

  test('says in words what is missing', async () => {
    expect(await remove({ user, clientId: UNKNOWN_ID })).toMatchObject({
      userErrors: [{ message: 'there is no such client: Client not found' }],
    });
  });

  test.each([
    ['x', { clientId: 'x' }],
    ['a client of another user', { clientId: clientGid(bruno.id, WHATSAPP) }],
  ])('is refused before any call for %s', async (_, input) => {
    expect(await remove({ user, ...input })).toMatchObject({
      userErrors: [{ code: 'INVALID_INPUT', field: ['clientId'] }],
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

test.each([
  [`linkEndUserClient(input: { user: { userId: "${ada.id}" }`, 1],
  [`linkEndUserClient(input: { user: { userExternalId: "${ada.externalId}" }`, 2],
])('%s is estimated with a look-up of the user where needed', async (start, calls) => {
  const { estimated } = await costOf(
    graph,
    graph.sandbox,
    `mutation { ${start}, integrationId: "x", channel: { twilio: { phoneNumber: "" } },
      confirmation: { type: PROMPT }, conversationId: "x" }) { client { rawType } userErrors { code } } }`,
  );

  expect(estimated).toBe(calls);
});
