import { join } from 'node:path';

import { beforeAll, expect, test } from '@jest/globals';
import { SpanKind } from '@opentelemetry/api';

import { printApi, printSubgraph } from '../../scripts/printed-schema.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { VERSION } from '../../src/package.js';
import { buildPackage } from '../support/built-package.js';
import { conversationGid } from '../support/ids.js';
import { startProgram } from '../support/server-process.js';

let programs: string;

beforeAll(() => {
  programs = buildPackage();
});

async function start(
  program: string,
  settings: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  return startProgram([join(programs, program)], settings).ready;
}

async function query(
  url: unknown,
  source: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await fetch(String(url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: source }),
  });
  return response.json();
}

test.each(['got', 'undici'])('the built server answers, with %s', async (client) => {
  const { url } = await start('main.js', { PORT: '0', HTTP_CLIENT: client });

  const crew = conversationGid(SAMPLE.conversations.crew.id);
  expect(await query(url, `{ conversation(id: "${crew}") { displayName } }`)).toEqual({
    data: { conversation: { displayName: 'Crew' } },
  });
});

test('the built server finds everything that it has not loaded at the start', async () => {
  const { url, sandboxUrl } = await start('main.js', { PORT: '0' });
  const get = async (path: string): Promise<string> => {
    const response = await fetch(new URL(path, String(url)));
    expect(response.status).toBe(200);
    return response.text();
  };

  expect(await get('/')).toContain(VERSION);
  expect(await get('/schema.graphql')).toBe(printApi());
  const [, script = ''] = /<script src="([^"]+)"/.exec(await get('/explorer')) ?? [];
  expect(await get(script)).toContain('YogaGraphiQL');
  const traced = { 'apollo-federation-include-trace': 'ftv1' };
  expect(await query(url, '{ __typename }', traced)).toEqual({
    data: { __typename: 'Query' },
    extensions: { ftv1: expect.any(String) },
  });
  const refused = await fetch(`${String(sandboxUrl)}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"kind":"gate"}',
  });
  expect(await refused.json()).toEqual({
    errors: [{ code: 'bad_request', title: "should have required property 'count'" }],
  });
});

test.each([
  { scopes: false, settings: {} },
  {
    scopes: true,
    settings: {
      SUNSHINE_KEY_ID: 'app_1',
      SUNSHINE_KEY_SECRET: 'secret',
      CALLER_AUTH: 'jwt',
      CALLER_JWT_SECRET: 'a secret of at least thirty-two bytes',
      CALLER_JWT_ISSUER: 'https://issuer.example',
      CALLER_JWT_AUDIENCE: 'graph',
    },
  },
])('the built server tells routers of the same subgraph, with scopes: $scopes', async (given) => {
  const { url } = await start('main.js', {
    ...given.settings,
    PORT: '0',
    HOST: '127.0.0.1',
    SUBGRAPH: 'on',
    SUNSHINE_BASE_URL: 'http://127.0.0.1:9',
    SUNSHINE_APP_ID: SAMPLE.appId,
  });

  expect(await query(url, '{ _service { sdl } }', { authorization: 'Basic eDp5' })).toEqual({
    data: { _service: { sdl: printSubgraph(given.scopes).trimEnd() } },
  });
});

test('the built emulator runs alone', async () => {
  const { url } = await start('sandbox/main.js', { SANDBOX_PORT: '0' });

  const response = await fetch(`${String(url)}/_sandbox`);
  expect(await response.json()).toMatchObject({ appId: SAMPLE.appId });
});

/** A line of `test/support/instrumentations.js`. */
interface Seen {
  readonly package?: string;
  readonly span?: string;
  readonly kind?: SpanKind;
  readonly scope?: string;
  readonly id?: string;
  readonly parent?: string;
}

test.each(['got', 'undici'])(
  'instrumentations of OpenTelemetry see requests and packages of the built server, with %s',
  async (client) => {
    const running = startProgram(
      ['--import', './test/support/instrumentations.js', join(programs, 'main.js')],
      { PORT: '0', HTTP_CLIENT: client },
    );
    const { url } = await running.ready;
    await query(url, `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`);
    running.kill('SIGTERM');
    const { stderr } = await running.ended;
    const seen = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Seen);

    expect(new Set(seen.flatMap(({ package: name }) => name ?? []))).toEqual(
      new Set(['dataloader', 'fastify', 'graphql', 'pino', ...(client === 'got' ? [] : [client])]),
    );
    const request = seen.find(({ span, kind }) => span === 'POST' && kind === SpanKind.SERVER);
    const operation = seen.find(({ span }) => span === 'query');
    const call = seen.find(({ span }) => span === 'GET getConversation');
    expect(request?.scope).toBe('@opentelemetry/instrumentation-http');
    expect(operation?.parent).toBe(request?.id);
    expect(call?.parent).toBe(operation?.id);
  },
);
