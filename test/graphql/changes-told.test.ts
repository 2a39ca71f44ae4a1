/** A change is told as what it was. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, participantGid } from '../support/ids.js';
import { CHANGES } from '../support/operations.js';

const { crew } = SAMPLE.conversations;
const { ada, chloe } = SAMPLE.users;
const DELETE = `mutation { deleteConversation(input: { conversationId: "${crew.id}" }) {
  deletedConversationId userErrors { code } } }`;
const LOST = { kind: 'status', status: 503, retryAfter: '0', times: 1 } as const;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('a deletion that is sent again because its first answer was lost', () => {
  test('is done when upstream says that this conversation is not there', async () => {
    graph.sandbox.faults.add({ ...LOST, operation: 'deleteConversation' });
    graph.sandbox.faults.add({
      ...{ kind: 'status', status: 404, code: 'conversation_not_found', title: 'x' },
      ...{ operation: 'deleteConversation' },
    });

    const { data, errors } = await graph.query(DELETE);

    expect(errors).toEqual([]);
    expect(data).toEqual({
      deleteConversation: { deletedConversationId: conversationGid(crew.id), userErrors: [] },
    });
  });

  test.each([
    ['an HTML page', { body: 'html' }, 'NOT_FOUND'],
    ['nothing', { body: 'empty' }, 'NOT_FOUND'],
    ['plain text', { body: 'text' }, 'NOT_FOUND'],
    ['an app that is not there', { code: 'app_not_found' }, 'APP_NOT_FOUND'],
    ['another code', { code: 'not_found' }, 'NOT_FOUND'],
    ['a user that is not there', { code: 'user_not_found' }, 'USER_NOT_FOUND'],
  ] as const)('is not done when the 404 has %s', async (_, answer, code) => {
    graph.sandbox.faults.add({ ...LOST, operation: 'deleteConversation' });
    graph.sandbox.faults.add({
      ...{ kind: 'status', status: 404, operation: 'deleteConversation' },
      ...answer,
    });

    const { data } = await graph.query(DELETE);

    expect(data).toEqual({
      deleteConversation: { deletedConversationId: null, userErrors: [{ code }] },
    });
  });

  test('is not done when the first attempt was refused, and so not carried out', async () => {
    graph.sandbox.faults.add({
      ...{ kind: 'status', status: 429, retryAfter: '0', times: 1 },
      operation: 'deleteConversation',
    });
    graph.sandbox.faults.add({
      ...{ kind: 'status', status: 404, code: 'conversation_not_found', title: 'x' },
      ...{ operation: 'deleteConversation' },
    });

    const { data } = await graph.query(DELETE);

    expect(data).toMatchObject({
      deleteConversation: { userErrors: [{ code: 'CONVERSATION_NOT_FOUND' }] },
    });
  });
});

const CHANGED = CHANGES.filter(({ operation }) => operation !== 'downloadMessageRef');

describe.each(CHANGED)('$operation', ({ operation, source, variables, path }) => {
  const bodies = [
    ['nothing', { rawBody: '' }],
    ['white space', { rawBody: ' \r\n' }],
    ['an empty object', { body: {} }],
    ['something else', { body: { ok: true } }],
    ['null in place of the record', { body: { conversation: null, participant: null } }],
  ] as const;

  test.each(bodies)('is done when upstream answers with %s', async (_, answer) => {
    graph.sandbox.faults.add({ kind: 'replace', operation, ...answer });

    const { data, errors } = await graph.query(source, variables);

    expect(errors).toEqual([]);
    expect(data).toMatchObject({ [path[0] ?? '']: { userErrors: [] } });
    expect(graph.sandbox.requests.counts()[operation]).toBe(1);
  });
});

test.each([
  ['createConversation', 'conversation', { type: 'SDK_GROUP' }],
  ['updateConversation', 'conversation', { conversationId: crew.id, displayName: 'x' }],
  ['joinConversation', 'participant', { conversationId: crew.id, user: { userId: chloe.id } }],
])(
  '%s whose answer has something else for the record says so there, and is done',
  async (name, key, input) => {
    for (const record of ['x', 5, [], {}, { id: '' }, { id: 7 }]) {
      graph.sandbox.reset();
      graph.sandbox.faults.add({ kind: 'replace', operation: name, body: { [key]: record } });

      const answer = await graph.query(
        `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
        ${name}(input: $input) { ${key} { id } userErrors { code } } }`,
        { input },
      );

      expect(answer.data).toEqual({ [name]: { [key]: null, userErrors: [] } });
      expect(failures(answer)).toMatchObject([
        { path: [name, key], code: 'UPSTREAM_INVALID_RESPONSE' },
      ]);
    }
  },
);

describe('who has left a conversation is looked up before, which does not decide whether the leave is sent', () => {
  const LEAVE = `mutation { leaveConversation(input: {
    conversationId: "${crew.id}", participant: { userId: "${ada.id}" } }) {
    removedParticipantId userErrors { code } } }`;

  test.each([
    ['fails', { kind: 'status', status: 500 }],
    ['is no list', { kind: 'replace', body: { participants: 'x' } }],
    ['is refused', { kind: 'status', status: 403, code: 'forbidden' }],
  ] as const)('when the list %s', async (_, fault) => {
    graph.sandbox.faults.add({ ...fault, operation: 'listParticipants' });

    const answer = await graph.query(LEAVE);

    expect(answer.data).toEqual({
      leaveConversation: { removedParticipantId: null, userErrors: [] },
    });
    expect(answer.errors.map(({ path }) => path)).toEqual([
      ['leaveConversation', 'removedParticipantId'],
    ]);
    expect(graph.sandbox.requests.counts()['leaveConversation']).toBe(1);
  });

  test('when the list does not come', async () => {
    const hasty = await startGraph({ OPERATION_TIMEOUT_MS: '3000' });
    hasty.sandbox.faults.add({ kind: 'latency', ms: 60_000, operation: 'listParticipants' });

    const answer = await hasty.query(LEAVE);

    expect(answer.data).toEqual({
      leaveConversation: { removedParticipantId: null, userErrors: [] },
    });
    expect(failures(answer)).toMatchObject([
      { path: ['leaveConversation', 'removedParticipantId'], code: 'UPSTREAM_TIMEOUT' },
    ]);
    expect(hasty.sandbox.requests.counts()['leaveConversation']).toBe(1);
  });

  test('when the list has a bad record, which does not hide the right one', async () => {
    const id = '67a3198c9d3e51c7a4000001';
    graph.sandbox.faults.add({
      ...{ kind: 'replace', operation: 'listParticipants' },
      body: { participants: [null, { id: 'x' }, { id, userId: ada.id }] },
    });

    const answer = await graph.query(LEAVE);

    expect(answer).toMatchObject({
      data: { leaveConversation: { removedParticipantId: participantGid(crew.id, id) } },
      errors: [],
    });
  });
});

test('every change can name the app beside a record id', async () => {
  const input = { appId: SAMPLE.appId, conversationId: crew.id };

  const { data, errors } = await graph.query(
    `mutation ($update: UpdateConversationInput!, $delete: DeleteConversationInput!) {
      updateConversation(input: $update) { userErrors { code } }
      other: updateConversation(input: { appId: "elsewhere", conversationId: "${crew.id}", displayName: "x" }) {
        userErrors { code field } }
      deleteConversation(input: $delete) { userErrors { code } }
    }`,
    { update: { ...input, displayName: 'x' }, delete: input },
  );

  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    updateConversation: { userErrors: [] },
    other: { userErrors: [{ code: 'INVALID_INPUT', field: ['appId'] }] },
    deleteConversation: { userErrors: [] },
  });
});
