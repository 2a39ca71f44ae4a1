/** Numbers that JavaScript cannot hold exactly, where the type is one of numbers: phones give places with that many digits. */
import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../support/graph.js';
import { sentBodies } from '../support/mutations.js';
import { rawRequest } from '../support/raw-request.js';
import { SEND, textToCrew } from '../support/sending.js';

const PLACE = 0.123;
const AMOUNT = 4_567;

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

/** Sends a message whose numbers are written like that. */
async function send(content: object, number: number, written: string): Promise<string> {
  const variables = { input: textToCrew({ content }) };
  const body = JSON.stringify({ query: SEND, variables }).replace(String(number), written);
  const { text } = await rawRequest(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return text;
}

test.each([
  ['52.520006599999998', 52.520006599999995],
  ['-13.40495399999999912345', -13.404953999999998],
  ['-0', 0],
  ['123456789012345678901', 123_456_789_012_345_680_000],
])('a Float may be written as %s', async (written, sent) => {
  await send({ location: { latitude: PLACE, longitude: 1 } }, PLACE, written);

  expect(sentBodies(graph, 'postMessage')).toMatchObject([
    { content: { coordinates: { lat: sent, long: 1 } } },
  ]);
});

test('an Int, too, in a list of inputs', async () => {
  const buy = { text: 'Buy', amount: AMOUNT };
  await send({ text: { text: 'a', actions: [{ buy }] } }, AMOUNT, '49.00000000000000000000001');

  expect(sentBodies(graph, 'postMessage')).toMatchObject([
    { content: { actions: [{ amount: 49 }] } },
  ]);
});

test.each(['9007199254740993', '0.12345678901234567890'])('%s is no Int', async (written) => {
  const buy = { text: 'Buy', amount: AMOUNT };
  const text = await send({ text: { text: 'a', actions: [{ buy }] } }, AMOUNT, written);

  expect(text).toContain('BAD_USER_INPUT');
  expect(graph.sandbox.requests.total).toBe(0);
});
