import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { composeServices as composeWithHive } from '@theguild/federation-composition';
import { buildSchema as buildPlainSchema, isObjectType, parse } from 'graphql';

import { printSubgraph } from '../../scripts/printed-schema.js';
import { SCOPES } from '../../src/access/identity.js';
import { guardSchema } from '../../src/access/guarded-schema.js';
import { requiredScopes } from '../../src/access/scopes.js';
import { graph } from '../../src/domains/domains.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { buildSchema } from '../../src/graphql/schema.js';
import { startService, type Service } from '../support/service.js';

const { users, conversations } = SAMPLE;
const { crew } = conversations;
const APPLIED = /@requiresScopes\(scopes: \[\["/g;

describe('the schema', () => {
  const schema = buildSchema({ subgraph: true, scopes: true });
  const roots = ['Query', 'Mutation', 'Subscription'].flatMap((name) => fieldsOf(name));

  test.each(roots.filter(([name]) => !name.includes('._')))('says what %s needs', (_, scopes) => {
    expect(scopes?.flat().length).toBeGreaterThan(0);
  });

  test('names every scope somewhere, and every one it names exists', () => {
    const named = new Set(roots.flatMap(([, scopes = []]) => scopes.flat()));

    expect([...named].sort()).toEqual([...SCOPES].sort());
  });

  test.each([
    ['Conversation.participants', [['conversations:read'], ['user']]],
    ['Conversation.participant', [['conversations:read'], ['user']]],
    ['Conversation.messages', [['messages:read'], ['user']]],
    ['Conversation.lastMessage', [['messages:read'], ['user']]],
    ['ConversationMessage.conversation', [['conversations:read'], ['user']]],
    ['ConversationMessageAuthor.user', [['users:read'], ['user']]],
    ['ConversationQuotedMessage.message', [['messages:read'], ['user']]],
    ['EndUser.conversations', [['conversations:read'], ['user']]],
    ['EndUser.unread', [['conversations:read'], ['user']]],
    ['EndUser.clients', [['clients:read'], ['user']]],
    ['EndUser.devices', [['devices:read']]],
    ['EndUserClient.user', [['users:read'], ['user']]],
    ['EndUserDevice.user', [['users:read'], ['user']]],
    ['EndUserClientEvent.client', [['clients:read'], ['user']]],
    ['CreateEndUserPayload.user', [['users:read'], ['user']]],
    ['UpdateEndUserPayload.user', [['users:read'], ['user']]],
    ['DeleteEndUserPersonalInformationPayload.user', [['users:read'], ['user']]],
    ['SyncEndUserPayload.user', [['users:read'], ['user']]],
    ['LinkEndUserClientPayload.client', [['clients:read'], ['user']]],
    ['LinkEndUserClientPayload.clientEdge', [['clients:read'], ['user']]],
    ['Participant.conversation', [['conversations:read'], ['user']]],
    ['Participant.user', [['users:read'], ['user']]],
    ['CreateConversationPayload.conversation', [['conversations:read'], ['user']]],
    ['CreateConversationPayload.conversationEdge', [['conversations:read'], ['user']]],
    ['UpdateConversationPayload.conversation', [['conversations:read'], ['user']]],
    ['JoinConversationPayload.participant', [['conversations:read'], ['user']]],
    ['JoinConversationPayload.participantEdge', [['conversations:read'], ['user']]],
    ['JoinConversationPayload.conversation', [['conversations:read'], ['user']]],
    ['LeaveConversationPayload.conversation', [['conversations:read'], ['user']]],
  ])('says what %s needs, which leads on to other records', (path, scopes) => {
    expect(new Map(fieldsOf(path.replace(/\..*/, ''))).get(path)).toEqual(scopes);
  });

  test.each([
    ['a root field that asks for none', 'type Query { open: Int }', 'open requires no scope'],
    [
      'a scope that does not exist',
      'type Query { a: Int @requiresScopes(scopes: [["users:raed"]]) }',
      'there is no scope users:raed',
    ],
  ])('cannot be served with %s', (_, sdl, message) => {
    const directive = 'directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION';

    expect(() => guardSchema(buildPlainSchema(`${directive} ${sdl}`), graph)).toThrow(message);
  });

  test('is composed by both composers, which keep what each field needs', () => {
    const sdl = printSubgraph(true);
    const subgraph = { name: 'sunshine', url: 'http://sunshine.example.com', typeDefs: parse(sdl) };

    for (const { supergraphSdl, errors } of [
      composeServices([subgraph]),
      composeWithHive([subgraph]),
    ]) {
      expect(errors ?? []).toEqual([]);
      expect(supergraphSdl?.match(APPLIED)).toHaveLength(95);
    }
  });

  test('says nothing of scopes where callers are not held to any: routers would enforce them', () => {
    expect(printSubgraph(false)).not.toMatch(/[^_]requiresScopes|conversations:read/);
  });

  function fieldsOf(
    typeName: string,
  ): readonly (readonly [string, ReturnType<typeof requiredScopes>])[] {
    const type = schema.getType(typeName);
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    return fields.map((field) => [`${typeName}.${field.name}`, requiredScopes(field)]);
  }
});

describe('a scope', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());

  test('that is lacking hides its field and leaves the fields beside it', async () => {
    const { data, errors } = await service.query(
      { scope: 'conversations:read' },
      `{ conversation(id: "${crew.id}") {
        displayName participants(first: 1) { nodes { userId user { profile { givenName } } } }
      } }`,
    );

    expect(data).toEqual({
      conversation: {
        displayName: 'Crew',
        participants: { nodes: [{ userId: users.ada.id, user: null }] },
      },
    });
    expect(errors).toMatchObject([
      {
        message: 'Participant.user needs the scope users:read or user',
        path: ['conversation', 'participants', 'nodes', 0, 'user'],
        extensions: { code: 'FORBIDDEN' },
      },
    ]);
  });

  test('that is lacking keeps the calls of its field from being made ahead', async () => {
    const { data } = await service.query(
      { scope: 'users:read' },
      `{ user(by: { userId: "${users.ada.id}" }) { zendeskId conversations { nodes { id } } } }`,
    );

    expect(data).toEqual({ user: { zendeskId: '25904178363412', conversations: null } });
    expect(service.sandbox.requests.counts()).toEqual({ getUser: 1 });
  });

  test('for writing does not read on', async () => {
    const { data, errors } = await service.query(
      { scope: 'participants:write' },
      `mutation {
        joinConversation(input: { conversationId: "${crew.id}", user: { userId: "${users.kofi.id}" } }) {
          participant { userId } conversation { displayName }
        }
      }`,
    );

    expect(data).toEqual({
      joinConversation: { participant: null, conversation: null },
    });
    expect(errors).toMatchObject([
      { path: ['joinConversation', 'participant'], extensions: { code: 'FORBIDDEN' } },
      { path: ['joinConversation', 'conversation'], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(service.sandbox.requests.counts()).toEqual({ joinConversation: 1 });
  });
});
