import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from '../sandbox/rest-caller.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { conversationGid, participantGid, UNKNOWN_ID, userGid } from '../support/ids.js';

const { appId, otherAppId, users, conversations, otherApp } = SAMPLE;
const { ada } = users;
const CREW = conversations.crew.id;
const APP_PATH = `/v2/apps/${appId}`;

const CONVERSATION =
  'query ($id: ID!, $app: ID) { conversation(id: $id, appId: $app) { displayName } }';
const USER = 'query ($by: UserRef!, $app: ID) { user(by: $by, appId: $app) { zendeskId } }';
const CONVERSATIONS = `query ($by: ConversationFilter!, $app: ID) {
  conversations(filter: $by, appId: $app) { nodes { conversationId } }
}`;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph({ SUNSHINE_ALLOWED_APP_IDS: `${otherAppId},6650c0de1f9d3e51c7a4000f` });
});
beforeEach(() => graph.sandbox.reset());

function calledUrls(): string[] {
  return graph.sandbox.requests.entries.map(({ url }) => decodeURIComponent(url));
}

describe('a record is found by every id it has', () => {
  test.each([CREW, conversationGid(CREW)])('conversation %s', async (id) => {
    for (const app of [undefined, null, appId]) {
      const answer = await graph.query(CONVERSATION, { id, app });

      expect(answer).toMatchObject({ data: { conversation: { displayName: 'Crew' } }, errors: [] });
    }
    expect(new Set(calledUrls())).toEqual(new Set([`${APP_PATH}/conversations/${CREW}`]));
  });

  test.each([
    [{ userId: ada.id }, ada.id],
    [{ userId: userGid(ada.id) }, ada.id],
    [{ userExternalId: ada.externalId }, ada.externalId],
  ])('user %j', async (by, segment) => {
    const answer = await graph.query(USER, { by });

    expect(answer).toMatchObject({ data: { user: { zendeskId: '25904178363412' } }, errors: [] });
    expect(graph.sandbox.requests.entries).toMatchObject([
      { path: `${APP_PATH}/users/${encodeURIComponent(segment)}` },
    ]);
  });

  test.each([
    [{ userId: ada.id }, `filter[userId]=${ada.id}`],
    [{ userId: userGid(ada.id) }, `filter[userId]=${ada.id}`],
    [{ userExternalId: ada.externalId }, `filter[userExternalId]=${ada.externalId}`],
  ])('the conversations of user %j', async (by, filter) => {
    const answer = await graph.query(CONVERSATIONS, { by });

    const { adaDefault, adaOrder, adaApple, crew, full } = conversations;
    expect(answer.data).toEqual({
      conversations: {
        nodes: [adaDefault, full, crew, adaApple, adaOrder].map(({ id }) => ({
          conversationId: id,
        })),
      },
    });
    expect(calledUrls()).toEqual([`${APP_PATH}/conversations?page[size]=25&${filter}`]);
  });
});

describe('an id of one kind is not taken for the other', () => {
  test('an external id that is the record id of somebody else finds nobody', async () => {
    const answer = await graph.query(
      'query ($id: String!) { user(by: { userExternalId: $id }) { id conversations { nodes { id } } } }',
      { id: users.bruno.id },
    );

    expect(answer).toMatchObject({ data: { user: null }, errors: [] });
  });

  test('a record id that is the external id of somebody else finds nobody', async () => {
    await restCaller(graph.sandbox)('POST', '/users', { externalId: UNKNOWN_ID });

    const answer = await graph.query(
      `query ($id: ID!, $global: ID!) {
        user(by: { userId: $id }) { userId externalId }
        node(id: $global) { id }
      }`,
      { id: UNKNOWN_ID, global: userGid(UNKNOWN_ID) },
    );

    expect(answer).toMatchObject({ data: { user: null, node: null }, errors: [] });
  });

  test('an external id that looks like a record id finds its user', async () => {
    const externalId = 'aaaaaaaaaaaaaaaaaaaaaaaa';
    await restCaller(graph.sandbox)('POST', '/users', { externalId });

    const answer = await graph.query(
      'query ($id: String!) { user(by: { userExternalId: $id }) { externalId } }',
      { id: externalId },
    );

    expect(answer).toMatchObject({ data: { user: { externalId } }, errors: [] });
  });
});

describe('what cannot be meant is refused without a call', () => {
  const MUST_BE_CONVERSATION =
    'must be a global id of type Conversation, or 24 lower-case hexadecimal digits';
  const MUST_BE_USER = 'must be a global id of type EndUser, or 24 lower-case hexadecimal digits';
  const NOT_ALLOWED = 'names an app that is not allowed here';
  const ANOTHER_APP = 'names another app than the rest of the input';
  const APP_RULE = 'must be 1 to 128 letters, digits, "_" and "-"';

  test.each([
    ...['', 'bob', CREW.toUpperCase(), CREW.slice(1), `${CREW}0`, '../users', '%2e%2e'],
    ...[userGid(ada.id), participantGid(CREW, CREW), `${conversationGid(CREW)}=`],
    ...['x'.repeat(2_000), `${conversationGid(CREW)}\n`],
  ])('conversation id %j', async (id) => {
    expect(failures(await graph.query(CONVERSATION, { id }))).toEqual([
      { path: ['conversation'], code: 'BAD_USER_INPUT', message: `id: ${MUST_BE_CONVERSATION}` },
    ]);
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test.each([
    [{ userId: 'bob' }, `userId: ${MUST_BE_USER}`],
    [{ userId: ada.externalId }, `userId: ${MUST_BE_USER}`],
    [{ userId: conversationGid(ada.id) }, `userId: ${MUST_BE_USER}`],
    [{ userExternalId: '' }, 'userExternalId: must be 1 to 1024 characters'],
    [{ userExternalId: 'x'.repeat(1_025) }, 'userExternalId: must be 1 to 1024 characters'],
    [{ userExternalId: '.' }, 'userExternalId: must not be "." or ".."'],
    [{ userExternalId: '..' }, 'userExternalId: must not be "." or ".."'],
    [
      { userExternalId: 'a\nb' },
      'userExternalId: must not have control characters or broken Unicode',
    ],
  ])('user %j', async (by, rule) => {
    expect(failures(await graph.query(USER, { by }))).toEqual([
      { path: ['user'], code: 'BAD_USER_INPUT', message: `by.${rule}` },
    ]);
    expect(failures(await graph.query(CONVERSATIONS, { by }))).toEqual([
      { path: ['conversations'], code: 'BAD_USER_INPUT', message: `filter.${rule}` },
    ]);
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test.each([
    ['no letters', CREW, 'a/b', `appId: ${APP_RULE}`],
    ['empty', CREW, '', `appId: ${APP_RULE}`],
    ['too long', CREW, 'a'.repeat(129), `appId: ${APP_RULE}`],
    ['not allowed', CREW, 'foreign', `appId: ${NOT_ALLOWED}`],
    ['not allowed, in a global id', conversationGid(CREW, 'foreign'), null, `id: ${NOT_ALLOWED}`],
    ['another one', conversationGid(CREW), otherAppId, `id: ${ANOTHER_APP}`],
    ['another one', conversationGid(CREW, otherAppId), appId, `id: ${ANOTHER_APP}`],
    ['two things wrong', 'bob', 'foreign', `appId: ${NOT_ALLOWED}; id: ${MUST_BE_CONVERSATION}`],
  ])('an app that is %s: %s, %s', async (_, id, app, message) => {
    expect(failures(await graph.query(CONVERSATION, { id, app }))).toEqual([
      { path: ['conversation'], code: 'BAD_USER_INPUT', message },
    ]);
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('a user whose global id contradicts the app', async () => {
    const variables = { by: { userId: userGid(ada.id) }, app: otherAppId };

    expect(failures(await graph.query(USER, variables))).toEqual([
      { path: ['user'], code: 'BAD_USER_INPUT', message: `by.userId: ${ANOTHER_APP}` },
    ]);
    expect(failures(await graph.query(CONVERSATIONS, variables))).toEqual([
      { path: ['conversations'], code: 'BAD_USER_INPUT', message: `filter.userId: ${ANOTHER_APP}` },
    ]);
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test.each([{}, { userId: ada.id, userExternalId: 'x' }, { userId: null }])(
    'both ids of a user, or none: %j',
    async (by) => {
      expect(await graph.query(USER, { by })).toMatchObject({
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
      expect(graph.sandbox.requests.total).toBe(0);
    },
  );

  test.each([{}, { id: null }])('a user’s id left open by a variable: %j', async (variables) => {
    const answer = await graph.query(
      'query ($id: ID) { user(by: { userId: $id }) { id } }',
      variables,
    );

    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

describe('another app that is allowed', () => {
  const { zoeDefault } = otherApp.conversations;
  const url = `/v2/apps/${otherAppId}/conversations/${zoeDefault.id}`;

  test.each([
    ['argument', zoeDefault.id, otherAppId],
    ['global id', conversationGid(zoeDefault.id, otherAppId), undefined],
    ['argument and global id', conversationGid(zoeDefault.id, otherAppId), otherAppId],
  ])(
    'is asked when named by %s; whether the key opens it is upstream’s to say',
    async (_, id, app) => {
      const answer = await graph.query(CONVERSATION, { id, app });

      expect(answer).toMatchObject({
        data: { conversation: null },
        errors: [
          { extensions: { code: 'FORBIDDEN', upstream: { status: 403, code: 'forbidden' } } },
        ],
      });
      expect(calledUrls()).toEqual([url]);
    },
  );

  test('is an error when upstream does not know it, never a null without one', async () => {
    const app = '6650c0de1f9d3e51c7a4000f';
    const answer = await graph.query(
      `query ($app: ID!, $id: ID!, $global: ID!) {
        conversation(id: $id, appId: $app) { displayName }
        conversations(filter: { userId: $id }, appId: $app) { nodes { id } }
        user(by: { userId: $id }, appId: $app) { zendeskId }
        node(id: $global) { ... on Participant { userId } }
      }`,
      {
        app,
        id: UNKNOWN_ID,
        global: Buffer.from(`Participant:${app}:${CREW}:${CREW}`).toString('base64url'),
      },
    );

    expect(answer.data).toEqual({
      conversation: null,
      conversations: null,
      user: null,
      node: null,
    });
    expect(
      failures(answer)
        .map(({ path, code }) => [path?.[0], code])
        .toSorted(),
    ).toEqual([
      ['conversation', 'NOT_FOUND'],
      ['conversations', 'NOT_FOUND'],
      ['node', 'NOT_FOUND'],
      ['user', 'NOT_FOUND'],
    ]);
  });
});
