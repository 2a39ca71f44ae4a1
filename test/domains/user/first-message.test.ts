/** A new person writes for the first time. */
import { readFileSync } from 'node:fs';

import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { calledOperations, sentBodies } from '../../support/mutations.js';
import { startService } from '../../support/service.js';

const FIRST_MESSAGE = readFileSync(
  new URL('../../../examples/operations/first-message.graphql', import.meta.url),
  'utf8',
);
const { ada, chloe } = SAMPLE.users;

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

function variablesFor(externalId: string): Readonly<Record<string, object>> {
  const user = { userExternalId: externalId };
  return {
    user: { externalId, ifExists: 'GIVE', profile: { givenName: 'Nia' } },
    conversation: { type: 'PERSONAL', participants: [{ user }] },
    message: {
      conversationId: '#conversation',
      author: { user: { user } },
      content: { text: { text: 'Hello' } },
    },
  };
}

describe('the example of a first message', () => {
  test('creates the user, the conversation and the message: three calls for one request', async () => {
    const { data, errors } = await graph.query(FIRST_MESSAGE, variablesFor('crm/nia'));

    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      user: { isNew: true, userErrors: [] },
      conversation: { conversation: { id: expect.any(String) }, userErrors: [] },
      message: { message: { content: { text: 'Hello' } }, userErrors: [] },
    });
    expect(calledOperations(graph)).toEqual(['createUser', 'createConversation', 'postMessage']);
  });

  test('takes the user who exists', async () => {
    const { data } = await graph.query(FIRST_MESSAGE, variablesFor(ada.externalId));

    expect(data).toMatchObject({ user: { isNew: false }, message: { userErrors: [] } });
    expect(calledOperations(graph)).toEqual([
      ...['createUser', 'getUser', 'createConversation', 'postMessage'],
    ]);
  });

  test('sends nothing where there is no conversation', async () => {
    graph.sandbox.faults.add({ kind: 'status', operation: 'createConversation', status: 400 });

    const { data } = await graph.query(FIRST_MESSAGE, variablesFor('crm/nia'));

    expect(data).toMatchObject({
      user: { isNew: true },
      conversation: { conversation: null, userErrors: [{ code: 'INVALID_INPUT' }] },
      message: {
        message: null,
        userErrors: [
          {
            code: 'INVALID_INPUT',
            message:
              'conversationId: names no Conversation that an earlier field of the operation has created',
          },
        ],
      },
    });
    expect(calledOperations(graph)).toEqual(['createUser', 'createConversation']);
  });
});

describe('what an earlier field has created', () => {
  const CREATE = `createConversation(input: { type: SDK_GROUP, participants: [{ user: { userId: "${ada.id}" } }] }) { userErrors { code } }`;

  test('is named by the alias of that field, and by no other', async () => {
    const { data } = await graph.query(`mutation {
      one: ${CREATE}
      two: ${CREATE}
      a: updateConversation(input: { conversationId: "#one", displayName: "One" }) { conversation { displayName } }
      b: updateConversation(input: { conversationId: "#two", displayName: "Two" }) { conversation { displayName } }
      c: updateConversation(input: { conversationId: "#three", displayName: "x" }) { userErrors { code field } }
      d: updateConversation(input: { conversationId: "#", displayName: "x" }) { userErrors { code field } }
    }`);

    expect(data).toMatchObject({
      a: { conversation: { displayName: 'One' } },
      b: { conversation: { displayName: 'Two' } },
      c: { userErrors: [{ code: 'INVALID_INPUT', field: ['conversationId'] }] },
      d: { userErrors: [{ code: 'INVALID_INPUT', field: ['conversationId'] }] },
    });
    const ids = graph.sandbox.requests.entries
      .filter(({ operation }) => operation === 'updateConversation')
      .map(({ url }) => url);
    expect(new Set(ids).size).toBe(2);
  });

  test('can be joined, reported on, left and deleted', async () => {
    const user = `user: { userId: "${chloe.id}" }`;
    const { data, errors } = await graph.query(`mutation {
      new: ${CREATE}
      joinConversation(input: { conversationId: "#new", ${user} }) { userErrors { code } }
      markConversationRead(input: { conversationId: "#new", as: { ${user} } }) { userErrors { code } }
      leaveConversation(input: { conversationId: "#new", participant: { userId: "${chloe.id}" } }) { userErrors { code } }
      deleteConversation(input: { conversationId: "#new" }) { deletedConversationId userErrors { code } }
    }`);

    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).not.toContain('code');
    expect(calledOperations(graph)).toHaveLength(5);
  });

  test('is forgotten with the operation', async () => {
    await graph.query(`mutation { new: ${CREATE} }`);

    const { data } = await graph.query(
      'mutation { deleteConversation(input: { conversationId: "#new" }) { userErrors { field } } }',
    );

    expect(data).toMatchObject({
      deleteConversation: { userErrors: [{ field: ['conversationId'] }] },
    });
    expect(sentBodies(graph, 'deleteConversation')).toEqual([]);
  });

  test('is named by end users, too', async () => {
    const service = await startService({ END_USER_CONVERSATIONS: 'on' });

    const { data, errors } = await service.query(
      { scope: 'user', user_id: ada.id },
      `mutation {
        mine: createConversation(input: { type: PERSONAL, participants: [{ user: { userId: "${ada.id}" } }] }) { userErrors { code } }
        sendConversationMessage(input: { conversationId: "#mine", content: { text: { text: "Hi" } } }) {
          message { content { text } } userErrors { code }
        }
      }`,
    );

    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      sendConversationMessage: { message: { content: { text: 'Hi' } } },
    });
  });
});
