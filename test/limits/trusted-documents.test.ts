import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { postJson, rawRequest, type RawAnswer } from '../support/raw-request.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const { ada } = SAMPLE.users;
const USER = 'query User($id: ID!) { user(by: { userId: $id }) { profile { givenName } } }';
const OTHER = 'query User($id: ID!) { user(by: { userId: $id }) { metadata } }';
const ID = createHash('sha256').update(USER).digest('hex');
const OTHER_ID = createHash('sha256').update(OTHER).digest('hex');
const variables = { id: ada.id };
const persisted = (sha256Hash: string): unknown => ({ persistedQuery: { version: 1, sha256Hash } });

const folder = temporaryFolder();
const MANIFESTS = [
  ['documents by id', { [ID]: USER }],
  [
    'Apollo',
    {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: ID, name: 'User', type: 'query', body: USER }],
    },
  ],
] as const;

function write(manifest: unknown): string {
  const path = join(folder, 'manifest.json');
  writeFileSync(path, typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  return path;
}

describe.each(MANIFESTS)('with a manifest of %s', (_, manifest) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await startGraph({ TRUSTED_DOCUMENTS: write(manifest) });
  });
  beforeEach(() => graph.sandbox.reset());

  function get(parameters: Readonly<Record<string, unknown>>): Promise<RawAnswer> {
    const entries = Object.entries(parameters).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return rawRequest(`${graph.url}?${new URLSearchParams(entries).toString()}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
  }

  test.each([
    ['a documentId', { documentId: ID, variables }],
    ['a documentId that names its hash', { documentId: `sha256:${ID}`, variables }],
    ['the hash of a persisted query', { extensions: persisted(ID), variables }],
    ['a persisted query with its text', { extensions: persisted(ID), query: USER, variables }],
    ['the text itself', { query: USER, variables }],
    ['a documentId beside other extensions', { documentId: ID, extensions: { a: 1 }, variables }],
  ])('runs what is asked for by %s', async (__, request) => {
    for (const answer of [await postJson(graph.url, request), await get(request)])
      expect(answer).toMatchObject({
        status: 200,
        body: { data: { user: { profile: { givenName: 'Ada' } } } },
      });
  });

  test.each([
    ['another text', { query: OTHER, variables }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['the name of a type', { query: '{ __typename }' }],
    ['the text with one blank more', { query: `${USER} `, variables }],
    ['an unknown documentId', { documentId: OTHER_ID, variables }],
    ['the hash of an unknown query', { extensions: persisted(OTHER_ID), variables }],
    ['a query to register', { extensions: persisted(OTHER_ID), query: OTHER, variables }],
    ['a trusted id with another text', { documentId: ID, query: OTHER, variables }],
    ['a trusted hash with another text', { extensions: persisted(ID), query: OTHER, variables }],
    ['the name of a property', { documentId: '__proto__', variables }],
    ['no document', { variables }],
    ['what cannot be parsed', { query: '{', operationName: 'User' }],
  ])('refuses %s', async (__, request) => {
    for (const answer of [await postJson(graph.url, request), await get(request)]) {
      expect(answer.status).toBe(400);
      expect(answer.body?.data).toBeUndefined();
      expect(answer.body?.errors).toEqual([
        {
          message:
            'only the documents that this server trusts can be run: send the id of one of them',
          extensions: { code: 'UNTRUSTED_DOCUMENT' },
        },
      ]);
    }
    expect(graph.sandbox.requests.total).toBe(0);
  });
});

test('takes part in no registration of queries', async () => {
  const graph = await startGraph({ TRUSTED_DOCUMENTS: write({ [ID]: USER }) });
  await postJson(graph.url, { extensions: persisted(OTHER_ID), query: OTHER, variables });
  const answer = await postJson(graph.url, { extensions: persisted(OTHER_ID), variables });
  expect(answer).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: 'UNTRUSTED_DOCUMENT' } }] },
  });
});

test.each([
  ['is not JSON', '{', /^TRUSTED_DOCUMENTS: .*JSON/],
  ['has no documents', {}, /^TRUSTED_DOCUMENTS: has no documents$/],
  ['is a list', [USER], /^TRUSTED_DOCUMENTS: must be documents by id, or a manifest of Apollo$/],
  ['has something else', { [ID]: 1 }, /^TRUSTED_DOCUMENTS: must be documents by id/],
])('does not start on a manifest that %s', (_, manifest, message) => {
  const settings = { TRUSTED_DOCUMENTS: write(manifest) };
  expect(() => readConfig(settings)).toThrow(message);
});

test('does not start without the manifest that it is to read', () => {
  const settings = { TRUSTED_DOCUMENTS: join(folder, 'nowhere.json') };
  expect(() => readConfig(settings)).toThrow(/^TRUSTED_DOCUMENTS: .*ENOENT/);
});
