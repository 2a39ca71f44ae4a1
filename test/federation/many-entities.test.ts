import { beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, UNKNOWN_ID } from '../support/ids.js';
import { until } from '../support/until.js';

const { bruno } = SAMPLE.users;

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Conversation { conversationId type } }
}`;
const KEYS = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Conversation { conversationId } }
}`;
const USER = 'query ($id: ID!) { user(by: { userId: $id }) { brandId } }';
const USERS_CONVERSATIONS = `query ($id: ID!) {
  user(by: { userId: $id }) { conversations(first: 40) { nodes { conversationId type } } }
}`;

function conversation(conversationId: string): object {
  return { __typename: 'Conversation', conversationId };
}

let graph: Graph;

describe('a hundred representations of forty conversations', () => {
  interface Listed {
    readonly conversationId: string;
    readonly type: string;
  }
  let listed: readonly Listed[];
  beforeEach(async () => {
    graph = await startGraph();
    const { data } = await graph.query(USERS_CONVERSATIONS, { id: bruno.id });
    const { user } = data as { user: { conversations: { nodes: readonly Listed[] } } };
    listed = user.conversations.nodes;
    graph.sandbox.requests.clear();
  });

  test('are forty calls, and come back in order', async () => {
    const asked = Array.from({ length: 100 }, (_, index) => listed.at((index * 7) % 40));
    const { data, errors } = await graph.query(ENTITIES, {
      representations: asked.map((conversation, index) => ({
        __typename: 'Conversation',
        ...(index % 2 === 0
          ? { conversationId: conversation?.conversationId }
          : { id: conversationGid(conversation?.conversationId ?? '') }),
      })),
    });

    expect(errors).toEqual([]);
    expect(new Set(asked).size).toBe(40);
    expect(data).toEqual({ _entities: asked });
    expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 40 });
  });

  test('are thirty-two calls at once', async () => {
    const { requests, faults } = graph.sandbox;
    faults.add({ kind: 'gate', operation: 'getConversation', count: 33 });
    const answer = graph.query(ENTITIES, {
      representations: listed.map(({ conversationId }) => conversation(conversationId)),
    });
    await until(() => requests.inFlight === 32);
    // A call that is sent now arrives after a thirty-third would have, and after that the gate would open.
    await graph.query(USER, { id: bruno.id });
    expect(requests.inFlight).toBe(32);
    faults.clear();

    expect(await answer).toMatchObject({ data: { _entities: listed }, errors: [] });
    // The thirty-two, and the one beside them.
    expect(requests.maxInFlight).toBe(33);
    expect(requests.counts()).toEqual({ getConversation: 40, getUser: 1 });
  });
});

describe('the number of representations', () => {
  test.each([
    { settings: {}, most: 200 },
    { settings: { MAX_REPRESENTATIONS: '3' }, most: 3 },
  ])('is at most $most with the settings $settings', async ({ settings, most }) => {
    graph = await startGraph(settings);
    const enough = Array.from({ length: most }, () => conversation(UNKNOWN_ID));

    expect(await graph.query(KEYS, { representations: enough })).toMatchObject({
      data: { _entities: enough.map(() => ({ conversationId: UNKNOWN_ID })) },
      errors: [],
    });

    const refused = await graph.query(ENTITIES, {
      representations: [...enough, conversation(UNKNOWN_ID)],
    });
    expect(refused).toMatchObject({ status: 200, data: null });
    expect(failures(refused)).toEqual([
      {
        path: ['_entities'],
        code: 'BAD_USER_INPUT',
        message: `representations: must be at most ${most} entities`,
      },
    ]);
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('is also limited by the calls that they could need', async () => {
    graph = await startGraph({ MAX_UPSTREAM_CALLS: '2' });
    const { adaDefault, crew, empty } = SAMPLE.conversations;
    const two = [adaDefault, crew, adaDefault].map(({ id }) => conversation(id));

    expect(await graph.query(ENTITIES, { representations: two })).toMatchObject({
      data: {
        _entities: [
          { conversationId: adaDefault.id, type: 'PERSONAL' },
          { conversationId: crew.id, type: 'SDK_GROUP' },
          { conversationId: adaDefault.id, type: 'PERSONAL' },
        ],
      },
      errors: [],
    });
    expect(graph.sandbox.requests.counts()).toEqual({ getConversation: 2 });

    const three = [...two, conversation(empty.id)];
    expect(await graph.query(ENTITIES, { representations: three })).toMatchObject({
      data: undefined,
      errors: [{ extensions: { code: 'UPSTREAM_BUDGET_EXCEEDED', estimated: 3, limit: 2 } }],
    });
    expect(graph.sandbox.requests.total).toBe(2);
  });

  test('of different conversations is less than 200 when their participants are asked for, too', async () => {
    graph = await startGraph();
    const ids = Array.from({ length: 200 }, (_, index) => index.toString(16).padStart(24, '0'));

    expect(
      await graph.query(ENTITIES.replace(' type', ' participants { nodes { userId } }'), {
        representations: ids.map(conversation),
      }),
    ).toMatchObject({
      data: undefined,
      errors: [{ extensions: { code: 'UPSTREAM_BUDGET_EXCEEDED', estimated: 400, limit: 300 } }],
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

test('entities are for the one who asked, and never kept', async () => {
  graph = await startGraph();
  const { headers } = await graph.query(KEYS, {
    representations: [conversation(UNKNOWN_ID)],
  });

  expect(headers.get('cache-control')).toBe('private, no-store');
});
