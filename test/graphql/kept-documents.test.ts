import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import { parse, type DocumentNode } from 'graphql';

import { documentBytes } from '../../src/execution/size.js';
import { OfferedCache } from '../../src/graphql/offered-cache.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph } from '../support/graph.js';
import { bearer, startService } from '../support/service.js';
import { startSandbox } from '../support/sandbox.js';
import { passthroughTo } from '../support/upstreams.js';

const CREW = SAMPLE.conversations.crew.id;
const NAME = `{ conversation(id: "${CREW}") { displayName } }`;

type Headers = Readonly<Record<string, string>>;

/** Sends a document with its hash, and then the hash alone; gives the codes of the second answer. */
async function registered(
  url: string,
  query: string,
  headers: Headers = {},
  variables: object = {},
): Promise<readonly unknown[]> {
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  let text = '';
  for (const body of [
    { query, extensions, variables },
    { extensions, variables },
  ]) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    text = await answer.text();
  }
  const { errors = [] } = JSON.parse(text) as {
    errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  return errors.map(({ extensions }) => extensions.code);
}

const NOT_KEPT = ['PERSISTED_QUERY_NOT_FOUND'];

describe('a document is kept when its caller was let in', () => {
  test('by upstream, which answered', async () => {
    const graph = await startGraph();
    expect(await registered(graph.url, NAME)).toEqual([]);
  });

  test('by a token', async () => {
    const { graph, issuer } = await startService();
    const headers = bearer(await issuer.token({ scope: 'conversations:read' }));
    expect(await registered(graph.url, '{ nodes(ids: []) { id } }', headers)).toEqual([]);
  });
});

describe('a document is not kept', () => {
  test.each<[string, Headers, string]>([
    ['of a caller without a token', {}, NAME],
    ['of a caller without a token who asks for the schema only', {}, '{ __typename }'],
    ['of a caller with a made-up token', bearer('a.b.c'), NAME],
  ])('%s', async (_, headers, query) => {
    const { graph } = await startService();
    expect(await registered(graph.url, query, headers)).toEqual(NOT_KEPT);
  });

  test('of a caller whose token does not allow it', async () => {
    const { graph, issuer } = await startService();
    const headers = bearer(await issuer.token({ scope: 'users:read' }));
    expect(await registered(graph.url, NAME, headers)).toEqual(NOT_KEPT);
  });

  test.each([NAME, '{ __typename }', `{ __typename ${NAME.slice(1)}`])(
    'of a caller with made-up credentials that are passed on: %s',
    async (query) => {
      const graph = await startGraph(passthroughTo(await startSandbox()));
      expect(await registered(graph.url, query, { authorization: 'Basic bm86bm8=' })).toEqual(
        NOT_KEPT,
      );
    },
  );

  test.each<[string, string, object]>([
    ['that is over a limit', `{ ${'__typename '.repeat(401)} }`, {}],
    ['that is invalid', '{ nothing }', {}],
    ['whose variables cannot be read', 'query ($id: ID!) { node(id: $id) { id } }', { id: {} }],
  ])('%s', async (_, query, variables) => {
    const graph = await startGraph();
    expect(await registered(graph.url, query, {}, variables)).toEqual(NOT_KEPT);
  });
});

describe('the cache of documents', () => {
  const offer = async (cache: OfferedCache<DocumentNode>, key: string): Promise<DocumentNode> => {
    const document = parse(`{ ${key} } # ${'x'.repeat(60_000)}`);
    await cache.set(key, document);
    return document;
  };

  test('gives nothing that was only offered, or that was then refused', async () => {
    const cache = new OfferedCache(10_000_000, documentBytes);
    const refused = await offer(cache, 'refused');
    const kept = await offer(cache, 'kept');
    await offer(cache, 'offered');

    cache.settle(refused, false);
    cache.settle(kept, true);

    expect(await cache.get('kept')).toBe(kept);
    expect(await cache.get('refused')).toBeUndefined();
    expect(await cache.get('offered')).toBeUndefined();
    expect(cache.bytes).toBe(documentBytes(kept) + 2 * 'kept'.length);
  });

  test('stays within its bytes, and keeps what was used last', async () => {
    const cache = new OfferedCache(3_000_000, documentBytes);
    for (let index = 0; index < 20; index += 1) {
      cache.settle(await offer(cache, `d${index}`), true);
      await cache.get('d0');
      expect(cache.bytes).toBeLessThanOrEqual(3_000_000);
    }

    expect(await cache.get('d0')).toBeDefined();
    expect(await cache.get('d19')).toBeDefined();
    expect(await cache.get('d1')).toBeUndefined();
  });

  test('does not keep what alone is larger than all', async () => {
    const cache = new OfferedCache(100_000, documentBytes);
    cache.settle(await offer(cache, 'large'), true);

    expect(cache.bytes).toBe(0);
  });
});
