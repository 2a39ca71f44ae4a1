import { beforeAll, expect, test } from '@jest/globals';

import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../support/graph.js';
import { serviceOn } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const STUDIO = 'https://studio.apollographql.com';
const SHOP = 'https://shop.example';

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
    refused: [SHOP, `${STUDIO}:8443`, 'null'],
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
