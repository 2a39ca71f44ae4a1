import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';

import type { Scope } from '../../../src/access/identity.js';
import { SAMPLE, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { atEnd } from '../../support/closing.js';
import {
  endUserOf,
  program,
  SECRET,
  sendWebhook,
  subscribe,
  webhookEvent,
  type Running,
} from '../../support/events.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { startSandbox } from '../../support/sandbox.js';
import { until } from '../../support/until.js';
import { passthroughTo, serviceOn } from '../../support/upstreams.js';

const { appId, users, conversations } = SAMPLE;
const { ada, bruno, chloe } = users;
const { crew, full, adaOrder } = conversations;
const MISSING = '0'.repeat(24);
const MINUTE = 60_000;
const TEXTS = '{ event { type ... on ConversationMessageEvent { message { content { text } } } } }';
const OF_CREW = `subscription { conversationEvents(conversationId: "${crew.id}") ${TEXTS} }`;
const OF_USER = `subscription { userEvents ${TEXTS} }`;

let sandbox: Sandbox;
/** Believes who takes part for as long as it may. */
let graph: Graph;
/** Reads who takes part before every event. */
let doubting: Graph;

beforeAll(async () => {
  sandbox = await startSandbox();
  const settings = { ...serviceOn(sandbox), WEBHOOK_SECRETS: SECRET };
  graph = await startGraph(settings);
  doubting = await startGraph({ ...settings, MEMBERSHIP_TTL_MS: '1', CIRCUIT_FAILURES: '1000' });
});
beforeEach(() => {
  sandbox.reset();
});

let serial = 0;
function message(text: string, conversationId: string = crew.id): object {
  serial += 1;
  return webhookEvent('conversation:message', {
    conversation: { id: conversationId, type: 'sdkGroup' },
    message: {
      id: serial.toString(16).padStart(24, 'a'),
      author: { type: 'business' },
      content: { type: 'text', text },
    },
  });
}

function ofUser(type: string, userId: string, conversationId: string = crew.id): object {
  return webhookEvent(type, { conversation: { id: conversationId }, user: { id: userId } });
}

function send(to: Graph, ...events: readonly object[]): Promise<unknown> {
  return sendWebhook(to, appId, events);
}

/** The text of the next delivery, or the type of its event, or how the subscription ended. */
async function next(running: Running): Promise<unknown> {
  const { done, data, errors } = await running.next();
  if (done || errors.length > 0) return errors[0]?.code ?? 'completed';
  const [delivery] = Object.values(data as Record<string, { readonly event: unknown }>);
  const event = delivery?.event as { type: string; message?: { content: { text: string } } };
  return event.message?.content.text ?? event.type;
}

const { now } = Date;

/** Makes it so many milliseconds later than it is, for all that looks at the clock until the test ends. */
function skip(ms: number): void {
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + ms);
  atEnd(() => clock.mockRestore());
}

function failReading(): void {
  sandbox.faults.add({ kind: 'status', operation: 'listParticipants', status: 500 });
}

test('who takes part is read on for others when the one who had it read has left', async () => {
  const identity = endUserOf(appId, ada.id);
  const leaving = await subscribe(doubting.server, OF_CREW, { identity });
  sandbox.faults.add({ kind: 'gate', count: 10, operation: 'listParticipants' });
  const taken = leaving.next();
  await send(doubting, message('before'));
  await until(() => sandbox.requests.inFlight === 1);
  const starting = subscribe(doubting.server, OF_CREW, { identity });
  await new Promise(setImmediate);
  const left = leaving.end();
  await new Promise(setImmediate);
  sandbox.faults.clear();
  const other = await starting;
  await send(doubting, message('after'));
  expect(await next(other)).toBe('after');
  await Promise.allSettled([taken, left]);
});

describe('after an end user', () => {
  test.each<[string, readonly object[], string, readonly string[]]>([
    [
      'has left',
      [ofUser('conversation:leave', ada.id)],
      OF_CREW,
      ['PARTICIPANT_LEFT', 'completed'],
    ],
    [
      'has left, of all conversations,',
      [ofUser('conversation:leave', ada.id)],
      OF_USER,
      ['PARTICIPANT_LEFT', 'other'],
    ],
    [
      'lost the conversation',
      [webhookEvent('conversation:remove', { conversation: { id: crew.id } })],
      OF_CREW,
      ['CONVERSATION_REMOVED', 'completed'],
    ],
    [
      'lost the conversation, of all conversations,',
      [webhookEvent('conversation:remove', { conversation: { id: crew.id } })],
      OF_USER,
      ['CONVERSATION_REMOVED', 'other'],
    ],
    [
      'was deleted',
      [webhookEvent('user:remove', { user: { id: ada.id } })],
      OF_CREW,
      ['completed'],
    ],
    [
      'was deleted, of all conversations,',
      [webhookEvent('user:remove', { user: { id: ada.id } })],
      OF_USER,
      ['USER_REMOVED', 'completed'],
    ],
  ])('%s nothing comes', async (_, changes, source, expected) => {
    const running = await subscribe(graph.server, source, { identity: endUserOf(appId, ada.id) });
    await send(graph, message('before'));
    expect(await next(running)).toBe('before');
    await send(graph, ...changes, message('after'), message('later'));
    await send(graph, message('other', adaOrder.id));

    for (const each of expected) expect(await next(running)).toBe(each);
  });

  test('was taken out by another process nothing comes once that is read', async () => {
    const running = await subscribe(doubting.server, OF_CREW, {
      identity: endUserOf(appId, ada.id),
    });
    await send(doubting, message('before'));
    expect(await next(running)).toBe('before');
    await graph.query(
      `mutation { leaveConversation(input: { conversationId: "${crew.id}", participant: { userId: "${ada.id}" } }) { userErrors { code } } }`,
    );
    await send(doubting, message('after'), message('later'));

    expect(await next(running)).toBe('completed');
  });

  test('has left and come back, what comes then is what upstream says', async () => {
    const running = await subscribe(graph.server, OF_USER, { identity: endUserOf(appId, ada.id) });
    await send(
      graph,
      message('before'),
      ofUser('conversation:leave', ada.id),
      ofUser('conversation:join', ada.id),
      message('again'),
    );

    for (const each of ['before', 'PARTICIPANT_LEFT', 'PARTICIPANT_JOINED', 'again'])
      expect(await next(running)).toBe(each);
  });
});

describe('a stranger', () => {
  test.each([
    ['without events', undefined],
    ['with a cursor', 'after'],
  ])(
    'is refused a conversation as one that is not there, after as many calls, %s',
    async (_, by) => {
      const { data } = await graph.query('{ eventCursor }');
      const after = by ? `, after: "${(data as { eventCursor: string }).eventCursor}"` : '';
      const answers = [];
      const calls = [];
      for (const id of [crew.id, full.id, adaOrder.id, MISSING]) {
        sandbox.requests.clear();
        const running = await subscribe(
          graph.server,
          `subscription { conversationEvents(conversationId: "${id}"${after}) ${TEXTS} }`,
          { identity: endUserOf(appId, chloe.id) },
        );
        answers.push(await running.next());
        calls.push([sandbox.requests.counts(), sandbox.requests.waves()]);
      }

      expect(answers[0]).toMatchObject({ done: true, errors: [{ code: 'FORBIDDEN' }] });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      for (const each of calls) expect(each).toEqual(calls[0]);
    },
  );

  test('gets nothing of a conversation that they are not known to take part in', async () => {
    const running = await subscribe(graph.server, OF_USER, {
      identity: endUserOf(appId, chloe.id),
    });
    const about = webhookEvent('user:update', { user: { id: chloe.id } });
    await send(graph, message('x', MISSING), message('x'), message('x', adaOrder.id), about);

    expect(await next(running)).toBe('USER_UPDATED');
  });
});

describe('while it cannot be read who takes part', () => {
  test('events wait, and then come once and in order', async () => {
    const running = await subscribe(doubting.server, OF_CREW, {
      identity: endUserOf(appId, ada.id),
    });
    sandbox.requests.clear();
    failReading();
    await send(doubting, message('one'), message('two'));
    let isFirst = false;
    const first = next(running).finally(() => (isFirst = true));
    await until(() => (sandbox.requests.counts()['listParticipants'] ?? 0) > 1);
    expect(isFirst).toBe(false);
    sandbox.faults.clear();

    expect(await first).toBe('one');
    expect(await next(running)).toBe('two');
  });

  test('the stream ends after 30 seconds with an error, and can be resumed', async () => {
    const identity = endUserOf(appId, ada.id);
    const { data } = await doubting.query('{ eventCursor }');
    const { eventCursor } = data as { readonly eventCursor: string };
    const running = await subscribe(doubting.server, OF_CREW, { identity });
    sandbox.requests.clear();
    failReading();
    await send(doubting, message('one'));
    const first = next(running);
    await until(() => (sandbox.requests.counts()['listParticipants'] ?? 0) > 0);
    skip(30_000);

    expect(await first).toBe('UPSTREAM_UNAVAILABLE');
    expect(await next(running)).toBe('completed');
    sandbox.faults.clear();
    const again = await subscribe(
      doubting.server,
      `subscription { conversationEvents(conversationId: "${crew.id}", after: "${eventCursor}") ${TEXTS} }`,
      { identity },
    );
    expect(await next(again)).toBe('one');
  });

  test('no subscription begins', async () => {
    failReading();
    const running = await subscribe(graph.server, OF_CREW, { identity: endUserOf(appId, ada.id) });

    expect(await next(running)).toBe('UPSTREAM_UNAVAILABLE');
  });
});

describe('a caller with credentials of their own', () => {
  const FIELDS: readonly [string, string, string][] = [
    ['a conversation', `conversationEvents(conversationId: "${crew.id}")`, 'getConversation'],
    ['a user', `userEvents(by: { userId: "${ada.id}" })`, 'getUser'],
    ['an app', 'appEvents', 'getApp'],
  ];
  let passing: Graph;
  let authorization: string;

  beforeEach(async () => {
    const key = `${sandbox.keyId}:${sandbox.keySecret}`;
    authorization = `Basic ${Buffer.from(key).toString('base64')}`;
    passing = await startGraph({ ...passthroughTo(sandbox), WEBHOOK_SECRETS: SECRET });
  });

  test.each(FIELDS)(
    'is checked for %s again, but not within 5 minutes',
    async (_, field, operation) => {
      const running = await subscribe(passing.server, `subscription { ${field} ${TEXTS} }`, {
        authorization,
      });
      const calls = (): number => sandbox.requests.counts()[operation] ?? 0;
      expect(calls()).toBe(1);
      skip(5 * MINUTE - 5_000);
      await send(passing, message('within'));
      expect(await next(running)).toBe('within');
      expect(calls()).toBe(1);
      skip(5 * MINUTE);
      await send(passing, message('after'), message('soon after'));
      expect(await next(running)).toBe('after');
      expect(await next(running)).toBe('soon after');
      expect(calls()).toBe(2);
    },
  );

  test.each(FIELDS)(
    'who may not see %s any more gets no further event',
    async (_, field, operation) => {
      for (const [index, status] of [401, 403, 404].entries()) {
        const running = await subscribe(passing.server, `subscription { ${field} ${TEXTS} }`, {
          authorization,
        });
        sandbox.faults.add({ kind: 'status', operation, status, times: 1 });
        skip(5 * MINUTE * (index + 1));
        await send(passing, message('secret'), message('secret'));

        expect(await next(running)).toBe('FORBIDDEN');
        expect(await next(running)).toBe('completed');
      }
    },
  );
});

describe('a program', () => {
  const FIELDS: readonly [Scope, string, string, () => object][] = [
    [
      'messages:read',
      '... on ConversationMessageEvent { message { id } }',
      '... on ConversationMessageEvent { messageEdge { cursor } }',
      () => message('x'),
    ],
    [
      'users:read',
      '... on ConversationParticipantEvent { user { id } }',
      '... on ConversationParticipantEvent { user { userId } }',
      () => ofUser('conversation:join', bruno.id),
    ],
    [
      'conversations:read',
      'conversation { id }',
      '... on ConversationLifecycleEvent { conversationEdge { cursor } }',
      () =>
        webhookEvent('conversation:create', { conversation: { id: crew.id, type: 'personal' } }),
    ],
  ];

  test.each(FIELDS)('needs %s for fields that show it', async (scope, one, other, event) => {
    for (const selection of [one, other])
      for (const scopes of [[], [scope]]) {
        const running = await subscribe(
          graph.server,
          `subscription { appEvents { event { type ${selection} } } }`,
          { identity: program('events:read', ...scopes) },
        );
        await send(graph, event());
        const { errors } = await running.next();
        expect([selection, errors.map(({ code }) => code)]).toEqual([
          selection,
          scopes.length === 0 ? ['FORBIDDEN'] : [],
        ]);
      }
  });
});
