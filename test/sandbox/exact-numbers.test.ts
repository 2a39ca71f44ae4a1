import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph } from '../support/graph.js';

test('the emulator keeps every digit of a number, and gives it back', async () => {
  const graph = await startGraph();
  const body = `{"query":"mutation ($m: JSONObject) { updateConversation(input: { conversationId: \\"${SAMPLE.conversations.crew.id}\\", metadata: $m }) { conversation { metadata } userErrors { code } } }","variables":{"m":{"ticket":9007199254740993,"price":12.5}}}`;

  const response = await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });

  expect(await response.text()).toBe(
    '{"data":{"updateConversation":{"conversation":{"metadata":{"ticket":9007199254740993,"price":12.5}},"userErrors":[]}}}\n',
  );
});
