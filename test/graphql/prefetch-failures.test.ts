import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, participantGid, UNKNOWN_ID, userGid } from '../support/ids.js';
import { until } from '../support/until.js';

const { ada } = SAMPLE.users;
const CREW = SAMPLE.conversations.crew.id;
const WHO = '{ nodes { userId } }';
const BELOW = `__typename
  ... on Conversation { participants ${WHO} }
  ... on EndUser { conversations { nodes { id } } }
  ... on Participant { conversation { displayName participants ${WHO} } }`;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('what is fetched before its record is known', () => {
  test.each([
    ['conversation', `conversation(id: "${UNKNOWN_ID}") { participants ${WHO} }`],
    ['user', `user(by: { userId: "${UNKNOWN_ID}" }) { conversations { nodes { id } } }`],
    ['external id', `user(by: { userExternalId: "?" }) { conversations { nodes { id } } }`],
    ['global id of a conversation', `node(id: "${conversationGid(UNKNOWN_ID)}") { ${BELOW} }`],
    ['global id of a user', `node(id: "${userGid(UNKNOWN_ID)}") { ${BELOW} }`],
    [
      'global id of a participant',
      `node(id: "${participantGid(UNKNOWN_ID, UNKNOWN_ID)}") { ${BELOW} }`,
    ],
    [
      'participant of a conversation',
      `node(id: "${participantGid(CREW, UNKNOWN_ID)}") { ${BELOW} }`,
    ],
  ])('is lost without a trace when there is no such %s', async (_, selection) => {
    graph.sandbox.faults.add({ kind: 'gate', count: 2 });

    const answer = await graph.query(`{ found: ${selection} }`);

    expect(answer).toMatchObject({ status: 200, data: { found: null }, errors: [] });
    expect(graph.sandbox.requests.total).toBe(2);
  });

  // A rejection that nobody handles fails the test during which it happens: the runner watches for them.
  test('is lost without a trace when it fails after everything was answered', async () => {
    const { faults, requests } = graph.sandbox;
    faults.add({ kind: 'gate', operation: 'listParticipants', count: 2 });

    const answer = await graph.query(
      `{ conversation(id: "${UNKNOWN_ID}") { participants ${WHO} } }`,
    );
    expect(answer).toMatchObject({ data: { conversation: null }, errors: [] });

    await until(() => requests.total === 2 && requests.inFlight === 1);
    faults.clear();
    await until(() => requests.inFlight === 0);
    expect(requests.entries.map(({ status }) => status)).toEqual([404, 404]);

    const next = await graph.query(`{ conversation(id: "${CREW}") { displayName } }`);
    expect(next).toMatchObject({ data: { conversation: { displayName: 'Crew' } }, errors: [] });
  });

  test('says nothing when the record itself fails: that is the one error', async () => {
    graph.sandbox.faults.add({ kind: 'status', status: 500 });

    const answer = await graph.query(`{ conversation(id: "${CREW}") { participants ${WHO} } }`);

    expect(answer.data).toEqual({ conversation: null });
    expect(failures(answer)).toEqual([
      {
        path: ['conversation'],
        code: 'UPSTREAM_UNAVAILABLE',
        message: 'getConversation: Sunshine Conversations could not handle the request',
      },
    ]);
  });

  test.each([
    [
      'conversation',
      `(id: "${CREW}")`,
      `displayName participants(first: 0) ${WHO}`,
      { displayName: 'Crew', participants: null },
    ],
    [
      'user',
      `(by: { userId: "${ada.id}" })`,
      'zendeskId conversations(first: 0) { nodes { id } }',
      { zendeskId: '25904178363412', conversations: null },
    ],
    [
      'node',
      `(id: "${conversationGid(CREW)}")`,
      `... on Conversation { displayName participants(first: 0) ${WHO} }`,
      { displayName: 'Crew', participants: null },
    ],
  ])(
    'is refused once, in its own place, when its arguments are wrong: below a %s',
    async (field, args, selection, data) => {
      const answer = await graph.query(`{ ${field}${args} { ${selection} } }`);

      expect(answer.data).toEqual({ [field]: data });
      const list = 'participants' in data ? 'participants' : 'conversations';
      expect(failures(answer)).toEqual([
        { path: [field, list], code: 'BAD_USER_INPUT', message: 'first: must be 1 to 100' },
      ]);
      expect(graph.sandbox.requests.total).toBe(1);
    },
  );
});
