import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from '../sandbox/rest-caller.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid } from '../support/ids.js';
import { APPLE, mutation, sentBodies, type MutationName } from '../support/mutations.js';

const { users, conversations } = SAMPLE;
const { ada, chloe, dora, emil } = users;
const CREW = conversations.crew.id;

interface Change {
  readonly name: MutationName;
  readonly input: object;
  readonly payload: string;
  /** What the payload has when it is done. */
  readonly done: object;
}

const CREATE: Change = {
  name: 'createConversation',
  input: { type: 'SDK_GROUP', participants: [{ user: { userId: chloe.id } }], displayName: 'New' },
  payload: 'conversation { displayName }',
  done: { conversation: { displayName: 'New' } },
};
const JOIN: Change = {
  name: 'joinConversation',
  input: { conversationId: CREW, user: { userId: chloe.id } },
  payload: 'participant { userId }',
  done: { participant: { userId: chloe.id } },
};
const LEAVE: Change = {
  name: 'leaveConversation',
  input: { conversationId: CREW, participant: { userId: ada.id } },
  payload: '',
  done: {},
};
const POST: Change = {
  name: 'postConversionEvents',
  input: { conversationId: conversations.adaOrder.id, events: { messenger: { data: [{ a: 1 }] } } },
  payload: 'conversionEvents { eventsReceived }',
  done: { conversionEvents: { eventsReceived: 1 } },
};
const UPDATE: Change = {
  name: 'updateConversation',
  input: { conversationId: CREW, displayName: 'Night shift' },
  payload: 'conversation { displayName }',
  done: { conversation: { displayName: 'Night shift' } },
};
const DELETE: Change = {
  name: 'deleteConversation',
  input: { conversationId: CREW },
  payload: 'deletedConversationId',
  done: { deletedConversationId: conversationGid(CREW) },
};
const DOWNLOAD: Change = {
  name: 'downloadMessageRef',
  input: {
    conversationId: conversations.adaApple.id,
    userId: ada.id,
    apple: APPLE,
  },
  payload: 'data',
  done: { data: { interactiveData: { bid: 'b' } } },
};
const ONCE = [CREATE, JOIN, LEAVE, POST];
const REPEATABLE = [UPDATE, DELETE, DOWNLOAD];

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** What the changes above change. */
interface State {
  readonly crew: string | undefined;
  readonly members: readonly string[] | undefined;
  /** What Chloe takes part in. */
  readonly ofChloe: readonly (string | undefined)[] | undefined;
}

async function readState(): Promise<State> {
  const call = restCaller(graph.sandbox);
  const [crew, members, ofChloe] = await Promise.all([
    call('GET', `/conversations/${CREW}`),
    call('GET', `/conversations/${CREW}/participants`),
    call('GET', `/conversations?filter[userId]=${chloe.id}`),
  ]);
  return {
    crew: crew.body.conversation?.displayName,
    members: members.body.participants?.map(({ userId }) => userId),
    ofChloe: ofChloe.body.conversations?.map(({ displayName }) => displayName),
  };
}

const MEMBERS = [ada.id, dora.id, emil.id];
const UNTOUCHED: State = { crew: 'Crew', members: MEMBERS, ofChloe: [] };
const AFTERWARDS: Readonly<Record<MutationName, State>> = {
  createConversation: { ...UNTOUCHED, ofChloe: ['New'] },
  joinConversation: { crew: 'Crew', members: [...MEMBERS, chloe.id], ofChloe: ['Crew'] },
  leaveConversation: { ...UNTOUCHED, members: MEMBERS.slice(1) },
  postConversionEvents: UNTOUCHED,
  updateConversation: { ...UNTOUCHED, crew: 'Night shift' },
  deleteConversation: { crew: undefined, members: undefined, ofChloe: [] },
  downloadMessageRef: UNTOUCHED,
};

describe('when the answer is lost after the change was made', () => {
  test.each(ONCE)('$name is sent once and is an error', async ({ name, input, payload }) => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: name });

    const answer = await graph.query(mutation(name, payload), { input });

    expect(answer).toMatchObject({ status: 200, data: { [name]: null } });
    expect(answer.errors).toEqual([
      {
        message: `${name}: Sunshine Conversations could not be reached`,
        locations: [{ line: 2, column: 5 }],
        path: [name],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', inDoubt: true },
      },
    ]);
    expect(graph.sandbox.requests.counts()).toEqual({ [name]: 1 });
    expect(await readState()).toEqual(AFTERWARDS[name]);
  });

  test.each(REPEATABLE)(
    '$name is sent again and succeeds',
    async ({ name, input, payload, done }) => {
      graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: name, times: 1 });

      const answer = await graph.query(mutation(name, payload), { input });

      expect(answer).toMatchObject({ data: { [name]: { ...done, userErrors: [] } }, errors: [] });
      expect(graph.sandbox.requests.counts()).toEqual({ [name]: 2 });
      const [first, second] = sentBodies(graph, name);
      expect(second).toStrictEqual(first);
      expect(await readState()).toEqual(AFTERWARDS[name]);
    },
  );
});

describe('when upstream was not available for a moment', () => {
  test.each(ONCE)('$name is sent once and is an error', async ({ name, input, payload }) => {
    graph.sandbox.faults.add({ kind: 'status', status: 503, operation: name, times: 1 });

    const answer = await graph.query(mutation(name, payload), { input });

    expect(answer.errors).toMatchObject([
      {
        path: [name],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', inDoubt: true, upstream: { status: 503 } },
      },
    ]);
    expect(graph.sandbox.requests.counts()).toEqual({ [name]: 1 });
  });

  test.each(REPEATABLE)(
    '$name is sent again and succeeds',
    async ({ name, input, payload, done }) => {
      graph.sandbox.faults.add({
        ...{ kind: 'status', status: 503, retryAfter: '0', operation: name, times: 1 },
      });

      const answer = await graph.query(mutation(name, payload), { input });

      expect(answer).toMatchObject({ data: { [name]: { ...done, userErrors: [] } }, errors: [] });
      expect(graph.sandbox.requests.counts()).toEqual({ [name]: 2 });
      expect(await readState()).toEqual(AFTERWARDS[name]);
    },
  );
});

test.each([...ONCE, ...REPEATABLE])(
  '$name is sent again when there were too many requests, and done once',
  async ({ name, input, payload, done }) => {
    graph.sandbox.faults.add({
      ...{ kind: 'status', status: 429, retryAfter: '0', body: 'text', operation: name, times: 1 },
    });

    const answer = await graph.query(mutation(name, payload), { input });

    expect(answer).toMatchObject({ data: { [name]: { ...done, userErrors: [] } }, errors: [] });
    expect(graph.sandbox.requests.counts()).toEqual({ [name]: 2 });
    const [first, second] = sentBodies(graph, name);
    expect(second).toStrictEqual(first);
    expect(await readState()).toEqual(AFTERWARDS[name]);
  },
);

test('a conversation that was not there before it was deleted again counts as unknown', async () => {
  graph.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '0', times: 1 });

  const answer = await graph.query(mutation('deleteConversation', 'deletedConversationId'), {
    input: { conversationId: 'ffffffffffffffffffffffff' },
  });

  expect(answer).toMatchObject({
    data: {
      deleteConversation: {
        deletedConversationId: null,
        userErrors: [{ code: 'CONVERSATION_NOT_FOUND' }],
      },
    },
    errors: [],
  });
  expect(graph.sandbox.requests.counts()).toEqual({ deleteConversation: 2 });
});
