import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../../src/domains/global-ids.js';
import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { program, subscribe, type Running } from '../../support/events.js';
import { startGraph, type Graph } from '../../support/graph.js';

const { appId, conversations, switchboard } = SAMPLE;
/** Whose control only the tests of events change: events of other tests may come late. */
const FULL = conversations.full.id;
const CREW = conversations.crew.id;
/** Under the bot's control, which is offered to the agents. */
const ORDER = conversations.adaOrder.id;
const PARTS =
  'conversation { activeSwitchboardIntegration { name } pendingSwitchboardIntegration { name } }';

type Action = 'pass' | 'offer' | 'accept' | 'release';
const ACTIONS = ['pass', 'offer', 'accept', 'release'] as const;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** Does it, and gives its payload and the codes of its errors. */
async function act(
  action: Action,
  input: object,
  parts = PARTS,
): Promise<{ readonly payload: unknown; readonly errors: readonly unknown[] }> {
  const name = `${action}ConversationControl`;
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await graph.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${parts} userErrors { code field } } }`,
    { input },
  );
  return {
    payload: (data as Record<string, unknown> | null)?.[name],
    errors: errors.map(({ extensions }) => extensions),
  };
}

function inputOf(action: Action, conversationId: string): object {
  return { conversationId, ...(action === 'pass' || action === 'offer' ? { to: 'agents' } : {}) };
}

function bodies(): readonly unknown[] {
  return graph.sandbox.requests.entries
    .filter(({ operation }) => operation.endsWith('Control'))
    .map(({ operation, body }) => [operation, body]);
}

function events(): Promise<Running> {
  return subscribe(
    graph.server,
    `subscription { conversationEvents(conversationId: "${FULL}") { event { type ... on ConversationControlEvent {
      failedAction metadata error { code } conversation { activeSwitchboardIntegration { name } }
    } } } }`,
    { identity: program('events:read', 'conversations:read') },
  );
}

describe('the control of a conversation', () => {
  test.each([
    ['pass', { to: 'agents', metadata: { ticket: 7 } }, 'agents', null],
    ['offer', { to: 'answer-bot' }, 'order-bot', 'answer-bot'],
    ['accept', {}, 'agents', null],
    ['release', { metadata: { why: 'done' } }, null, null],
  ] as const)('changes by %s', async (action, input, active, pending) => {
    const { payload, errors } = await act(action, { conversationId: ORDER, ...input });

    expect(errors).toEqual([]);
    expect(payload).toEqual({
      conversation: {
        activeSwitchboardIntegration: active === null ? null : { name: active },
        pendingSwitchboardIntegration: pending === null ? null : { name: pending },
      },
      userErrors: [],
    });
  });

  test('is one call when only ids are asked for, with the target and the metadata in it', async () => {
    const id = encodeGlobalId({ type: 'Conversation', appId, conversationId: CREW });
    const input = { conversationId: id, to: switchboard.bot.id, metadata: { a: 'b' } };

    const { payload } = await act('pass', input, 'conversation { id }');

    expect(payload).toEqual({ conversation: { id }, userErrors: [] });
    expect(graph.sandbox.requests.counts()).toEqual({ passControl: 1 });
    expect(bodies()).toEqual([
      ['passControl', { switchboardIntegration: switchboard.bot.id, metadata: { a: 'b' } }],
    ]);
  });

  test('is accepted and released with an empty body', async () => {
    await act('accept', { conversationId: ORDER, metadata: null }, '');
    await act('release', { conversationId: ORDER }, '');

    expect(bodies()).toEqual([
      ['acceptControl', {}],
      ['releaseControl', {}],
    ]);
  });

  test('is told to have changed by events', async () => {
    const running = await events();
    await act('pass', { conversationId: FULL, to: 'next', metadata: { a: 1 } });

    expect(await running.event()).toEqual({
      type: 'CONTROL_PASSED',
      failedAction: null,
      metadata: { a: 1 },
      error: null,
      conversation: { activeSwitchboardIntegration: { name: 'answer-bot' } },
    });

    await act('release', { conversationId: FULL });
    expect(await running.event()).toMatchObject({
      type: 'CONTROL_RELEASED',
      conversation: { activeSwitchboardIntegration: null },
    });
  });

  test.each([
    ['pass', 'PASS', { to: 'nobody' }, 'switchboard_invalid_target'],
    ['offer', 'OFFER', { to: 'nobody' }, 'switchboard_invalid_target'],
    ['accept', 'ACCEPT', {}, 'switchboard_invalid_action'],
  ] as const)(
    'is unchanged when an event says that %s failed',
    async (action, name, more, code) => {
      const running = await events();

      const { payload } = await act(action, { conversationId: FULL, ...more });

      expect(payload).toMatchObject({
        conversation: { activeSwitchboardIntegration: null },
        userErrors: [],
      });
      expect(await running.event()).toMatchObject({
        type: 'CONTROL_FAILED',
        failedAction: name,
        error: { code },
      });
    },
  );
});

describe.each(ACTIONS)('%sConversationControl', (action) => {
  const operation = `${action}Control`;

  test.each([
    [404, 'switchboard_integration_not_found', 'SWITCHBOARD_INTEGRATION_NOT_FOUND'],
    [404, 'conversation_not_found', 'CONVERSATION_NOT_FOUND'],
    [423, 'locked', 'LOCKED'],
    [400, 'bad_request', 'INVALID_INPUT'],
  ])('gives a user error for a %s with %s', async (status, code, expected) => {
    graph.sandbox.faults.add({ kind: 'status', operation, status, code, times: 1 });

    expect(await act(action, inputOf(action, CREW))).toEqual({
      payload: { conversation: null, userErrors: [{ code: expected, field: null }] },
      errors: [],
    });
  });

  const isOthers = action === 'accept' || action === 'release';

  test(`says ${isOthers ? 'NOT_IN_CONTROL' : 'that the key may not'} where upstream forbids it`, async () => {
    graph.sandbox.faults.add({
      kind: 'status',
      operation,
      status: 403,
      code: 'forbidden',
      times: 1,
    });

    const { payload, errors } = await act(action, inputOf(action, CREW));

    if (isOthers) expect(payload).toMatchObject({ userErrors: [{ code: 'NOT_IN_CONTROL' }] });
    else expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  test('is FORBIDDEN, and no matter of control, where a proxy says 403', async () => {
    graph.sandbox.faults.add({ kind: 'status', operation, status: 403, body: 'html', times: 1 });

    const { errors } = await act(action, inputOf(action, CREW));

    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  test('is sent once, and in doubt, when the answer is lost', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation, times: 1 });

    const { errors } = await act(action, inputOf(action, ORDER));

    expect(errors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE', inDoubt: true }]);
    expect(bodies()).toHaveLength(1);
  });

  test('refuses input that breaks a rule, before any call', async () => {
    const { payload } = await act(action, {
      ...inputOf(action, CREW),
      conversationId: 'x',
      ...('to' in inputOf(action, CREW) ? { to: '' } : {}),
      metadata: { nested: {} },
    });

    expect(payload).toEqual({
      conversation: null,
      userErrors: [
        { code: 'INVALID_INPUT', field: ['conversationId'] },
        ...(isOthers ? [] : [{ code: 'INVALID_INPUT', field: ['to'] }]),
        { code: 'INVALID_INPUT', field: ['metadata', 'nested'] },
      ],
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });
});
