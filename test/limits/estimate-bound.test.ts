/** Whatever is asked for, in whatever nesting: no more calls are made, and no more fields answered, than estimated. */
import { beforeAll, expect, test } from '@jest/globals';
import fc from '../support/property.js';

import { encodeGlobalId } from '../../src/domains/global-ids.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';

const { appId, users, conversations, devices } = SAMPLE;
const { ada, bruno, chloe, lena } = users;
/** None of them has more than one page of messages, which is how far a walk may go. */
const CONVERSATION_IDS = [
  ...[conversations.crew.id, conversations.full.id, conversations.empty.id],
  conversations.hundredMessages.id,
];
const GLOBAL_IDS = [
  ...[ada, bruno, chloe].map(({ id }) => encodeGlobalId({ type: 'EndUser', appId, userId: id })),
  ...CONVERSATION_IDS.map((id) =>
    encodeGlobalId({ type: 'Conversation', appId, conversationId: id }),
  ),
  ...CONVERSATION_IDS.map((conversationId) =>
    encodeGlobalId({
      type: 'ConversationMessage',
      appId,
      conversationId,
      messageId: conversationId,
    }),
  ),
  ...[ada, bruno].flatMap(({ id: userId }) => [
    encodeGlobalId({ type: 'EndUserClient', appId, userId, clientId: '67a0d9f09d3e51c7a4d00001' }),
    encodeGlobalId({ type: 'EndUserDevice', appId, userId, deviceId: devices.adaWeb.id }),
  ]),
];
const UNBOUNDED = {
  MAX_UPSTREAM_CALLS: '1000000',
  MAX_ANSWER_FIELDS: '1000000000',
  MAX_DEPTH: '1000',
  MAX_ALIASES: '10000',
  MAX_FIELDS: '10000',
  MAX_TOKENS: '100000',
};

/** The names of fields in these answers, which those inside of metadata do not have. */
const FIELD =
  /^(?:[cpurmkd]\d|nodes?|edges|conversation|participantEdge|removedParticipantId|__typename)$/;

/** The fields that an answer has. */
function fieldsOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + fieldsOf(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value)
    .filter(([name]) => FIELD.test(name))
    .reduce((sum, [, each]) => sum + 1 + fieldsOf(each), 0);
}

/** How many users did not join: why is looked up with one more call each, which is not in the estimate. */
function failedJoins(data: unknown): number {
  return Object.values(data ?? {}).filter(
    (payload: unknown) => Reflect.get(Object(payload) as object, 'participantEdge') === null,
  ).length;
}

/** What is selected of one record of each type. */
type Selected = Record<
  'client' | 'conversation' | 'device' | 'message' | 'participant' | 'user',
  string
>;

const page = fc.constantFrom('', 'first: 1', 'first: 3', 'last: 2', 'first: 0');
const shape = fc.constantFrom(
  'nodes { X }',
  'edges { node { X } }',
  'nodes { X } edges { node { X } }',
);

function connection(
  field: string,
  nodes: fc.Arbitrary<string>,
  filter: fc.Arbitrary<string> = fc.constant(''),
): fc.Arbitrary<string> {
  return fc.tuple(filter, page, shape, nodes).map(([whose, size, connected, selection]) => {
    const args = [whose, size].filter((arg) => arg !== '').join(', ');
    return `${field}${args && `(${args})`} { ${connected.replaceAll('X', selection)} }`;
  });
}

function object(field: string, selection: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return selection.map((fields) => `${field} { ${fields} }`);
}

/** One to three of the fields, under names that are the type's own: in a list of types, they must not clash. */
function selectionOf(prefix: string, ...fields: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof({ maxDepth: 4, depthIdentifier: 'records' }, ...fields), {
      minLength: 1,
      maxLength: 3,
    })
    .map((chosen) => chosen.map((field, index) => `${prefix}${index}: ${field}`).join(' '));
}

const { client, conversation, device, message, participant, user } = fc.letrec<Selected>(
  (selected) => ({
    conversation: selectionOf(
      'c',
      fc.constantFrom('id', 'displayName', '__typename'),
      connection('participants', selected('participant')),
      connection('messages', selected('message')),
      object('lastMessage', selected('message')),
      object(`participant(of: { userId: "${ada.id}" })`, selected('participant')),
    ),
    message: selectionOf(
      'm',
      fc.constantFrom('id', 'received', 'content { text }'),
      object('conversation', selected('conversation')),
      object('author', object('user', selected('user'))),
    ),
    participant: selectionOf(
      'p',
      fc.constantFrom('id', 'unreadCount'),
      object('user', selected('user')),
      object('conversation', selected('conversation')),
    ),
    user: selectionOf(
      'u',
      fc.constantFrom('userId', 'metadata', 'unread(first: 2) { messages }'),
      connection('conversations', selected('conversation')),
      connection('clients', selected('client')),
      object('devices', selected('device')),
    ),
    client: selectionOf(
      'k',
      fc.constantFrom('id', 'rawType', 'info'),
      object('user', selected('user')),
    ),
    device: selectionOf(
      'd',
      fc.constantFrom('id', 'rawType', 'appVersion'),
      object('user', selected('user')),
    ),
  }),
);
const record = fc
  .tuple(conversation, user, participant, message, client, device)
  .map(
    ([c, u, p, m, k, d]) =>
      `... on Conversation { ${c} } ... on EndUser { ${u} } ... on Participant { ${p} } ... on ConversationMessage { ${m} } ... on EndUserClient { ${k} } ... on EndUserDevice { ${d} }`,
  );
const globalIds = fc.array(fc.constantFrom(...GLOBAL_IDS), { minLength: 1, maxLength: 4 });
const userId = fc.constantFrom(ada.id, bruno.id, lena.id);
const conversationId = fc.constantFrom(...CONVERSATION_IDS);

const query = fc
  .array(
    fc.oneof(
      fc.tuple(conversationId, conversation).map(([id, c]) => `conversation(id: "${id}") { ${c} }`),
      fc.tuple(userId, user).map(([id, u]) => `user(by: { userId: "${id}" }) { ${u} }`),
      user.map((u) => `usersByEmail(email: "ada@example.com") { ${u} }`),
      fc
        .tuple(globalIds, record)
        .map(([ids, of]) => `nodes(ids: ${JSON.stringify(ids)}) { ${of} }`),
      fc
        .tuple(fc.constantFrom(...GLOBAL_IDS), record)
        .map(([id, of]) => `node(id: "${id}") { ${of} }`),
      connection(
        'conversations',
        conversation,
        userId.map((id) => `filter: { userId: "${id}" }`),
      ),
      fc
        .tuple(conversationId, userId, conversation, user)
        .map(
          ([c, u, ofConversation, ofUser]) =>
            `_entities(representations: [{ __typename: "Conversation", conversationId: "${c}" }, { __typename: "EndUser", userId: "${u}" }]) { ... on Conversation { ${ofConversation} } ... on EndUser { ${ofUser} } }`,
        ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((fields) => `{ ${fields.map((field, index) => `r${index}: ${field}`).join(' ')} }`);

const mutation = fc
  .array(
    fc.oneof(
      fc
        .tuple(conversationId, conversation)
        .map(
          ([id, c]) =>
            `updateConversation(input: { conversationId: "${id}", displayName: "x" }) { conversation { ${c} } }`,
        ),
      fc
        .tuple(conversationId, conversation, participant)
        .map(
          ([id, c, p]) =>
            `joinConversation(input: { conversationId: "${id}", user: { userId: "${chloe.id}" } }) { conversation { ${c} } participantEdge { node { ${p} } } }`,
        ),
      fc
        .tuple(conversationId, userId, conversation)
        .map(
          ([id, u, c]) =>
            `leaveConversation(input: { conversationId: "${id}", participant: { userId: "${u}" } }) { removedParticipantId conversation { ${c} } }`,
        ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((fields) => `mutation { ${fields.map((field, index) => `m${index}: ${field}`).join(' ')} }`);

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph(UNBOUNDED);
});

const [someConversation] = CONVERSATION_IDS;
const WITH_PARTICIPANTS = '{ c0: displayName c1: participants { nodes { p0: unreadCount } } }';

// The last is an operation that needs just as many calls as are estimated, so that one of them always does.
test.each([
  ['queries', query, `{ r0: conversation(id: "${someConversation}") ${WITH_PARTICIPANTS} }`],
  [
    'mutations',
    mutation,
    `mutation { m0: updateConversation(input: { conversationId: "${someConversation}", displayName: "x" }) { conversation ${WITH_PARTICIPANTS} } }`,
  ],
])(
  'makes no more calls, and answers no more fields, for %s than estimated',
  async (_, operations, costly) => {
    let exact = 0;
    await fc.assert(
      fc.asyncProperty(operations, async (source) => {
        graph.sandbox.reset();
        const { status, data, extensions } = await graph.query(
          source,
          {},
          { 'x-upstream-report': '1' },
        );
        const { requests, estimated, fields } = extensions['upstreamReport'] as Readonly<
          Record<string, number>
        >;
        const { total } = graph.sandbox.requests;
        expect({ status, requests }).toEqual({ status: 200, requests: total });
        expect(total).toBeLessThanOrEqual((estimated ?? 0) + failedJoins(data));
        exact += Number(total === estimated);
        expect(fieldsOf(data)).toBeLessThanOrEqual(fields ?? 0);
      }),
      { numRuns: 60, examples: [[costly]] },
    );
    expect(exact).toBeGreaterThan(0);
  },
);
