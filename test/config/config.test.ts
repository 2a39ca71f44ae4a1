import { getHeapStatistics } from 'node:v8';

import { describe, expect, test } from '@jest/globals';

import { readConfig, readSandboxPort } from '../../src/config/config.js';
import type { Config } from '../../src/config/config-types.js';

const API = { SUNSHINE_BASE_URL: 'https://api.smooch.io', SUNSHINE_APP_ID: 'app-1' };
const KEY = { SUNSHINE_KEY_ID: 'app_1', SUNSHINE_KEY_SECRET: 'secret-1' };
const SERVICE = { ...API, ...KEY, CALLER_AUTH: 'none' };
const STUDIO = 'https://studio.apollographql.com';

function baseUrlOf({ upstream }: Config): string | undefined {
  return upstream.kind === 'api' ? upstream.baseUrl : undefined;
}

describe('modes', () => {
  test('without settings the server runs on the sandbox, for this machine only', () => {
    expect(readConfig({})).toEqual({
      upstream: { kind: 'sandbox', port: 0 },
      apps: { defaultAppId: undefined, allowedAppIds: [] },
      http: {
        host: '127.0.0.1',
        port: 4_000,
        requestTimeout: 30_000,
        maxConnections: 10_000,
        shutdownDelay: 1_000,
        showsSetup: true,
        introspection: true,
        explorer: true,
        corsOrigins: [STUDIO, expect.any(RegExp)],
      },
      streams: {
        callsPerEvent: 20,
        connectionsPerEndUser: 20,
        subscriptionsPerConnection: 20,
        drain: 10_000,
        keepalive: 15_000,
      },
      limits: {
        operationTimeout: 15_000,
        upstreamCalls: 300,
        answerFields: 50_000,
        answerBytes: 10_485_760,
        heldBytes: getHeapStatistics().heap_size_limit / 8,
        concurrency: 32,
        document: {
          depth: 16,
          aliases: 30,
          directives: 20,
          fields: 400,
          bytes: 65_536,
          tokens: 1_000,
        },
        operations: { total: 256, perCaller: 128, waitingPerCaller: 512 },
      },
      events: {
        secrets: [],
        log: { size: 10_000, bytes: 67_108_864, age: 3_600_000 },
        membershipTtl: 60_000,
      },
      changes: {
        sendKeys: true,
        sendSettle: 20_000,
        uploads: { secret: undefined, maxBytes: 52_428_800, publicUrl: undefined },
        endUserConversations: false,
        endUserWrites: 60,
      },
      trustedDocuments: undefined,
      traffic: { transport: 'got', concurrency: 64, maxBytes: 5_242_880, failures: 50 },
      subgraph: { access: 'on', routerSecret: undefined, maxRepresentations: 200 },
      compiling: { successesBefore: 10, maxBytes: 33_554_432 },
      logLevel: 'info',
    });
  });

  test('a send in doubt is waited for at least as long as an operation may take', () => {
    expect(readConfig({ OPERATION_TIMEOUT_MS: '60000' }).changes.sendSettle).toBe(60_000);
    expect(
      readConfig({ OPERATION_TIMEOUT_MS: '60000', SEND_SETTLE_MS: '60000' }).changes.sendSettle,
    ).toBe(60_000);
    expect(() => readConfig({ SEND_SETTLE_MS: '14999' })).toThrow(
      'SEND_SETTLE_MS: must not be less than OPERATION_TIMEOUT_MS',
    );
  });

  test('with a base URL and an app the server passes on what callers send', () => {
    expect(readConfig(API)).toMatchObject({
      upstream: { kind: 'api', baseUrl: 'https://api.smooch.io', key: undefined },
      apps: { defaultAppId: 'app-1', allowedAppIds: [] },
      http: { host: '0.0.0.0', port: 4_000 },
    });
    expect(readConfig({ ...API, CALLER_AUTH: 'passthrough' })).toEqual(readConfig(API));
  });

  test.each([
    [{}, 'basic'],
    [{ SUNSHINE_AUTH: 'basic', SUNSHINE_JWT_SCOPE: 'account' }, 'basic'],
    [{ SUNSHINE_AUTH: 'jwt' }, 'app'],
    [{ SUNSHINE_AUTH: 'jwt', SUNSHINE_JWT_SCOPE: 'app' }, 'app'],
  ])('with a key and %j the server signs with it: %s', (settings, signing) => {
    expect(readConfig({ ...SERVICE, ...settings }).upstream).toEqual({
      kind: 'api',
      baseUrl: 'https://api.smooch.io',
      key: { keyId: 'app_1', keySecret: 'secret-1', signing },
    });
  });

  test('production shows nothing that was not asked for', () => {
    const production = { ...SERVICE, NODE_ENV: 'production' };

    expect(readConfig(production)).toMatchObject({
      http: { introspection: false, explorer: false, corsOrigins: [] },
      subgraph: { access: 'off' },
    });
    expect(
      readConfig({ ...production, INTROSPECTION: 'on', EXPLORER: 'on', SUBGRAPH: 'on' }),
    ).toMatchObject({
      http: { introspection: true, explorer: true },
      subgraph: { access: 'on' },
    });
  });

  test('compiled execution can be turned off', () => {
    expect(readConfig({ COMPILED_EXECUTION: 'off' }).compiling).toBeUndefined();
    expect(readConfig({ COMPILED_EXECUTION: 'on' })).toEqual(readConfig({}));
  });

  test('whatever is on outside production can be turned off', () => {
    expect(readConfig({ INTROSPECTION: 'off', EXPLORER: 'off', SUBGRAPH: 'off' })).toMatchObject({
      http: { introspection: false, explorer: false },
      subgraph: { access: 'off' },
    });
  });
});

describe('values', () => {
  test('every value that can be given is used', () => {
    const config = readConfig({
      SANDBOX_PORT: '4010',
      HOST: '::1',
      PORT: '0',
      OPERATION_TIMEOUT_MS: '2500',
      MAX_UPSTREAM_CALLS: '7',
      MAX_ANSWER_FIELDS: '8',
      MAX_ANSWER_BYTES: '10',
      MAX_DEPTH: '1',
      MAX_ALIASES: '2',
      MAX_DIRECTIVES: '3',
      MAX_FIELDS: '4',
      MAX_TOKENS: '5',
      SUBGRAPH: 'router-only',
      ROUTER_SECRET: 'from the router',
      MAX_REPRESENTATIONS: '9',
      CORS_ORIGINS: 'https://a.example, http://localhost:3000',
      LOG_LEVEL: 'debug',
    });

    expect(config).toMatchObject({
      upstream: { kind: 'sandbox', port: 4_010 },
      http: { host: '::1', port: 0, corsOrigins: ['https://a.example', 'http://localhost:3000'] },
      limits: {
        operationTimeout: 2_500,
        upstreamCalls: 7,
        answerFields: 8,
        answerBytes: 10,
        document: { depth: 1, aliases: 2, directives: 3, fields: 4, tokens: 5 },
      },
      subgraph: { access: 'router-only', routerSecret: 'from the router', maxRepresentations: 9 },
      logLevel: 'debug',
    });
  });

  test('an empty value counts as none', () => {
    const names = Object.keys({ ...SERVICE, PORT: '', HOST: '', CORS_ORIGINS: '', LOG_LEVEL: '' });
    const empty = Object.fromEntries(names.map((name) => [name, '']));

    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  test('what is in the environment besides the settings does not matter', () => {
    expect(readConfig({ PATH: '/bin', SUNSHINE_UNKNOWN: 'x', TZ: 'UTC' })).toEqual(readConfig({}));
  });

  test.each([
    ['*', '*'],
    ['app-2', ['app-2']],
    ['app-2,app_3', ['app-2', 'app_3']],
    [' app-2 , app-3 ', ['app-2', 'app-3']],
  ])('the apps %j may be named', (SUNSHINE_ALLOWED_APP_IDS, allowedAppIds) => {
    expect(readConfig({ ...API, SUNSHINE_ALLOWED_APP_IDS }).apps).toEqual({
      defaultAppId: 'app-1',
      allowedAppIds,
    });
  });

  test('without a default app there is a list of those that may be named', () => {
    const { SUNSHINE_BASE_URL } = API;

    expect(readConfig({ SUNSHINE_BASE_URL, SUNSHINE_ALLOWED_APP_IDS: 'app-2' }).apps).toEqual({
      defaultAppId: undefined,
      allowedAppIds: ['app-2'],
    });
  });

  test.each([
    ['https://api.smooch.io', 'https://api.smooch.io'],
    ['https://api.smooch.io/', 'https://api.smooch.io'],
    ['https://acme.zendesk.com/sc', 'https://acme.zendesk.com/sc'],
    ['https://acme.zendesk.com/sc/', 'https://acme.zendesk.com/sc'],
    ['https://acme.zendesk.com/sc///', 'https://acme.zendesk.com/sc'],
    ['https://Acme.Zendesk.com:443/sc', 'https://acme.zendesk.com/sc'],
    [' https://api.smooch.io ', 'https://api.smooch.io'],
    ['https://api.smooch.io?', 'https://api.smooch.io'],
    ['http://localhost:4010', 'http://localhost:4010'],
    ['http://127.0.0.1:4010/sc/', 'http://127.0.0.1:4010/sc'],
    ['http://127.8.9.1:4010', 'http://127.8.9.1:4010'],
    ['http://[::1]:4010', 'http://[::1]:4010'],
  ])('the base URL %j is used as %s', (SUNSHINE_BASE_URL, baseUrl) => {
    expect(baseUrlOf(readConfig({ ...API, SUNSHINE_BASE_URL }))).toBe(baseUrl);
  });

  test('the sandbox alone needs a port and nothing else', () => {
    expect(readSandboxPort({})).toBe(0);
    expect(readSandboxPort({ SANDBOX_PORT: '4010' })).toBe(4_010);
    expect(() => readSandboxPort({ SANDBOX_PORT: 'x' })).toThrow(
      'SANDBOX_PORT: must be a port number',
    );
  });
});

describe('uploads', () => {
  test('have an address without slashes at its end, a secret and a limit', () => {
    const secret = 's'.repeat(32);
    const { uploads } = readConfig({
      PUBLIC_URL: 'https://graph.example.com/base//',
      UPLOAD_SECRET: secret,
      MAX_UPLOAD_BYTES: '1000',
    }).changes;

    expect(uploads).toEqual({
      publicUrl: 'https://graph.example.com/base',
      secret,
      maxBytes: 1_000,
    });
  });

  test.each([
    ['PUBLIC_URL', 'graph.example.com', 'must be a URL'],
    ['PUBLIC_URL', 'ftp://graph.example.com', 'must start with https:// or http://'],
    ['PUBLIC_URL', 'https://graph.example.com/?a=b', 'must have no query'],
    ['PUBLIC_URL', 'https://user:word@graph.example.com', 'must have no query'],
    ['UPLOAD_SECRET', 's'.repeat(31), 'must be at least 32 characters'],
    ['MAX_UPLOAD_BYTES', '0', 'must be a whole number of bytes'],
    ['MAX_UPLOAD_BYTES', '2147483648', 'must be a whole number of bytes'],
  ])('cannot have %s=%s', (name, value, rule) => {
    expect(() => readConfig({ [name]: value })).toThrow(`${name}: ${rule}`);
  });
});
