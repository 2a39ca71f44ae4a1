import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());
test('smoke', async () => {
  const q = `mutation($input: SendConversationMessageInput!) { sendConversationMessage(input: $input) { wasSentBefore message { id idempotencyKey metadata author { type displayName } content { text } } messageEdges { cursor node { messageId } } userErrors { code message field } } }`;
  const input = {
    conversationId: SAMPLE.conversations.crew.id,
    author: { business: {} },
    content: { text: { text: 'hi' } },
    metadata: { a: 1 },
    idempotencyKey: 'k1',
  };
  for (const i of [input, input, { ...input, content: { text: { text: 'other' } } }])
    console.log(
      JSON.stringify(await graph.query(q, { input: i }), null, 1),
      graph.sandbox.requests.counts(),
    );
  const r = `mutation { markConversationRead(input: { conversationId: "${SAMPLE.conversations.crew.id}", as: { business: true } }) { conversation { businessLastRead } userErrors { code } } setConversationTyping(input: { conversationId: "${SAMPLE.conversations.crew.id}", isTyping: true }) { userErrors { code message } } }`;
  console.log(JSON.stringify(await graph.query(r)), graph.sandbox.requests.counts());
});
