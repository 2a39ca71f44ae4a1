import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE, type Fault } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { changesOf, type MutationName } from '../support/mutations.js';
import { attempt } from '../support/refusals.js';

const CREW = SAMPLE.conversations.crew.id;
const CHANGE = { conversationId: CREW, displayName: 'x' };
const INVALID = 'Sunshine Conversations refused the input as invalid';

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** A refusal with any status and body, in place of what upstream would have answered. */
function answering(status: number, body: unknown): Fault {
  return {
    ...{ kind: 'status', status, body: 'text', contentType: 'application/json' },
    title: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

describe('the code follows from the status and upstream’s code, not from its words', () => {
  test.each<[number, string, string, MutationName]>([
    [400, 'bad_request', 'INVALID_INPUT', 'updateConversation'],
    [400, 'conversation_not_found', 'INVALID_INPUT', 'updateConversation'],
    [402, 'payment_required', 'OTHER', 'createConversation'],
    [404, 'client_not_found', 'NOT_FOUND', 'updateConversation'],
    [404, 'not_found', 'NOT_FOUND', 'joinConversation'],
    [404, '__proto__', 'NOT_FOUND', 'deleteConversation'],
    [404, 'toString', 'NOT_FOUND', 'leaveConversation'],
    [404, 'not_found', 'PARTICIPANT_NOT_FOUND', 'leaveConversation'],
    [404, 'user_not_found', 'USER_NOT_FOUND', 'leaveConversation'],
    [409, 'conflict', 'CONFLICT', 'updateConversation'],
    [413, 'request_entity_too_large', 'PAYLOAD_TOO_LARGE', 'postConversionEvents'],
    [423, 'locked', 'LOCKED', 'updateConversation'],
  ])('%d %s is %s from %s', async (status, code, expected, name) => {
    graph.sandbox.faults.add({ kind: 'status', status, code, title: 'User not found' });
    const input = {
      ...changesOf(CREW, SAMPLE.users.ada.id),
      createConversation: { type: 'SDK_GROUP' },
    }[name];

    const { userErrors, ...rest } = await attempt(graph, name, input);

    expect(userErrors).toMatchObject([{ code: expected, field: null }]);
    expect(textOf(userErrors)).toMatch(/^\p{L}[^:]+: User not found$/u);
    expect(rest).toEqual({ errors: [], calls: 1 });
  });

  test('every element of upstream’s errors is a user error of its own', async () => {
    graph.sandbox.faults.add(
      answering(400, {
        errors: [
          { code: 'bad_request', title: '.displayName: should not be longer than 100 characters' },
          { code: 'bad_request', title: '.iconUrl: should match format "uri"', detail: 'ignored' },
          { code: 'bad_request' },
          { title: 42 },
        ],
      }),
    );

    const { userErrors } = await attempt(graph, 'updateConversation', CHANGE);

    expect(userErrors).toEqual(
      [
        `${INVALID}: .displayName: should not be longer than 100 characters`,
        `${INVALID}: .iconUrl: should match format "uri"`,
        INVALID,
        INVALID,
      ].map((message) => ({ code: 'INVALID_INPUT', message, field: null })),
    );
  });
});

describe('of upstream’s words', () => {
  const LONG = '🦊'.repeat(201);
  test.each([
    ['no more than 200 characters', LONG, '🦊'.repeat(200)],
    ['no control characters', 'a\u0000b\r\nc\u001b[31md\u007fe', 'a b c [31md e'],
    ['nothing that turns the text around', 'a\u202eb\u2066c', 'a b c'],
  ])('a title tells %s', async (_, title, told) => {
    graph.sandbox.faults.add({ kind: 'status', status: 400, title });

    const { userErrors } = await attempt(graph, 'updateConversation', CHANGE);

    expect(textOf(userErrors)).toBe(`${INVALID}: ${told}`);
  });

  const MARKER = 'marker-of-the-body';
  test.each([
    ['HTML', `<html><title>${MARKER}</title></html>`],
    ['plain text', MARKER],
    ['nothing', ''],
    ['a list', [MARKER]],
    ['the shape of the first version', { error: { code: MARKER, description: MARKER } }],
    ['no list of errors', { errors: { code: MARKER, title: MARKER } }],
    ['an empty list of errors', { errors: [], detail: MARKER }],
    ['errors that are texts', { errors: [MARKER] }],
    ['half of its JSON', `{"errors":[{"code":"bad_request","title":"${MARKER}"}`],
  ])('nothing is told when it answers %s', async (_, body) => {
    graph.sandbox.faults.add(answering(400, body));

    expect(await attempt(graph, 'updateConversation', CHANGE)).toEqual({
      userErrors: [{ code: 'INVALID_INPUT', message: INVALID, field: null }],
      errors: [],
      calls: 1,
    });
  });
});

function textOf(userErrors: unknown): string {
  const [{ message }] = userErrors as readonly [{ readonly message: string }];
  return message;
}
