import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import type { Claims } from '../support/key-set.js';
import { startService, type Service } from '../support/service.js';

const { appId, otherAppId, users, conversations } = SAMPLE;
const { ada, dora, emil, goran } = users;
const { crew } = conversations;
const BY_RECORD_ID = { scope: 'user', user_id: ada.id };
const BY_EXTERNAL_ID = { scope: 'user', external_id: ada.externalId };

let service: Service;

beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.sandbox.reset());

describe.each<[string, Claims]>([
  ['record id', BY_RECORD_ID],
  ['external id', BY_EXTERNAL_ID],
])('an end user known by %s', (_, claims) => {
  test.each([
    ['by userId', `user(by: { userId: "${ada.id}" })`],
    ['by global id', `user(by: { userId: "${userGid(ada.id)}" })`],
    ['by userExternalId', `user(by: { userExternalId: "${ada.externalId}" })`],
  ])('sees themselves and their conversations %s', async (_way, field) => {
    const { data, errors } = await service.query(
      claims,
      `{ ${field} { zendeskId conversations(first: 1) { nodes { conversationId } } } }`,
    );

    expect(errors).toEqual([]);
    expect(data).toEqual({
      user: {
        zendeskId: '25904178363412',
        conversations: { nodes: [{ conversationId: conversations.adaDefault.id }] },
      },
    });
    expect(service.sandbox.requests.counts()).toEqual({ getUser: 1, listConversations: 1 });
  });

  test.each([
    ['user by userId', `user(by: { userId: "${dora.id}" }) { id }`],
    ['user by userExternalId', `user(by: { userExternalId: "${goran.externalId}" }) { id }`],
    ['a user who is not there', `user(by: { userExternalId: "nobody" }) { id }`],
    ['conversations', `conversations(filter: { userId: "${dora.id}" }) { nodes { id } }`],
    ['node', `node(id: "${userGid(dora.id)}") { id }`],
    ['a node that is not there', `node(id: "${userGid('f'.repeat(24))}") { id }`],
  ])('is FORBIDDEN to name another: %s', async (_way, field) => {
    const { data, errors } = await service.query(claims, `{ it: ${field} }`);

    expect(data).toEqual({ it: null });
    expect(errors).toMatchObject([
      {
        message: 'an end user may name only themselves',
        path: ['it'],
        extensions: { code: 'FORBIDDEN' },
      },
    ]);
    expect(operationsOnOthers()).toEqual([]);
  });

  test('gets entities of themselves, and an error at each of another', async () => {
    const { data, errors } = await service.query(
      claims,
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on EndUser { userId } ... on Conversation { displayName }
      } }`,
      {
        of: [
          { __typename: 'EndUser', userId: dora.id },
          { __typename: 'EndUser', id: userGid(ada.id) },
          { __typename: 'Conversation', conversationId: crew.id },
          { __typename: 'EndUser', externalId: goran.externalId },
        ],
      },
    );

    expect(data).toEqual({ _entities: [null, { userId: ada.id }, { displayName: 'Crew' }, null] });
    expect(
      errors.map(({ path, extensions }) => `${path?.join('.') ?? ''} ${extensions.code}`).sort(),
    ).toEqual(['_entities.0 FORBIDDEN', '_entities.3 FORBIDDEN']);
  });

  test('sees who else takes part, and nothing that tells who they are', async () => {
    const { data, errors } = await service.query(
      claims,
      `{ conversation(id: "${conversations.full.id}") { participants {
        nodes { userId userExternalId unreadCount user { id externalId profile { givenName } } }
        edges { node { userExternalId user { userId } } }
      } } }`,
    );

    expect(errors).toEqual([]);
    const text = JSON.stringify(data);
    for (const secret of [goran.externalId, 'Goran', 'Dora', 'Bruno'])
      expect(text).not.toContain(secret);
    expect(data).toMatchObject({
      conversation: {
        participants: {
          nodes: [
            {
              userId: ada.id,
              userExternalId: ada.externalId,
              user: {
                id: userGid(ada.id),
                externalId: ada.externalId,
                profile: { givenName: 'Ada' },
              },
            },
            ...Array.from({ length: 9 }, () => ({
              userExternalId: null,
              unreadCount: 0,
              user: null,
            })),
          ],
          edges: [
            { node: { userExternalId: ada.externalId, user: { userId: ada.id } } },
            ...Array.from({ length: 9 }, () => ({ node: { userExternalId: null, user: null } })),
          ],
        },
      },
    });
  });

  test.each([
    ['userId', { userId: ada.id }],
    ['userExternalId', { userExternalId: ada.externalId }],
    ['participantId', { participantId: '67a3198c9d3e51c7a400c041' }],
  ])('leaves a group as %s, and sees it no longer', async (_way, participant) => {
    const { data, errors } = await leave(claims, participant);

    expect(errors).toEqual([]);
    expect(data).toEqual({
      leaveConversation: {
        conversation: null,
        removedParticipantId: participantGid('67a3198c9d3e51c7a400c041'),
        userErrors: [],
      },
    });
  });

  test.each([
    ['userId', { userId: dora.id }],
    ['userExternalId', { userExternalId: goran.externalId }],
    ['participantId', { participantId: '67a3198c9d3e51c7a400c042' }],
  ])('takes nobody else out of a group by %s', async (_way, participant) => {
    const { data, errors } = await leave(claims, participant);

    expect(data).toEqual({ leaveConversation: null });
    expect(errors).toMatchObject([
      { path: ['leaveConversation'], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(service.sandbox.requests.counts()['leaveConversation']).toBeUndefined();
  });

  test('may name no app but their own', async () => {
    const { data, errors } = await service.query(
      claims,
      `{ conversation(id: "${crew.id}", appId: "${otherAppId}") { id } }`,
    );

    expect(data).toEqual({ conversation: null });
    expect(errors).toMatchObject([
      {
        message: 'appId: names an app that is not allowed here',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});

test('a participant whose external id upstream leaves out is still told from the others', async () => {
  service.sandbox.faults.add({
    kind: 'omit',
    operation: 'listParticipants',
    keys: ['participants[].userExternalId'],
  });

  const { data } = await service.query(
    BY_EXTERNAL_ID,
    `{ conversation(id: "${crew.id}") { participants { nodes { userId user { userId } } } } }`,
  );

  expect(data).toEqual({
    conversation: {
      participants: {
        nodes: [
          { userId: ada.id, user: { userId: ada.id } },
          { userId: dora.id, user: null },
          { userId: emil.id, user: null },
        ],
      },
    },
  });
});

/** The calls about users or conversations that are not the caller's. */
function operationsOnOthers(): readonly string[] {
  const { entries } = service.sandbox.requests;
  return entries
    .map(({ url }) => decodeURIComponent(url))
    .filter((url) => !url.includes(ada.id) && !url.includes(ada.externalId));
}

function leave(
  claims: Claims,
  participant: Readonly<Record<string, string>>,
): ReturnType<Service['query']> {
  return service.query(
    claims,
    `mutation ($participant: ParticipantRef!) {
      leaveConversation(input: { conversationId: "${crew.id}", participant: $participant }) {
        conversation { id participants { nodes { id } } } removedParticipantId userErrors { code }
      }
    }`,
    { participant },
  );
}

function userGid(userId: string): string {
  return encodeGlobalId({ type: 'EndUser', appId, userId });
}

function participantGid(participantId: string): string {
  return encodeGlobalId({ type: 'Participant', appId, conversationId: crew.id, participantId });
}
