import { readFile } from 'node:fs/promises';

import { expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../support/graph.js';

let graph: Graph | undefined;

async function schemaFile(settings: Readonly<Record<string, string>>): Promise<Response> {
  graph = await startGraph(settings);
  return fetch(new URL('/schema.graphql', graph.url));
}

test('the schema can be read as the SDL that is committed', async () => {
  const response = await schemaFile({});

  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await response.text()).toBe(await readFile('api.graphql', 'utf8'));
});

test('without introspection it cannot be read here either', async () => {
  const response = await schemaFile({ INTROSPECTION: 'off' });

  expect(response.status).toBe(404);
});
