import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph } from '../support/graph.js';
import { startSandbox } from '../support/sandbox.js';
import { basic } from './rest-caller.js';

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

test('messages keep them in metadata, coordinates and templates, and keys that objects have by nature are unknown', async () => {
  const { appId, keyId, keySecret, url } = await startSandbox();
  const path = `${url}/v2/apps/${appId}/conversations/${SAMPLE.conversations.noMessages.id}/messages`;
  const authorization = basic(keyId, keySecret);
  const metadata = '"metadata":{"ticket":9007199254740993}';
  const post = async (content: string): Promise<void> => {
    const body = `{"author":{"type":"business"},"content":${content},${metadata},"schema":"whatsapp"}`;
    const headers = { authorization, 'content-type': 'application/json' };
    expect((await fetch(path, { method: 'POST', headers, body })).status).toBe(201);
  };
  const location = '"coordinates":{"lat":53.54612345678901234,"long":1}';

  await post(`{"type":"location",${location},"constructor":1,"__proto__":{"a":1}}`);
  await post('{"type":"template","template":{"id":9007199254740993}}');

  const list = await (await fetch(path, { headers: { authorization } })).text();
  expect(list).toContain(
    `"content":{"type":"location",${location},"text":"geo:53.54612345678901234,1"}`,
  );
  expect(list).toContain('"template":{"id":9007199254740993}');
  expect(list.split(metadata)).toHaveLength(3);
});
