import { describe, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { users, conversations } = SAMPLE;
const UNKNOWN = 'ffffffffffffffffffffffff';
const NOT_A_MEMBER = 'User is not a member of the conversation';
const ONE_OF = 'should match exactly one schema in oneOf';

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

describe('joinConversation', () => {
  test('adds the user at the end, with nothing unread and no client unless asked for', async () => {
    const { status, body } = await call('POST', `/conversations/${conversations.crew.id}/join`, {
      userId: users.chloe.id,
    });

    expect({ status, body }).toEqual({
      status: 201,
      body: {
        participant: {
          id: expect.stringMatching(/^[0-9a-f]{24}$/),
          userId: users.chloe.id,
          unreadCount: 0,
          clientAssociations: [],
        },
      },
    });
    const list = await call('GET', `/conversations/${conversations.crew.id}/participants`);
    expect(list.body.participants?.at(-1)).toEqual(body.participant);
    const theirs = await call('GET', `/conversations?filter[userId]=${users.chloe.id}`);
    expect(theirs.body.conversations?.map(({ id }) => id)).toEqual([conversations.crew.id]);
  });

  test('makes an SDK client once, and subscribes the same one from then on', async () => {
    const who = { userId: users.chloe.id, subscribeSDKClient: true };

    const crew = await call('POST', `/conversations/${conversations.crew.id}/join`, who);
    const empty = await call('POST', `/conversations/${conversations.empty.id}/join`, who);

    const [client] = crew.body.participant?.clientAssociations ?? [];
    expect(client).toEqual({ type: 'sdk', clientId: expect.stringMatching(/^[0-9a-f]{24}$/) });
    expect(empty.body.participant?.clientAssociations).toEqual([client]);
  });

  test('finds the user by external id and names it in the answer', async () => {
    const { body } = await call('POST', `/conversations/${conversations.empty.id}/join`, {
      userExternalId: users.ada.externalId,
      subscribeSDKClient: false,
    });

    expect(body.participant).toMatchObject({
      userId: users.ada.id,
      userExternalId: users.ada.externalId,
    });
  });

  const ada = { userId: users.ada.id };
  const chloe = { userId: users.chloe.id };
  const unknownUser = refusal(404, 'user_not_found', 'User not found');
  test.each([
    {
      what: 'a member',
      id: conversations.crew.id,
      who: ada,
      expected: refusal(400, 'bad_request', 'User is already a member of the conversation'),
    },
    {
      what: 'an eleventh',
      id: conversations.full.id,
      who: chloe,
      expected: refusal(400, 'bad_request', 'Too many participants'),
    },
    {
      what: 'a personal conversation',
      id: conversations.adaDefault.id,
      who: chloe,
      expected: refusal(
        400,
        'bad_request',
        'Participants of a personal conversation cannot change',
      ),
    },
    {
      what: 'an unknown conversation',
      id: UNKNOWN,
      who: chloe,
      expected: refusal(404, 'conversation_not_found', 'Conversation not found'),
    },
    {
      what: 'an unknown user',
      id: conversations.crew.id,
      who: { userId: UNKNOWN },
      expected: unknownUser,
    },
    {
      what: 'an unknown external id',
      id: conversations.crew.id,
      who: { userExternalId: 'nobody' },
      expected: unknownUser,
    },
    {
      what: 'nobody',
      id: conversations.crew.id,
      who: {},
      expected: refusal(400, 'bad_request', ONE_OF),
    },
    {
      what: 'two names',
      id: conversations.crew.id,
      who: { ...chloe, userExternalId: 'x' },
      expected: refusal(400, 'bad_request', ONE_OF),
    },
  ])('refuses $what', async ({ id, who, expected }) => {
    expect(await call('POST', `/conversations/${id}/join`, who)).toMatchObject(expected);
  });

  test('demands subscribeSDKClient where the strict assumption is on', async () => {
    sandbox.assumptions.requireSubscribeSDKClient = true;

    expect(await call('POST', `/conversations/${conversations.crew.id}/join`, chloe)).toMatchObject(
      refusal(400, 'bad_request', "should have required property 'subscribeSDKClient'"),
    );
  });
});

describe('leaveConversation', () => {
  const path = `/conversations/${conversations.crew.id}/leave`;

  async function members(): Promise<readonly string[] | undefined> {
    const { body } = await call('GET', `/conversations/${conversations.crew.id}/participants`);
    return body.participants?.map(({ userId }) => userId);
  }

  test('takes a user id, an external id or a participant id, until nobody is left', async () => {
    const list = await call('GET', `/conversations/${conversations.crew.id}/participants`);

    const answers = [
      await call('POST', path, { userId: users.dora.id }),
      await call('POST', path, { userExternalId: users.ada.externalId }),
      await call('POST', path, { participantId: list.body.participants?.at(-1)?.id }),
    ];

    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
      answers.map(() => ({ status: 200, body: {} })),
    );
    expect(await members()).toEqual([]);
  });

  test.each([
    { userId: users.chloe.id },
    { userId: UNKNOWN },
    { userExternalId: 'nobody' },
    { participantId: UNKNOWN },
  ])('finds no member in %j', async (who) => {
    expect(await call('POST', path, who)).toMatchObject(refusal(404, 'not_found', NOT_A_MEMBER));
    expect(await members()).toEqual([users.ada.id, users.dora.id, users.emil.id]);
  });

  test.each([
    {},
    { userId: users.ada.id, participantId: UNKNOWN },
    { userId: users.ada.id, userExternalId: users.ada.externalId },
  ])('wants exactly one name, not %j', async (who) => {
    expect(await call('POST', path, who)).toMatchObject(refusal(400, 'bad_request', ONE_OF));
  });

  test('refuses personal and unknown conversations', async () => {
    const who = { userId: users.ada.id };

    expect(
      await call('POST', `/conversations/${conversations.adaDefault.id}/leave`, who),
    ).toMatchObject(
      refusal(400, 'bad_request', 'Participants of a personal conversation cannot change'),
    );
    expect(await call('POST', `/conversations/${UNKNOWN}/leave`, who)).toMatchObject(
      refusal(404, 'conversation_not_found', 'Conversation not found'),
    );
  });
});

describe('listParticipants', () => {
  test('answers members in the order in which they joined, with channels and unread counts', async () => {
    const { status, body } = await call(
      'GET',
      `/conversations/${conversations.adaDefault.id}/participants`,
    );

    expect({ status, body }).toEqual({
      status: 200,
      body: {
        participants: [
          {
            id: '67a1e3709d3e51c7a400c011',
            userId: users.ada.id,
            userExternalId: users.ada.externalId,
            unreadCount: 2,
            lastRead: '2025-02-10T16:02:47.903Z',
            clientAssociations: [
              { type: 'whatsapp', clientId: expect.stringMatching(/^67a0d9f0[0-9a-f]{16}$/) },
              { type: 'sdk', clientId: expect.stringMatching(/^67a0d9f0[0-9a-f]{16}$/) },
            ],
          },
        ],
        meta: { hasMore: false },
      },
    });
  });

  test('does not know an unknown conversation', async () => {
    expect(await call('GET', `/conversations/${UNKNOWN}/participants`)).toMatchObject(
      refusal(404, 'conversation_not_found', 'Conversation not found'),
    );
  });
});
