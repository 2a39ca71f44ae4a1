/** Messages that cannot be read, in answers that can. */
import { beforeEach, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { failures } from '../../support/failures.js';
import { startGraph, type Graph } from '../../support/graph.js';

const { id } = SAMPLE.conversations.crew;
const QUERY = `{ conversation(id: "${id}") {
  messages { nodes { messageId content { text } } edges { cursor node { messageId } } pageInfo { hasNextPage hasPreviousPage } }
  lastMessage { messageId }
} }`;

let graph: Graph;

beforeEach(async () => {
  graph = await startGraph();
});

function messageAt(second: number, change: object = {}): object {
  return {
    id: second.toString(16).padStart(24, '0'),
    received: `2025-02-10T10:00:0${second}.000Z`,
    author: { type: 'business' },
    content: { type: 'text', text: `Message ${second}` },
    source: { type: 'api:conversations' },
    ...change,
  };
}

/** Upstream lists these messages once. */
function listed(...messages: readonly unknown[]): void {
  const body = { messages, meta: { hasMore: false } };
  graph.sandbox.faults.add({ kind: 'replace', operation: 'listMessages', body });
}

test.each([
  ['has no id', messageAt(2, { id: undefined })],
  ['has a number for an id', messageAt(2, { id: 2 })],
  ['is no object', 'message'],
  ['is null', null],
])('one that %s is a null among the others, with an error', async (_, unreadable) => {
  listed(messageAt(1), unreadable, messageAt(3));

  const answer = await graph.query(QUERY);

  expect(answer.data).toMatchObject({
    conversation: {
      messages: {
        nodes: [{ content: { text: 'Message 1' } }, null, { content: { text: 'Message 3' } }],
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      },
      lastMessage: { messageId: '3'.padStart(24, '0') },
    },
  });
  expect(failures(answer)).toMatchObject([
    { path: ['conversation', 'messages', 'nodes', 1], code: 'UPSTREAM_INVALID_RESPONSE' },
  ]);
});

test('one whose content cannot be read is a null, and the next one is there', async () => {
  listed(messageAt(1, { content: 'text' }), messageAt(2, { author: 'business' }), messageAt(3));

  const answer = await graph.query(
    `{ conversation(id: "${id}") { messages { nodes { content { text } author { type } } } } }`,
  );

  expect(answer.data).toEqual({
    conversation: {
      messages: {
        nodes: [null, null, { content: { text: 'Message 3' }, author: { type: 'BUSINESS' } }],
      },
    },
  });
  expect(failures(answer)).toMatchObject([
    {
      path: ['conversation', 'messages', 'nodes', 0, 'content'],
      code: 'UPSTREAM_INVALID_RESPONSE',
    },
    { path: ['conversation', 'messages', 'nodes', 1, 'author'], code: 'UPSTREAM_INVALID_RESPONSE' },
  ]);
});

test('the last one is a null with an error, and the messages before it stay', async () => {
  listed(messageAt(1), messageAt(2, { id: '' }));

  const answer = await graph.query(QUERY);

  expect(answer.data).toMatchObject({
    conversation: {
      messages: { nodes: [{ content: { text: 'Message 1' } }, null] },
      lastMessage: null,
    },
  });
  expect(failures(answer)).toMatchObject([
    { path: ['conversation', 'messages', 'nodes', 1], code: 'UPSTREAM_INVALID_RESPONSE' },
    { path: ['conversation', 'lastMessage'], code: 'UPSTREAM_INVALID_RESPONSE' },
  ]);
});
