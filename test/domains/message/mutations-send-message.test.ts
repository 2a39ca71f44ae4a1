import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { failures } from '../../support/failures.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { sentBodies, textAt } from '../../support/mutations.js';
import { sendTo, sentIn, textToCrew } from '../../support/sending.js';

const { conversations, users } = SAMPLE;
const CREW = conversations.crew.id;
const URL = 'https://assets.example.com/x.png';
const MISSING = 'ffffffffffffffffffffffff';

const ACTION = `actions { __typename text metadata
  ... on ConversationBuyAction { amount currency }
  ... on ConversationLinkAction { uri isDefault extraChannelOptions }
  ... on ConversationPostbackAction { payload }
  ... on ConversationReplyAction { payload iconUrl }
  ... on ConversationWebviewAction { uri fallback size isDefault opensOnReceive }
}`;
const CONTENT = `content { __typename text blockChatInput
  ... on ConversationTextContent { htmlText payload ${ACTION} }
  ... on ConversationCarouselContent { imageAspectRatio items { title description mediaUrl mediaType altText size metadata ${ACTION} } }
  ... on ConversationListContent { items { title ${ACTION} } ${ACTION} }
  ... on ConversationFileContent { mediaUrl altText attachmentId htmlText }
  ... on ConversationImageContent { mediaUrl altText attachmentId htmlText ${ACTION} }
  ... on ConversationFormContent { fields { type name label placeholder minSize maxSize format text email options { name label } selected { name label } } }
  ... on ConversationLocationContent { latitude longitude name address }
  ... on ConversationTemplateContent { template }
}`;
const SEND = `mutation ($input: SendConversationMessageInput!) {
  sendConversationMessage(input: $input) {
    message { messageId metadata idempotencyKey author { type subtype displayName userId } ${CONTENT} }
    messageEdges { cursor node { messageId } }
    wasSentBefore
    userErrors { code message field }
  }
}`;
const LAST = `query ($id: ID!) { conversation(id: $id) {
  lastMessage { messageId metadata idempotencyKey author { type subtype displayName userId } ${CONTENT} }
} }`;

const ACTIONS = {
  buy: { text: 'Buy', amount: 4_900, currency: 'eur' },
  link: { text: 'More', uri: 'tel:1', isDefault: true, extraChannelOptions: { messenger: {} } },
  postback: { text: 'Choose', payload: 'P', metadata: { sku: 'L-1', count: 2, isNew: true } },
  reply: { text: 'Yes', payload: 'Y', iconUrl: URL },
  locationRequest: { text: 'Where?' },
  webview: { text: 'Look', uri: URL, fallback: URL, size: 'TALL', opensOnReceive: true },
};
const { buy, link, postback, reply, locationRequest, webview } = ACTIONS;
const ALL = [{ buy }, { link }, { postback }, { reply }, { locationRequest }, { webview }];
const ITEM = {
  title: 'Lamp',
  description: 'For the table',
  mediaUrl: URL,
  mediaType: 'image/png',
  altText: 'A lamp',
  size: 'LARGE',
  metadata: { stock: 3 },
  actions: [{ buy }, { link }, { webview }],
};
const OPTIONS = [
  { name: 'green', label: 'Green' },
  { name: 'red', label: 'Red' },
];

/** Each kind of content, as it is sent, what upstream gets, and what the answer has of it. */
const KINDS: readonly (readonly [kind: string, sent: object, body: object, answer: object])[] = [
  [
    'text',
    { text: 'hello', actions: ALL, payload: 'P', blockChatInput: true },
    {
      type: 'text',
      text: 'hello',
      payload: 'P',
      blockChatInput: true,
      actions: [
        { type: 'buy', ...buy },
        {
          type: 'link',
          text: 'More',
          uri: 'tel:1',
          default: true,
          extraChannelOptions: { messenger: {} },
        },
        { type: 'postback', ...postback },
        { type: 'reply', ...reply },
        { type: 'locationRequest', ...locationRequest },
        {
          type: 'webview',
          text: 'Look',
          uri: URL,
          fallback: URL,
          size: 'tall',
          openOnReceive: true,
        },
      ],
    },
    { text: 'hello', blockChatInput: true, actions: Object.values(ACTIONS) },
  ],
  [
    'carousel',
    { items: [ITEM], imageAspectRatio: 'SQUARE' },
    {
      type: 'carousel',
      displaySettings: { imageAspectRatio: 'square' },
      items: [{ ...ITEM, size: 'large', actions: expect.any(Array) }],
    },
    { imageAspectRatio: 'SQUARE', items: [{ ...ITEM, actions: [buy, link, webview] }] },
  ],
  [
    'list',
    { items: [ITEM], actions: [{ postback }] },
    { type: 'list', actions: [{ type: 'postback', ...postback }] },
    { items: [{ title: 'Lamp', actions: [buy, link, webview] }], actions: [postback] },
  ],
  [
    'file',
    { mediaUrl: URL, altText: 'a', text: 'b', attachmentId: 'c' },
    { type: 'file', mediaUrl: URL, altText: 'a', text: 'b', attachmentId: 'c' },
    { mediaUrl: URL, altText: 'a', text: 'b', attachmentId: 'c' },
  ],
  [
    'image',
    { mediaUrl: URL, altText: 'a', text: 'b', actions: [{ reply }] },
    { type: 'image', mediaUrl: URL, actions: [{ type: 'reply', ...reply }] },
    { mediaUrl: URL, altText: 'a', text: 'b', actions: [reply] },
  ],
  [
    'form',
    {
      fields: [
        {
          type: 'TEXT',
          name: 'n',
          label: 'l',
          placeholder: 'p',
          minSize: 2,
          maxSize: 30,
          format: 'DECIMAL',
          text: 't',
        },
        { type: 'EMAIL', name: 'e', label: 'l', email: 'a@example.com' },
        { type: 'SELECT', name: 's', label: 'l', options: OPTIONS, selected: OPTIONS.slice(0, 1) },
      ],
      blockChatInput: true,
    },
    {
      type: 'form',
      fields: [{ format: 'decimal' }, {}, { type: 'select', select: OPTIONS.slice(0, 1) }],
    },
    {
      blockChatInput: true,
      fields: [
        { type: 'TEXT', name: 'n', placeholder: 'p', minSize: 2, maxSize: 30, format: 'DECIMAL' },
        { type: 'EMAIL', email: 'a@example.com' },
        { type: 'SELECT', options: OPTIONS, selected: OPTIONS.slice(0, 1) },
      ],
    },
  ],
  [
    'location',
    { latitude: 52.52, longitude: -13.4, name: 'Office', address: 'Main Street 1' },
    {
      type: 'location',
      coordinates: { lat: 52.52, long: -13.4 },
      location: { name: 'Office', address: 'Main Street 1' },
    },
    { latitude: 52.52, longitude: -13.4, name: 'Office', address: 'Main Street 1' },
  ],
  [
    'template',
    { template: { name: 'order', language: { code: 'en' } } },
    { type: 'template', template: { name: 'order', language: { code: 'en' } } },
    { template: { name: 'order', language: { code: 'en' } } },
  ],
];

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('sendConversationMessage', () => {
  test.each(KINDS)('sends a %s, and it reads back equal', async (kind, sent, body, answer) => {
    const { data, errors } = await graph.query(SEND, {
      input: textToCrew({ content: { [kind]: sent }, metadata: { a: 1 }, idempotencyKey: kind }),
    });

    expect(errors).toEqual([]);
    const { sendConversationMessage } = data as {
      sendConversationMessage: { readonly message: { readonly messageId: string } };
    };
    expect(sendConversationMessage).toMatchObject({
      message: {
        content: answer,
        metadata: { a: 1 },
        idempotencyKey: kind,
        author: { type: 'BUSINESS' },
      },
      messageEdges: [{ node: { messageId: sendConversationMessage.message.messageId } }],
      wasSentBefore: false,
      userErrors: [],
    });
    expect(sentBodies(graph, 'postMessage')).toMatchObject([
      {
        author: { type: 'business' },
        content: body,
        metadata: { a: 1, idempotencyKey: kind },
        ...(kind === 'template' ? { schema: 'whatsapp' } : {}),
      },
    ]);
    const read = await graph.query(LAST, { id: CREW });
    expect(read.data).toEqual({ conversation: { lastMessage: sendConversationMessage.message } });
  });

  test('sends nothing that was not given', async () => {
    await sendTo(graph, textToCrew({ metadata: null, override: null, destination: null }));

    expect(sentBodies(graph, 'postMessage')).toEqual([
      { author: { type: 'business' }, content: { type: 'text', text: 'hello' } },
    ]);
  });

  test('passes on who posts, where to, and what channels get instead', async () => {
    const input = {
      author: { business: { displayName: 'Helper', avatarUrl: URL, subtype: 'ACTIVITY' } },
      destination: { silent: true },
      override: { apple: { payload: { a: 1 }, withCapabilities: ['LIST'] }, line: { b: 2 } },
    };
    await sendTo(graph, textToCrew({ ...input, conversationId: conversations.adaOrder.id }));

    expect(sentBodies(graph, 'postMessage')).toMatchObject([
      {
        author: { type: 'business', displayName: 'Helper', avatarUrl: URL, subtypes: ['activity'] },
        destination: { integrationType: 'none' },
        override: {
          apple: { payload: { a: 1 }, withCapabilities: ['LIST'] },
          line: { payload: { b: 2 } },
        },
      },
    ]);
  });

  test('costs one call without a key', async () => {
    await sendTo(graph, textToCrew());

    expect(graph.sandbox.requests.counts()).toEqual({ postMessage: 1 });
  });

  test.each([
    ['LOCKED', { conversationId: conversations.locked.id }],
    ['CONVERSATION_NOT_FOUND', { conversationId: MISSING }],
    ['CONVERSATION_NOT_FOUND', { conversationId: MISSING, idempotencyKey: 'k' }],
    ['USER_NOT_FOUND', { author: { user: { user: { userId: MISSING } } } }],
    ['INVALID_INPUT', { author: { user: { user: { userId: users.chloe.id } } } }],
  ])('is refused as %s with %j', async (code, change) => {
    const answer = await sendTo(graph, textToCrew(change));

    expect(answer.errors).toEqual([]);
    expect(sentIn(answer)).toMatchObject({ message: null, userErrors: [{ code }] });
  });

  test('of a user by the external id is found when its answer was lost', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'postMessage' });
    const user = { userExternalId: users.ada.externalId };

    const answer = await sendTo(
      graph,
      textToCrew({ author: { user: { user } }, idempotencyKey: 'k' }),
    );

    expect(answer.errors).toEqual([]);
    expect(sentIn(answer)).toMatchObject({ message: {}, wasSentBefore: false });
  });

  test('without a key says when it may have been posted, and posts it once', async () => {
    graph.sandbox.faults.add({ kind: 'drop', when: 'after', operation: 'postMessage' });

    const answer = await sendTo(graph, textToCrew());

    expect(answer.errors[0]?.extensions).toEqual({ code: 'UPSTREAM_UNAVAILABLE', inDoubt: true });
    expect(graph.sandbox.requests.counts()).toEqual({ postMessage: 1 });
  });

  test('without a key says that it was sent, and not as what, when the answer cannot be read', async () => {
    const body = { messages: [{ content: { type: 'text' } }] };
    graph.sandbox.faults.add({ kind: 'replace', body, operation: 'postMessage' });

    const answer = await graph.query(SEND, { input: textToCrew() });

    expect(answer.data).toEqual({
      sendConversationMessage: {
        message: null,
        messageEdges: [],
        wasSentBefore: false,
        userErrors: [],
      },
    });
    expect(failures(answer)).toMatchObject([
      { path: ['sendConversationMessage', 'message'], code: 'UPSTREAM_INVALID_RESPONSE' },
    ]);
  });

  test('is read by the conversation in the same operation', async () => {
    const both = `mutation ($input: SendConversationMessageInput!) {
      first: sendConversationMessage(input: $input) { message { conversation { lastMessage { messageId } } messageId } }
      second: sendConversationMessage(input: $input) { message { conversation { lastMessage { messageId } } messageId } }
    }`;
    const { data } = await graph.query(both, { input: textToCrew() });

    for (const name of ['first', 'second'])
      expect(textAt(data, name, 'message', 'conversation', 'lastMessage', 'messageId')).toBe(
        textAt(data, name, 'message', 'messageId'),
      );
  });
});
