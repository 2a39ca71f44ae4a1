import { beforeAll, expect, test } from '@jest/globals';

import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { passthroughTo, serviceOn } from '../support/upstreams.js';
import { htmlErrors, references, securityPolicy } from './html.js';
import { startSandbox } from '../support/sandbox.js';

const FOREVER = 'public, max-age=31536000, immutable';

let sandbox: Sandbox;
let graph: Graph;
beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph();
});

/** Reads the answer to its end: of one that is not read, the client asks for more when the server is long gone. */
async function get(path: string, { url }: Graph = graph): Promise<Response> {
  const response = await fetch(new URL(path, url));
  return new Response(await response.arrayBuffer(), response);
}

/** What the page refers to, the script that starts it last. */
async function pageReferences(of: Graph = graph): Promise<readonly string[]> {
  return references(await (await get('/explorer', of)).text());
}

/** What the page refers to, and what its scripts fetch later. */
async function files(): Promise<readonly string[]> {
  const page = await pageReferences();
  const start = await (await get(page.at(-1) ?? '')).text();
  return [...page.slice(1), ...(start.match(/\/explorer\/[\w-]+\.js/g) ?? [])];
}

test('the page is HTML, and no browser keeps it', async () => {
  const response = await get('/explorer');

  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(htmlErrors(await response.text())).toEqual([]);
});

test('the page may load from here only, and evaluate no text as code', async () => {
  const policy = securityPolicy(await get('/explorer'));

  expect(policy.get('default-src')).toBe("'none'");
  expect(policy.get('script-src')).toBe("'self'");
  expect(policy.get('connect-src')).toBe("'self'");
  expect(policy.get('frame-ancestors')).toBe("'none'");
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe-eval|https?:|\*/);
});

test.each([
  ['none on the emulator', false, () => ({})],
  ['one where they are passed on', true, () => passthroughTo(sandbox)],
  [
    'one where callers bring tokens',
    true,
    () => ({
      ...serviceOn(sandbox),
      CALLER_AUTH: 'jwt',
      CALLER_JWT_SECRET: 'a secret of thirty-two bytes ...',
      CALLER_JWT_ISSUER: 'https://login.example.com/',
      CALLER_JWT_AUDIENCE: 'https://graph.example.com',
    }),
  ],
  ['none where nobody asks callers for any', false, () => serviceOn(sandbox)],
])('there is a place for credentials, or not: %s', async (_, hasPlace, settings) => {
  const other = await startGraph(settings());
  const start = await get((await pageReferences(other)).at(-1) ?? '', other);
  const text = await start.text();

  expect(text.includes('Authorization\\": \\"')).toBe(hasPlace);
});

test('every file is here, of its type, under a name that tells its content, and kept for good', async () => {
  const paths = await files();

  expect(paths.map((path) => path.replace(/-[0-9a-f]{16}\./, '-HASH.'))).toEqual([
    '/explorer/graphiql-HASH.css',
    '/explorer/graphiql-HASH.js',
    '/explorer/start-HASH.js',
    '/explorer/editor-worker-HASH.js',
    '/explorer/graphql-worker-HASH.js',
    '/explorer/json-worker-HASH.js',
  ]);
  for (const path of paths) {
    const { status, headers } = await get(path);
    const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
    expect([status, headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect(headers.get('cache-control')).toBe(FOREVER);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test.each(['/explorer/other.js', '/explorer/..%2fpackage.json', '/explorer/', '/explorer/a/b'])(
  'there is nothing at %s',
  async (path) => {
    const response = await get(path);

    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  },
);

test.each([
  [{}, 404],
  [{ EXPLORER: 'on' }, 200],
])(
  'in production with %j the page and its files are answered with %d',
  async (settings, status) => {
    const production = await startGraph({
      ...serviceOn(sandbox),
      NODE_ENV: 'production',
      ...settings,
    });
    const [style = ''] = await files();

    const statuses = await Promise.all(
      ['/explorer', style].map(async (path) => (await get(path, production)).status),
    );

    expect(statuses).toEqual([status, status]);
  },
);
