import { createHash } from 'node:crypto';

import { beforeAll, expect, test } from '@jest/globals';

import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { VERSION } from '../../src/package.js';
import { startGraph, type Graph } from '../support/graph.js';
import { passthroughTo, serviceOn } from '../support/upstreams.js';
import { htmlErrors, references, securityPolicy } from './html.js';
import { startSandbox } from '../support/sandbox.js';

let sandbox: Sandbox;
let onSandbox: Graph;
let passthrough: Graph;
let production: Graph;
beforeAll(async () => {
  sandbox = await startSandbox();
  onSandbox = await startGraph();
  passthrough = await startGraph(passthroughTo(sandbox));
  production = await startGraph({ ...serviceOn(sandbox), NODE_ENV: 'production' });
});

function home({ url }: Graph): Promise<Response> {
  return fetch(new URL('/', url));
}

async function textOf(graph: Graph): Promise<string> {
  return (await home(graph)).text();
}

test('it is HTML, and no browser keeps it', async () => {
  const response = await home(onSandbox);

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(htmlErrors(await response.text())).toEqual([]);
});

test('it tells the mode and the version, but in production neither', async () => {
  const pages = await Promise.all([onSandbox, passthrough, production].map(textOf));

  const told = ['sandbox', 'passthrough', 'service'].map(
    (mode) => `Mode <code>${mode}</code>, version <code>${VERSION}</code>`,
  );
  expect(pages.map((page, index) => page.includes(told[index] ?? '?'))).toEqual([
    true,
    true,
    false,
  ]);
  expect(pages[2]).not.toMatch(/\bMode\b|version|key of its own/);
  expect(pages[2]).not.toContain(VERSION);
});

test('it leads to everything that is open, and all of that is there', async () => {
  const paths = references(await textOf(onSandbox)).filter((address) => address.startsWith('/'));

  expect(paths).toEqual(['/explorer', '/graphql', '/schema.graphql', '/healthz', '/readyz']);
  for (const path of paths) {
    const response = await fetch(new URL(path, onSandbox.url), {
      headers: { accept: 'text/html' },
    });
    expect([path, response.status]).toEqual([path, 200]);
    // The connection of an answer that is not read to its end outlives its server.
    await response.text();
  }
});

test('in production it leads to no explorer and no schema', async () => {
  const page = await textOf(production);

  expect(references(page)).toEqual(['data:,', '/healthz', '/readyz', 'https://docs.smooch.io']);
  expect(htmlErrors(page)).toEqual([]);
});

test('it tells no secret, no key, no app and no address of upstream', async () => {
  const pages = await Promise.all([onSandbox, passthrough, production].map(textOf));

  for (const { url, appId, keyId, keySecret } of [sandbox, onSandbox.sandbox])
    for (const secret of [url, appId, keyId, keySecret]) expect(pages.join()).not.toContain(secret);
});

test('it may load nothing but its own style, and run nothing', async () => {
  const response = await home(onSandbox);
  const [, style = ''] = /<style>(.*)<\/style>/s.exec(await response.text()) ?? [];

  const hash = createHash('sha256').update(style).digest('base64');
  expect(Object.fromEntries(securityPolicy(response))).toEqual({
    'default-src': "'none'",
    'style-src': `'sha256-${hash}'`,
    'img-src': 'data:',
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
});
