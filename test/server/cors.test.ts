import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { serviceOn } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const STUDIO = 'https://studio.apollographql.com';
const SHOP = 'https://shop.example';

/** Pages that are developed on this machine. */
const LOCAL = [
  'http://localhost:5173',
  'http://localhost:3000',
  'http://localhost',
  'http://127.0.0.1:8080',
];

/** What else looks like one of those and is not. */
const NOT_LOCAL = [
  'http://localhost.evil.example',
  'http://localhost:5173.evil.example',
  'http://evil-localhost:5173',
  'http://127.0.0.1.evil.example:80',
  'http://127x0x0x1:80',
  'http://localhost:',
  'http://localhost:5173/',
  'http://user@localhost:5173',
  'https://localhost:5173',
  'http://192.168.0.2:5173',
  'null',
];

/** What else looks like the shop and is not. */
const LOOKALIKES = [
  `${SHOP}:8443`,
  'http://shop.example',
  `${SHOP}.evil.example`,
  'https://evil-shop.example',
  'null',
];

const CASES = [
  {
    name: 'by default',
    settings: {},
    allowed: [STUDIO],
    refused: [SHOP, `${STUDIO}:8443`, 'null', ...LOCAL],
  },
  {
    name: 'with a list',
    settings: { CORS_ORIGINS: SHOP },
    allowed: [SHOP],
    refused: [STUDIO, ...LOOKALIKES],
  },
  {
    name: 'with a longer list',
    settings: { CORS_ORIGINS: `${STUDIO}, ${SHOP}` },
    allowed: [STUDIO, SHOP],
    refused: LOOKALIKES,
  },
  {
    name: 'with a list in production',
    settings: { NODE_ENV: 'production', CORS_ORIGINS: SHOP },
    allowed: [SHOP],
    refused: [STUDIO, ...LOOKALIKES],
  },
];

let sandbox: Sandbox;
let graph: Graph;

beforeAll(async () => {
  sandbox = await startSandbox();
});

async function start(settings: Readonly<Record<string, string>>): Promise<void> {
  graph = await startGraph({ ...serviceOn(sandbox), ...settings });
}

function preflight(origin: string): Promise<Response> {
  return fetch(graph.url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
}

function call(origin: string): Promise<Response> {
  return fetch(graph.url, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: '{"query":"{__typename}"}',
  });
}

test.each(CASES)('$name the pages of $allowed may call', async ({ settings, allowed }) => {
  await start(settings);

  for (const origin of allowed) {
    const asked = await preflight(origin);
    const answered = await call(origin);

    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
    expect(asked.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect(asked.headers.get('access-control-max-age')).toBe('7200');
    expect(answered.headers.get('access-control-expose-headers')).toBe('x-request-id');
    for (const { headers } of [asked, answered]) {
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('vary')).toContain('Origin');
      // Cookies have no meaning here, so no page needs to send them.
      expect(headers.has('access-control-allow-credentials')).toBe(false);
    }
  }
});

test.each(CASES)('$name the pages of $refused may not', async ({ settings, refused }) => {
  await start(settings);

  for (const origin of refused)
    for (const { headers } of [await preflight(origin), await call(origin)])
      expect([origin, headers.get('access-control-allow-origin')]).toEqual([origin, null]);
});

describe('in the sandbox', () => {
  test('pages of this machine may call, at any port', async () => {
    graph = await startGraph();

    for (const origin of [STUDIO, ...LOCAL])
      for (const { headers } of [await preflight(origin), await call(origin)])
        expect(headers.get('access-control-allow-origin')).toBe(origin);
  });

  test('other pages may not', async () => {
    graph = await startGraph();

    for (const origin of [SHOP, ...NOT_LOCAL])
      for (const { headers } of [await preflight(origin), await call(origin)])
        expect([origin, headers.get('access-control-allow-origin')]).toEqual([origin, null]);
  });

  test('a list is all that may call', async () => {
    graph = await startGraph({ CORS_ORIGINS: SHOP });

    for (const origin of LOCAL)
      expect((await call(origin)).headers.has('access-control-allow-origin')).toBe(false);
  });
});

test('in production no page may call, and there is nothing to ask beforehand', async () => {
  await start({ NODE_ENV: 'production' });

  for (const origin of [STUDIO, SHOP, 'null']) {
    const asked = await preflight(origin);
    const answered = await call(origin);

    expect([asked.status, answered.status]).toEqual([405, 200]);
    for (const { headers } of [asked, answered])
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});
