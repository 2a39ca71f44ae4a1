import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { conversationGid, participantGid, userGid } from '../../support/ids.js';
import { calledOperations, mutation, sentBodies } from '../../support/mutations.js';

const { appId, users, conversations } = SAMPLE;
const { ada, dora, emil } = users;
const CREW = conversations.crew.id;
/** The parts of Ada, Dora and Emil in the crew. */
const ADAS_PART = '67a3198c9d3e51c7a400c041';
const DORAS_PART = '67a3198c9d3e51c7a400c042';
const EMILS_PART = '67a3198c9d3e51c7a400c043';

const LEAVE = mutation('leaveConversation');
const LEAVE_AND_TELL = mutation('leaveConversation', 'removedParticipantId');

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('leaveConversation', () => {
  const WAYS = [
    {
      what: 'a participant',
      who: { participantId: ADAS_PART },
      sent: { participantId: ADAS_PART },
    },
    {
      what: 'a participant by global id',
      who: { participantId: participantGid(CREW, ADAS_PART) },
      sent: { participantId: ADAS_PART },
    },
    { what: 'a user', who: { userId: ada.id }, sent: { userId: ada.id } },
    { what: 'a user by global id', who: { userId: userGid(ada.id) }, sent: { userId: ada.id } },
    {
      what: 'a user by external id',
      who: { userExternalId: ada.externalId },
      sent: { userExternalId: ada.externalId },
    },
  ];

  test.each(WAYS)('sends exactly one id for $what, in one call', async ({ who, sent }) => {
    const answer = await graph.query(LEAVE, {
      input: { conversationId: conversationGid(CREW), participant: who },
    });

    expect(answer).toMatchObject({
      status: 200,
      data: { leaveConversation: { userErrors: [] } },
      errors: [],
    });
    expect(graph.sandbox.requests.entries).toMatchObject([
      { method: 'POST', path: `/v2/apps/${appId}/conversations/${CREW}/leave` },
    ]);
    expect(sentBodies(graph, 'leaveConversation')).toStrictEqual([sent]);
  });

  test.each(WAYS)(
    'tells who is gone when asked, reading the list beforehand unless that is known: $what',
    async ({ who }) => {
      const answer = await graph.query(LEAVE_AND_TELL, {
        input: { conversationId: CREW, participant: who },
      });

      expect(answer).toMatchObject({ status: 200, errors: [] });
      expect(answer.data).toEqual({
        leaveConversation: {
          removedParticipantId: participantGid(CREW, ADAS_PART),
          userErrors: [],
        },
      });
      expect(calledOperations(graph)).toEqual([
        ...('participantId' in who ? [] : ['listParticipants']),
        'leaveConversation',
      ]);
    },
  );

  const EMIL_IS_GONE = participantGid(CREW, EMILS_PART);
  test.each([
    ['under another name', '{ gone: removedParticipantId }', { gone: EMIL_IS_GONE }, 2],
    [
      'in a fragment',
      '{ ... on LeaveConversationPayload { removedParticipantId } }',
      { removedParticipantId: EMIL_IS_GONE },
      2,
    ],
    [
      'not, but skipped',
      '{ userErrors { code } removedParticipantId @skip(if: true) }',
      { userErrors: [] },
      1,
    ],
  ])('sees that it is asked for %s', async (_, payload, data, calls) => {
    const answer = await graph.query(
      `mutation ($input: LeaveConversationInput!) { leaveConversation(input: $input) ${payload} }`,
      { input: { conversationId: CREW, participant: { userId: emil.id } } },
    );

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ leaveConversation: data });
    expect(graph.sandbox.requests.total).toBe(calls);
  });

  test('looks for who is gone on every page of the list', async () => {
    graph.sandbox.faults.add({
      ...{ kind: 'replace', operation: 'listParticipants', times: 1 },
      body: {
        participants: [{ id: ADAS_PART, userId: ada.id }],
        meta: { hasMore: true, afterCursor: ADAS_PART },
      },
    });

    const answer = await graph.query(LEAVE_AND_TELL, {
      input: { conversationId: CREW, participant: { userId: dora.id } },
    });

    expect(answer.data).toEqual({
      leaveConversation: { removedParticipantId: participantGid(CREW, DORAS_PART), userErrors: [] },
    });
    expect(calledOperations(graph)).toEqual([
      ...['listParticipants', 'listParticipants', 'leaveConversation'],
    ]);
  });

  test('does not tell who is gone when the list does not have them', async () => {
    graph.sandbox.faults.add({
      ...{ kind: 'replace', operation: 'listParticipants', body: { participants: [] } },
    });

    const answer = await graph.query(LEAVE_AND_TELL, {
      input: { conversationId: CREW, participant: { userId: ada.id } },
    });

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      leaveConversation: { removedParticipantId: null, userErrors: [] },
    });
    expect(calledOperations(graph)).toEqual(['listParticipants', 'leaveConversation']);
  });

  test('takes out whom the input names, also when it cannot be found out which participant that is', async () => {
    graph.sandbox.faults.add({ kind: 'status', status: 500, operation: 'listParticipants' });

    const answer = await graph.query(LEAVE_AND_TELL, {
      input: { conversationId: CREW, participant: { userId: ada.id } },
    });

    expect(answer.data).toMatchObject({
      leaveConversation: { removedParticipantId: null, userErrors: [] },
    });
    expect(answer.errors).toMatchObject([
      {
        path: ['leaveConversation', 'removedParticipantId'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
    ]);
    expect(calledOperations(graph)).toEqual(['listParticipants', 'leaveConversation']);
  });

  test.each(['id conversationId appId', 'id participants { nodes { userId } }'])(
    'gives { %s } of the conversation without reading it',
    async (selection) => {
      const answer = await graph.query(
        mutation('leaveConversation', `conversation { ${selection} }`),
        { input: { conversationId: CREW, participant: { userId: ada.id } } },
      );

      expect(answer.data).toMatchObject({
        leaveConversation: { conversation: { id: conversationGid(CREW) } },
      });
      expect(graph.sandbox.requests.counts()['getConversation']).toBeUndefined();
    },
  );

  test('gives the conversation as it is afterwards, also when the list was read before', async () => {
    // Whatever follows the leaving is held until two calls wait at once.
    graph.sandbox.faults.add({ kind: 'gate', count: 2, skip: 2 });

    const answer = await graph.query(
      mutation(
        'leaveConversation',
        `removedParticipantId
         conversation { id displayName participants { nodes { userId } } }`,
      ),
      { input: { conversationId: CREW, participant: { userExternalId: ada.externalId } } },
    );

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      leaveConversation: {
        removedParticipantId: participantGid(CREW, ADAS_PART),
        conversation: {
          id: conversationGid(CREW),
          displayName: 'Crew',
          participants: { nodes: [{ userId: dora.id }, { userId: emil.id }] },
        },
        userErrors: [],
      },
    });
    expect(calledOperations(graph).slice(0, 2)).toEqual(['listParticipants', 'leaveConversation']);
    expect(graph.sandbox.requests.counts()).toEqual({
      ...{ listParticipants: 2, leaveConversation: 1, getConversation: 1 },
    });
  });
});
