import { expect, test } from '@jest/globals';
import fc from '../support/property.js';

import { jsonBytes } from '../../src/graphql/answer-bytes.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { ExactNumber, stringifyJson } from '../../src/upstream/exact-json.js';
import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';

const { full } = SAMPLE.conversations;
const CONVERSATION = `conversation(id: "${full.id}")`;
const TOO_LARGE = { code: 'ANSWER_TOO_LARGE' };

async function bytesOf(graph: Graph, query: string): Promise<number> {
  const response = await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return Buffer.byteLength((await response.text()).trimEnd());
}

test('sends an answer of as many bytes as are set, and no larger one', async () => {
  const source = `{ ${CONVERSATION} { displayName participants { nodes { id user { profile { givenName } } } } } }`;
  const bytes = await bytesOf(await startGraph(), source);
  const inside = await startGraph({ MAX_ANSWER_BYTES: String(bytes) });
  const outside = await startGraph({ MAX_ANSWER_BYTES: String(bytes - 1) });

  expect(await inside.query(source)).toMatchObject({ status: 200, errors: [] });
  expect(await outside.query(source)).toMatchObject({
    status: 200,
    data: null,
    errors: [
      {
        message: `the operation was carried out, but its answer has more than ${bytes - 1} bytes: ask for less at once`,
        extensions: { ...TOO_LARGE, limit: bytes - 1 },
      },
    ],
  });
});

test('logs an answer that is too large, and counts it by its code', async () => {
  const log = captureLog();
  const graph = await startGraph({ MAX_ANSWER_BYTES: '20' }, log.logger);
  await graph.query(`query Large { ${CONVERSATION} { id } }`);

  expect(log.lines('answer too large')).toMatchObject([{ level: 40, maxBytes: 20 }]);
  expect(log.lines('operation')).toMatchObject([{ errorCodes: ['ANSWER_TOO_LARGE'] }]);
  const { text } = await scrape(graph.url);
  expect(text).toMatch(/sunshine_graphql_operations_total\{.*code="ANSWER_TOO_LARGE".*\} 1/);
});

test('does not undo a change whose answer is too large', async () => {
  const graph = await startGraph({ MAX_ANSWER_BYTES: '60' });
  const change = `mutation { updateConversation(input: { conversationId: "${full.id}", displayName: "Renamed" }) { conversation { id displayName } } }`;
  expect((await graph.query(change)).errors).toMatchObject([{ extensions: TOO_LARGE }]);
  const { data } = await graph.query(`{ ${CONVERSATION} { displayName } }`);
  expect(data).toEqual({ conversation: { displayName: 'Renamed' } });
});

test('never builds the text of metadata that is repeated thousands of times', async () => {
  const graph = await startGraph();
  const metadata = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`key${index}`, 'x'.repeat(110)]),
  );
  await graph.query(
    `mutation ($metadata: JSONObject) { updateConversation(input: { conversationId: "${full.id}", metadata: $metadata }) { userErrors { code } } }`,
    { metadata },
  );
  const names = Array.from({ length: 28 }, (_, index) => `m${index}: metadata`).join(' ');
  const level = (inside: string): string => `participants { nodes { conversation { ${inside} } } }`;
  const source = `{ ${CONVERSATION} { ${level(level(level(names)))} } }`;
  const before = process.memoryUsage().rss;
  const { data, errors, extensions } = await graph.query(source, {}, { 'x-upstream-report': '1' });
  expect({ data, errors }).toMatchObject({ data: null, errors: [{ extensions: TOO_LARGE }] });
  expect(extensions).toEqual({});
  // The text would have 100 MB.
  expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000);
});

test.each([
  ['control characters', '\u0001'.repeat(100), 602],
  ['halves of a pair', '\ud800'.repeat(10), 62],
  ['characters of three bytes', '世'.repeat(10), 32],
  ['quotes', '"'.repeat(10), 22],
  ['nested values', { a: [1, null, true, -2.5e-7, { b: {} }] }, 36],
  ['numbers with every digit', [new ExactNumber('12345678901234567890')], 22],
])('counts the bytes of %s', (_, value, bytes) => {
  expect(Buffer.byteLength(stringifyJson(value))).toBe(bytes);
  expect(jsonBytes(value, bytes)).toBe(bytes);
  expect(jsonBytes(value, bytes - 1)).toBeGreaterThan(bytes - 1);
});

test('is exact about the bytes of whatever value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 9 }), (value, less) => {
      const bytes = Buffer.byteLength(stringifyJson(value));
      expect(jsonBytes(value, bytes)).toBe(bytes);
      expect(jsonBytes(value, bytes - less)).toBeGreaterThan(bytes - less);
    }),
  );
});
