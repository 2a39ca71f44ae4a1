import { readFile } from 'node:fs/promises';

import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Kind, parse, type DocumentNode } from 'graphql';
import { createClient } from 'graphql-sse';

import { exampleOperations, type ExampleOperation } from '../../src/explorer/example-operations.js';
import { buildSchema } from '../../src/graphql/schema.js';
import { opened } from '../support/closing.js';
import { startGraph, type Graph } from '../support/graph.js';

const EXAMPLES = exampleOperations('sandbox');
const PLACEHOLDERS = exampleOperations('passthrough');

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

function named(name: string): ExampleOperation {
  const example = EXAMPLES.find(({ query }) => query.includes(` ${name}(`));
  if (!example) throw new Error(`there is no example ${name}`);
  return example;
}

async function send({ query, variables }: ExampleOperation, to: Graph = graph): Promise<unknown> {
  const { data, errors } = await to.query(
    query,
    JSON.parse(variables) as Readonly<Record<string, unknown>>,
  );
  return { data, errors };
}

function rootField({ definitions: [operation] }: DocumentNode): string {
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('there is no operation');
  const [field] = operation.selectionSet.selections;
  return field?.kind === Kind.FIELD ? field.name.value : '';
}

test('there is one for a list, its next page, messages, users, events and every mutation', () => {
  const mutations = Object.keys(
    buildSchema({ subgraph: false }).getMutationType()?.getFields() ?? {},
  );

  const fields = EXAMPLES.map(({ query }) => rootField(parse(query)));

  expect(fields.filter((field) => field === 'conversations')).toHaveLength(2);
  expect(fields.filter((field) => field === 'conversation')).toHaveLength(1);
  expect(fields.filter((field) => field === 'conversationEvents')).toHaveLength(1);
  expect(fields.filter((field) => !field.startsWith('conversation')).sort()).toEqual(
    // Getting or creating a user is what the example of a first message begins with, too.
    [...mutations, 'createEndUser', 'usersByEmail'].sort(),
  );
});

test('the list has participants and users', async () => {
  expect(await send(named('Conversations'))).toMatchObject({
    data: {
      conversations: {
        nodes: [
          { participants: { nodes: [{ user: { profile: { givenName: 'Ada' } } }] } },
          { displayName: 'Full house' },
        ],
        pageInfo: { hasNextPage: true },
      },
    },
    errors: [],
  });
});

test('the next page begins where the list ends', async () => {
  const { after } = JSON.parse(named('NextPage').variables) as { readonly after: string };

  expect(await send(named('Conversations'))).toMatchObject({
    data: { conversations: { pageInfo: { endCursor: after } } },
  });
  expect(await send(named('NextPage'))).toMatchObject({
    data: { conversations: { nodes: [{ displayName: 'Crew' }, { type: 'PERSONAL' }] } },
    errors: [],
  });
});

test('users are found by their e-mail address, with their channels and devices', async () => {
  expect(await send(named('UsersByEmail'))).toMatchObject({
    data: {
      usersByEmail: [
        {
          profile: { givenName: 'Ada' },
          clients: { nodes: { length: 5 } },
          devices: { length: 3 },
        },
      ],
    },
    errors: [],
  });
});

test('the messages are the newest of their conversation', async () => {
  const answer = await send(named('Messages'));

  expect(answer).toMatchObject({
    data: { conversation: { displayName: 'Every content', messages: { nodes: { length: 5 } } } },
    errors: [],
  });
  expect(JSON.stringify(answer)).toContain('Anything else?');
});

test.each([
  ['Create', { createConversation: { conversation: { displayName: 'Order 16' } } }],
  ['Send', { sendConversationMessage: { message: { content: { text: 'Shall we call you?' } } } }],
  ['MarkRead', { markConversationRead: { participant: { unreadCount: 0 } } }],
  ['Typing', { setConversationTyping: { conversation: { id: expect.any(String) } } }],
  [
    'PassControl',
    {
      passConversationControl: {
        conversation: { activeSwitchboardIntegration: { name: 'answer-bot' } },
      },
    },
  ],
  [
    'OfferControl',
    {
      offerConversationControl: {
        conversation: { pendingSwitchboardIntegration: { name: 'agents' } },
      },
    },
  ],
  ['AcceptControl', { acceptConversationControl: { conversation: { id: expect.any(String) } } }],
  [
    'ReleaseControl',
    { releaseConversationControl: { conversation: { activeSwitchboardIntegration: null } } },
  ],
  ['CreateUpload', { createConversationUpload: { upload: { method: 'POST' } } }],
  ['DeleteAttachment', { deleteConversationAttachment: { deletedMediaUrl: expect.any(String) } }],
  ['DeleteMessage', { deleteConversationMessage: { deletedMessageId: expect.any(String) } }],
  ['DeleteMessages', { deleteConversationMessages: { conversation: { id: expect.any(String) } } }],
  ['Update', { updateConversation: { conversation: { displayName: 'Night shift' } } }],
  ['Join', { joinConversation: { participant: { user: { profile: { givenName: 'Goran' } } } } }],
  ['Leave', { leaveConversation: { removedParticipantId: expect.any(String) } }],
  ['Events', { postConversionEvents: { conversionEvents: { eventsReceived: 1 } } }],
  [
    'Download',
    { downloadMessageRef: { data: { interactiveData: { bid: 'com.example.pickup' } } } },
  ],
  [
    'FirstMessage',
    {
      user: { isNew: true },
      conversation: { conversation: { id: expect.any(String) } },
      message: { message: { content: { text: 'Hello' } } },
    },
  ],
  ['CreateUser', { createEndUser: { isNew: true, user: { profile: { givenName: 'Nia' } } } }],
  ['UpdateUser', { updateEndUser: { user: { profile: { surname: 'Lovelace' } } } }],
  ['SyncUser', { syncEndUser: { user: { identities: [{ value: 'ada@example.com' }] } } }],
  ['LinkClient', { linkEndUserClient: { client: { type: 'TWILIO', status: 'PENDING' } } }],
  ['RemoveClient', { removeEndUserClient: { removedClientId: expect.any(String) } }],
  ['DeletePersonalInformation', { deleteEndUserPersonalInformation: { user: { profile: {} } } }],
  ['DeleteUser', { deleteEndUser: { deletedUserId: expect.any(String) } }],
  ['Delete', { deleteConversation: { deletedConversationId: expect.any(String) } }],
])('%s works as it stands', async (name, data) => {
  const answer = await send(named(name));

  expect(answer).toMatchObject({ data, errors: [] });
  expect(answer).toMatchObject({ data: { [Object.keys(data)[0] ?? '']: { userErrors: [] } } });
});

test('beside the subscription is what makes it fire', async () => {
  const index = EXAMPLES.findIndex(({ query }) => query.includes('subscription '));
  const [subscription, beside] = EXAMPLES.slice(index);
  if (!subscription || !beside) throw new Error('nothing stands beside the subscription');
  // To another one, it was sent before.
  const fresh = await startGraph();
  const { data } = await fresh.query('{ eventCursor }');
  await send(beside, fresh);
  const client = createClient({ url: fresh.url, retryAttempts: 0 });
  opened({ close: () => client.dispose() });
  const variables = JSON.parse(subscription.variables) as Record<string, unknown>;
  const { eventCursor: after } = data as { readonly eventCursor: string };
  const deliveries = client.iterate({
    query: subscription.query,
    variables: { ...variables, after },
  });

  expect((await deliveries.next()).value).toMatchObject({
    data: {
      conversationEvents: {
        event: { type: 'MESSAGE', message: { content: { text: 'Shall we call you?' } } },
      },
    },
  });
});

test('all but the subscription can be sent one after the other', async () => {
  for (const example of EXAMPLES.filter(({ query }) => !query.includes('subscription '))) {
    const answer = JSON.stringify(await send(example));
    expect(answer).toMatch(/"errors":\[\]/);
    expect(answer).not.toMatch(/"userErrors":\[\{/);
  }
});

test('joining works also after the mutation of the README', async () => {
  const readme = await readFile('README.md', 'utf8');
  const [, mutation = ''] = /```graphql\n(mutation \{[^`]*)```/.exec(readme) ?? [];
  expect(await send({ query: mutation, variables: '{}' })).toMatchObject({
    data: { joinConversation: { userErrors: [] } },
  });

  expect(await send(named('Join'))).toMatchObject({
    data: { joinConversation: { userErrors: [] } },
    errors: [],
  });
});

test('with placeholders in place of ids none of them changes anything', async () => {
  const mutations = PLACEHOLDERS.filter(({ query }) => query.includes('userErrors'));
  for (const example of mutations)
    expect(JSON.stringify(await send(example))).toMatch(/"userErrors":\[\{/);
});
