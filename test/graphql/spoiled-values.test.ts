/** One bad thing in an answer of upstream's costs no more than itself. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';

const { crew } = SAMPLE.conversations;
const { ada, dora } = SAMPLE.users;
const INVALID = 'UPSTREAM_INVALID_RESPONSE';

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** A participant with an id of its own. */
function participant(number: number, rest: object = { userId: ada.id }): object {
  return { id: `67a3198c9d3e51c7a40000${number.toString(16).padStart(2, '0')}`, ...rest };
}

function listing(participants: readonly unknown[]): void {
  graph.sandbox.faults.add({
    kind: 'replace',
    operation: 'listParticipants',
    body: { participants, meta: { hasMore: false } },
  });
}

describe('of a page with something that is no record', () => {
  const SPOILED: readonly (readonly [string, unknown])[] = [
    ['null', null],
    ['a text', 'x'],
    ['a number', 7],
    ['a list', []],
    ['a record without an id', { userId: ada.id }],
    ['a record with an empty id', { id: '', userId: ada.id }],
    ['a participant without a user', participant(9, {})],
    ['a participant whose user is a number', participant(9, { userId: 42 })],
  ];

  test.each(SPOILED)('the other nodes are given, with null for %s', async (_, spoiled) => {
    listing([participant(1), spoiled, participant(2, { userId: dora.id })]);

    const answer = await graph.query(
      `{ conversation(id: "${crew.id}") { participants { nodes { userId } } } }`,
    );

    expect(answer.data).toEqual({
      conversation: { participants: { nodes: [{ userId: ada.id }, null, { userId: dora.id }] } },
    });
    expect(failures(answer)).toMatchObject([
      { path: ['conversation', 'participants', 'nodes', 1], code: INVALID },
    ]);
  });

  test.each(SPOILED)('its edge is left out for %s, with one error', async (_, spoiled) => {
    listing([participant(1), spoiled, participant(2, { userId: dora.id })]);

    const answer = await graph.query(
      `{ conversation(id: "${crew.id}") { participants { edges { node { userId } } } } }`,
    );

    expect(answer.data).toEqual({
      conversation: {
        participants: { edges: [{ node: { userId: ada.id } }, { node: { userId: dora.id } }] },
      },
    });
    expect(failures(answer)).toMatchObject([
      { path: ['conversation', 'participants', 'edges'], code: INVALID },
    ]);
    expect(answer.errors[0]).toHaveProperty('locations');
  });

  test('nodes and edges together report it once', async () => {
    listing([null, participant(1)]);

    const answer = await graph.query(
      `{ conversation(id: "${crew.id}") { participants { edges { node { userId } } nodes { userId } } } }`,
    );

    expect(failures(answer)).toMatchObject([
      { path: ['conversation', 'participants', 'nodes', 0], code: INVALID },
    ]);
  });

  test('the same holds each time, also once the query is compiled', async () => {
    listing([null, participant(1)]);

    for (let time = 0; time < 15; time += 1) {
      const answer = await graph.query(
        `{ conversation(id: "${crew.id}") { participants { edges { node { userId } } } } }`,
      );
      expect(failures(answer)).toHaveLength(1);
      expect(answer.data).toMatchObject({ conversation: { participants: { edges: [{}] } } });
    }
  });
});

describe('a value that its API does not promise leaves the rest of its record', () => {
  test.each<[string, unknown, unknown, readonly (string | number)[]]>([
    ['isDefault', 'false', false, ['isDefault']],
    ['isDefault', 1, false, ['isDefault']],
    ['isDefault', {}, false, ['isDefault']],
    ['isDefault', null, false, []],
    ['type', 5, 'OTHER', []],
    ['type', {}, 'OTHER', []],
    ['type', 'broadcast', 'OTHER', []],
    ['metadata', 'x', null, ['metadata']],
    ['displayName', {}, null, ['displayName']],
    ['createdAt', 5, null, ['createdAt']],
    ['activeSwitchboardIntegration', 'bot', null, ['activeSwitchboardIntegration']],
  ])('%s of a conversation, as %j, is %j', async (field, value, shown, path) => {
    graph.sandbox.faults.add({
      kind: 'merge',
      operation: 'getConversation',
      value: { conversation: { [field]: value } },
    });
    const selected = field.endsWith('Integration') ? `${field} { name }` : field;

    const answer = await graph.query(
      `{ conversation(id: "${crew.id}") { description: displayName ${field === 'displayName' ? '' : 'displayName'} x: ${selected} } }`,
    );

    expect(answer.data).toMatchObject({ conversation: { x: shown } });
    expect(failures(answer).map(({ code }) => code)).toEqual(
      path.length > 0 ? expect.arrayContaining([INVALID]) : [],
    );
  });

  test('the word for an unknown kind of conversation is kept', async () => {
    graph.sandbox.faults.add({
      kind: 'merge',
      operation: 'getConversation',
      value: { conversation: { type: 'broadcast' } },
    });

    const { data } = await graph.query(`{ conversation(id: "${crew.id}") { type rawType } }`);

    expect(data).toEqual({ conversation: { type: 'OTHER', rawType: 'broadcast' } });
  });

  test.each<[string, unknown, unknown, number]>([
    ['unreadCount', '3', 0, 1],
    ['unreadCount', -1, 0, 1],
    ['unreadCount', 2 ** 40, 0, 1],
    ['unreadCount', null, 0, 0],
    ['clientAssociations { type rawType clientId }', 'x', [], 1],
    ['clientAssociations { type rawType clientId }', null, [], 0],
    [
      'clientAssociations { type rawType clientId }',
      [{ clientId: 'c1', type: 5 }, { type: 'sdk' }, null, { clientId: 'c2', type: 'sdk' }],
      [
        { type: 'OTHER', rawType: null, clientId: 'c1' },
        { type: 'SDK', rawType: 'sdk', clientId: 'c2' },
      ],
      1,
    ],
    ...[5, true, {}, []].map((type): [string, unknown, unknown, number] => [
      'clientAssociations { type }',
      [{ clientId: 'c1', type }],
      [{ type: 'OTHER' }],
      0,
    ]),
  ])('%s of a participant, as %j', async (selected, value, shown, errors) => {
    const [field = ''] = selected.split(' ');
    listing([participant(1, { userId: ada.id, [field]: value })]);

    const answer = await graph.query(
      `{ conversation(id: "${crew.id}") { participants { nodes { userId x: ${selected} } } } }`,
    );

    expect(answer.data).toEqual({
      conversation: { participants: { nodes: [{ userId: ada.id, x: shown }] } },
    });
    expect(failures(answer)).toMatchObject(
      Array.from({ length: errors }, () => ({
        path: ['conversation', 'participants', 'nodes', 0, 'x'],
        code: INVALID,
      })),
    );
  });

  test.each([
    ['profile { givenName }', 'Ada', null],
    [
      'identities { type value }',
      [null, { type: 'email', value: 'a@example.com' }, 7],
      [{ type: 'email', value: 'a@example.com' }],
    ],
    ['identities { type }', {}, []],
  ])('%s of a user, as %j', async (selected, value, shown) => {
    const [field = ''] = selected.split(' ');
    graph.sandbox.faults.add({
      kind: 'replace',
      operation: 'getUser',
      body: { user: { id: ada.id, [field]: value } },
    });

    const answer = await graph.query(
      `{ user(by: { userId: "${ada.id}" }) { userId x: ${selected} } }`,
    );

    expect(answer.data).toEqual({ user: { userId: ada.id, x: shown } });
    expect(failures(answer)).toMatchObject([{ path: ['user', 'x'], code: INVALID }]);
  });
});
