import { describe, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { API, SERVICE, problemsOf, type Settings } from '../support/config-problems.js';

const MODE = 'NODE_ENV: must be production, development or test, or unset';
const SECRET = 'ROUTER_SECRET: must be at least 12 printable ASCII characters';
const ORIGINS = 'CORS_ORIGINS: must be a comma list of origins';
const HOST = 'HOST: must be an IP address or the name of a host, without a port';
const APP_ID = 'must be 1 to 128 letters, digits, "_" and "-"';
const ALGORITHMS = 'must be a comma list of algorithms, such as RS256,ES256';

describe('values that would be read as something else', () => {
  test.each<[Settings, string]>([
    ...[
      'prod',
      'Production',
      'PRODUCTION',
      'production,',
      'staging',
      'live',
      'dev',
      '"production"',
    ].map((NODE_ENV): [Settings, string] => [{ NODE_ENV }, MODE]),
    ...['x', 'short', '12345678901', 'a secret with an \u00e9 in it'].map(
      (ROUTER_SECRET): [Settings, string] => [{ SUBGRAPH: 'router-only', ROUTER_SECRET }, SECRET],
    ),
    [
      { ROUTER_SECRET: 'from the router' },
      'SUBGRAPH: must be set when ROUTER_SECRET is: router-only to ask for the secret, else on or off',
    ],
    ...[
      'https://*.example.com',
      '*',
      'https://*',
      'https://example.com/',
      'https://example.com/app',
      'https://Example.com',
      'HTTPS://example.com',
      'https://example.com:443',
      'http://example.com:80',
      'https://example.com:*',
      'https://user@example.com',
      'https://example.com?x',
      'ftp://example.com',
      'file://',
      'https://a.example,',
      ',',
      'https://a.example https://b.example',
      'https://b\u00fccher.example',
    ].map((CORS_ORIGINS): [Settings, string] => [{ CORS_ORIGINS }, ORIGINS]),
    ...[
      '0',
      '127',
      '0x7f000001',
      '127.1',
      '0.0.0.0:4000',
      'localhost:4000',
      'http://localhost',
      '*',
      '[::1]',
      'a b',
      '-a',
    ].map((value): [Settings, string] => [{ HOST: value }, HOST]),
    ...[
      'a:b',
      'app-2,',
      ',',
      ',app-2',
      'app-2,,app-3',
      '*,app-2',
      'app-*',
      '**',
      'a b',
      '"app-2"',
    ].map((ids): [Settings, string] => [
      { ...API, SUNSHINE_ALLOWED_APP_IDS: ids },
      `SUNSHINE_ALLOWED_APP_IDS: ${APP_ID}`,
    ]),
    ...['a:b', '*', 'a,b', '"a"'].map((id): [Settings, string] => [
      { ...API, SUNSHINE_APP_ID: id },
      `SUNSHINE_APP_ID: ${APP_ID}`,
    ]),
    ...['none', 'None', 'rs256', 'RS256,', ',', 'RS256,,ES256', '*', 'RS256 ES256'].map(
      (names): [Settings, string] => [
        tokens({ CALLER_JWT_ALGORITHMS: names }),
        `CALLER_JWT_ALGORITHMS: ${ALGORITHMS}`,
      ],
    ),
    ...[
      '1e3',
      '0x10',
      '+5',
      '05',
      '5.0',
      '1_000',
      '1,000',
      'true',
      '5 5',
      '9007199254740993',
      '\u0665',
    ].flatMap((value): [Settings, string][] => [
      [{ MAX_DEPTH: value }, 'MAX_DEPTH: must be a positive whole number'],
      [{ PORT: value }, 'PORT: must be a port number'],
      [
        tokens({ CALLER_JWKS_STALE_MS: value }),
        'CALLER_JWKS_STALE_MS: must be a whole number of milliseconds, 1 to 2147483647',
      ],
    ]),
    ...['true', '1', 'ON', 'yes', 'router-only'].map((value): [Settings, string] => [
      { INTROSPECTION: value },
      'INTROSPECTION: must be on or off',
    ]),
    ...['router_only', 'true', 'ON'].map((value): [Settings, string] => [
      { SUBGRAPH: value },
      'SUBGRAPH: must be on, off or router-only',
    ]),
    ...['main', 'v1.2.3', '0f1e2d', '0F1E2D3C', 'g'.repeat(40), 'a'.repeat(65)].map(
      (GIT_COMMIT): [Settings, string] => [
        { GIT_COMMIT },
        'GIT_COMMIT: must be the hash of a commit: 7 to 64 digits and letters a to f',
      ],
    ),
    [
      { ...API, SUNSHINE_AUTH: 'jwt' },
      'SUNSHINE_AUTH: must be basic or unset when there is no SUNSHINE_KEY_ID',
    ],
    [
      tokens({ CALLER_JWKS_URL: '', CALLER_JWT_SECRET: 's'.repeat(32), CALLER_JWKS_STALE_MS: '5' }),
      'CALLER_JWKS_STALE_MS: must be unset when CALLER_JWKS_URL is',
    ],
  ])('%j is refused: %s', (settings, problem) => {
    expect(problemsOf(settings)).toEqual([problem]);
  });
});

describe('values that are what they seem', () => {
  test.each(['development', 'test', ' test ', ''])('%j is no production', (NODE_ENV) => {
    expect(readConfig({ NODE_ENV })).toEqual(readConfig({}));
  });

  test.each(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost', 'graph-1.example.com', '1.example'])(
    'the server can listen at %s',
    (HOST) => {
      expect(readConfig({ HOST }).http.host).toBe(HOST);
    },
  );

  test.each([
    'http://localhost:3000',
    'https://a-b.example.com',
    'http://[::1]:3000',
    'https://xn--bcher-kva.example',
  ])('pages of %s can be allowed', (CORS_ORIGINS) => {
    expect(readConfig({ CORS_ORIGINS }).http.corsOrigins).toEqual([CORS_ORIGINS]);
  });

  test('keys are used for as long as it is set', () => {
    expect(readConfig(tokens({ CALLER_JWKS_STALE_MS: '3600000' })).callers?.key).toEqual({
      setUrl: 'https://login.example.com/keys',
      staleFor: 3_600_000,
    });
  });
});

function tokens(settings: Settings): Settings {
  return {
    ...SERVICE,
    CALLER_AUTH: 'jwt',
    CALLER_JWKS_URL: 'https://login.example.com/keys',
    CALLER_JWT_ISSUER: 'https://login.example.com/',
    CALLER_JWT_AUDIENCE: 'graph',
    ...settings,
  };
}
