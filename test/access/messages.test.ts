/** Who reads messages, and what end users see of them. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from '../sandbox/rest-caller.js';
import { costOf, type Cost } from '../support/cost.js';
import { failures } from '../support/failures.js';
import type { Claims } from '../support/key-set.js';
import { listedMessages } from '../support/messages.js';
import { bearer, startService, type Service } from '../support/service.js';

const { appId, conversations, users } = SAMPLE;
const { mira, noor, ada } = users;
const { longHistory, everyContent } = conversations;
const MISSING = 'f'.repeat(24);
const MIRA: Claims = { scope: 'user', user_id: mira.id };
const NOOR: Claims = { scope: 'user', user_id: noor.id };
const ADA: Claims = { scope: 'user', user_id: ada.id };

let service: Service;

beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.sandbox.reset());

function messageGid(conversationId: string, messageId: string): string {
  return encodeGlobalId({ type: 'ConversationMessage', appId, conversationId, messageId });
}

const NEWEST = `{ conversation(id: "${longHistory.id}") { messages(last: 1) { nodes { content { text } } } } }`;
const LAST = `{ conversation(id: "${longHistory.id}") { lastMessage { content { text } } } }`;
const TEXT = { content: { text: 'Message 350' } };

describe.each<[string, string, object]>([
  ['messages', NEWEST, { conversation: { messages: { nodes: [TEXT] } } }],
  ['lastMessage', LAST, { conversation: { lastMessage: TEXT } }],
])('%s', (field, source, data) => {
  test.each<[string, Claims]>([
    ['a program with the scopes', { scope: 'conversations:read messages:read' }],
    ['an end user who takes part', MIRA],
    [
      'another end user who takes part, known by external id',
      { scope: 'user', external_id: mira.externalId },
    ],
  ])('is given to %s', async (_, claims) => {
    expect(await service.query(claims, source)).toMatchObject({ data, errors: [] });
  });

  test('is FORBIDDEN to a program without the scope, and no messages are read', async () => {
    const answer = await service.query({ scope: 'conversations:read messages:write' }, source);

    expect(failures(answer)).toMatchObject([{ path: ['conversation', field], code: 'FORBIDDEN' }]);
    expect(service.sandbox.requests.counts()).toEqual({ getConversation: 1 });
  });
});

describe('a stranger’s conversation is exactly like a missing one', () => {
  const ids = [longHistory.id, MISSING] as const;

  /** What an operation is answered for either conversation, and which calls it took. */
  async function both(
    claims: Claims,
    sourceOf: (id: string) => string,
  ): Promise<readonly unknown[]> {
    const results: unknown[] = [];
    for (const id of ids) {
      service.sandbox.requests.clear();
      const { status, data, errors } = await service.query(claims, sourceOf(id));
      const told = JSON.parse(
        JSON.stringify({ status, data, errors }).replaceAll(id, ''),
      ) as unknown;
      results.push({ told, counts: service.sandbox.requests.counts() });
    }
    return results;
  }

  test.each<[string, (id: string) => string]>([
    [
      'its newest messages',
      (id) => `{ conversation(id: "${id}") { messages { nodes { id } } lastMessage { id } } }`,
    ],
    [
      'its first messages, which takes a walk',
      (id) => `{ conversation(id: "${id}") { messages(first: 1) { nodes { id } } } }`,
    ],
    [
      'a message in it that would take several pages',
      (id) =>
        `{ node(id: "${messageGid(id, '0'.repeat(24))}") { ... on ConversationMessage { received } } }`,
    ],
    [
      'the ids of a message in it',
      (id) =>
        `{ node(id: "${messageGid(id, '0'.repeat(24))}") { id ... on ConversationMessage { messageId } } }`,
    ],
    [
      'an entity in it',
      (id) =>
        `{ _entities(representations: [{ __typename: "ConversationMessage", id: "${messageGid(id, '0'.repeat(24))}" }]) {
          ... on ConversationMessage { id received }
        } }`,
    ],
    ['a part in it', (id) => `{ conversation(id: "${id}") { participant { id } } }`],
  ])('for %s', async (_, sourceOf) => {
    const [strangers, missing] = await both(ADA, sourceOf);

    expect(strangers).toEqual(missing);
    expect(JSON.stringify(strangers)).not.toContain('Message 3');
  });

  test('for messages of a conversation that a message would lead to', async () => {
    const [oldest] = await listedMessages(service.sandbox, longHistory.id);
    const gid = messageGid(longHistory.id, oldest?.id ?? '');

    const answer = await service.query(
      ADA,
      `{ node(id: "${gid}") { ... on ConversationMessage { conversation { messages { nodes { id } } } } } }`,
    );

    expect(answer).toMatchObject({ data: { node: null }, errors: [] });
  });
});

describe('an end user', () => {
  test('does not see who the others are', async () => {
    const { data, errors } = await service.query(
      NOOR,
      `{ conversation(id: "${longHistory.id}") { messages(last: 3) { nodes { author { userId user { externalId } } } } } }`,
    );

    expect(errors).toEqual([]);
    const { nodes } = (data as { conversation: { messages: { nodes: { author: unknown }[] } } })
      .conversation.messages;
    expect(nodes.map(({ author }) => author)).toEqual([
      { userId: noor.id, user: { externalId: null } },
      { userId: null, user: null },
      { userId: mira.id, user: null },
    ]);
  });

  test('does not see them in quoted messages either', async () => {
    const { data } = await service.query(
      MIRA,
      `{ conversation(id: "${everyContent.id}") { messages(last: 100) { nodes { quoted { message { author { user { id } } } } } } } }`,
    );

    expect(JSON.stringify(data)).toContain('{"message":{"author":{"user":null}}}');
  });

  test('sees the key of their own messages only, and never among the metadata', async () => {
    const call = restCaller(service.sandbox);
    const post = (author: object, key: string): Promise<unknown> =>
      call('POST', `/conversations/${longHistory.id}/messages`, {
        author,
        content: { type: 'text', text: key },
        metadata: { idempotencyKey: key, other: 1 },
      });
    await post({ type: 'user', userId: mira.id }, 'key-of-mira');
    await post({ type: 'user', userId: noor.id }, 'key-of-noor');
    await post({ type: 'business' }, 'key-of-the-business');
    const source = `{ conversation(id: "${longHistory.id}") { messages(last: 3) { nodes { idempotencyKey metadata } } } }`;
    const keysFor = async (claims: Claims): Promise<readonly unknown[]> => {
      const { data } = await service.query(claims, source);
      const { nodes } = (
        data as {
          conversation: { messages: { nodes: { idempotencyKey: unknown; metadata: unknown }[] } };
        }
      ).conversation.messages;
      expect(nodes.map(({ metadata }) => metadata)).toEqual([
        { other: 1 },
        { other: 1 },
        { other: 1 },
      ]);
      return nodes.map(({ idempotencyKey }) => idempotencyKey);
    };

    expect(await keysFor(MIRA)).toEqual(['key-of-mira', null, null]);
    expect(await keysFor(NOOR)).toEqual([null, 'key-of-noor', null]);
    expect(await keysFor({ scope: 'conversations:read messages:read' })).toEqual([
      ...['key-of-mira', 'key-of-noor', 'key-of-the-business'],
    ]);
  });

  test('is the default of participant, and may not look others up by the id that the business gave them', async () => {
    const part = (args: string): string =>
      `{ conversation(id: "${longHistory.id}") { participant${args} { userId } } }`;

    expect(await service.query(NOOR, part(''))).toMatchObject({
      data: { conversation: { participant: { userId: noor.id } } },
    });
    expect(
      await service.query(NOOR, part(`(of: { userExternalId: "${mira.externalId}" })`)),
    ).toMatchObject({
      data: { conversation: { participant: null } },
      errors: [],
    });
  });
});

describe('the end user who calls', () => {
  test.each<[string, Claims]>([
    ['record id', MIRA],
    ['external id', { scope: 'user', external_id: mira.externalId }],
  ])('is the viewer, known by %s', async (_, claims) => {
    const { data, errors } = await service.query(
      claims,
      '{ viewer { userId externalId unread { messages } } }',
    );

    expect(errors).toEqual([]);
    expect(data).toEqual({
      viewer: { userId: mira.id, externalId: mira.externalId, unread: { messages: 20_009 } },
    });
  });

  test('costs no call where the token has the id', async () => {
    const { answer, counts, estimated } = await costTo(MIRA, '{ viewer { id userId } }');

    expect(answer).toMatchObject({ data: { viewer: { userId: mira.id } }, errors: [] });
    expect([counts, estimated]).toEqual([{}, 0]);
  });
});

describe('an inbox of 25 conversations, each with its last message and what the viewer has not read', () => {
  const FIELDS = `nodes { displayName lastMessage { content { text } } participant { unreadCount } }`;

  /** Mira gets more conversations, so that there are 25 of hers on a page. */
  beforeEach(async () => {
    const call = restCaller(service.sandbox);
    for (let count = 0; count < 20; count += 1)
      await call('POST', '/conversations', {
        type: 'sdkGroup',
        participants: [{ userId: mira.id, subscribeSDKClient: false }],
      });
    service.sandbox.requests.clear();
  });

  test.each<[string, string]>([
    ['over the viewer', `{ viewer { id conversations(first: 25) { ${FIELDS} } } }`],
    [
      'over the list',
      `{ conversations(filter: { userId: "${mira.id}" }, first: 25) { ${FIELDS} } }`,
    ],
  ])('takes 51 calls in two round trips, as estimated, %s', async (_, source) => {
    const { answer, counts, estimated } = await costTo(MIRA, source);

    expect(answer.errors).toEqual([]);
    expect(JSON.stringify(answer.data).match(/unreadCount/g)).toHaveLength(25);
    expect(counts).toEqual({ listConversations: 1, listMessages: 25, listParticipants: 25 });
    expect(estimated).toBe(51);
  });

  test('takes no more round trips for a token that has the external id', async () => {
    const claims: Claims = { scope: 'user', external_id: mira.externalId };
    const { answer, counts, estimated } = await costTo(
      claims,
      `{ viewer { conversations(first: 25) { ${FIELDS} } } }`,
    );

    expect(answer.errors).toEqual([]);
    expect(counts).toEqual({
      getUser: 1,
      listConversations: 1,
      listMessages: 25,
      listParticipants: 25,
    });
    expect(estimated).toBe(52);
  });
});

async function costTo(claims: Claims, source: string): Promise<Cost> {
  const headers = bearer(await service.issuer.token(claims));
  return costOf(service.graph, service.sandbox, source, headers);
}
