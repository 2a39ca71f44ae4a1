import { expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { API, KEY, SERVICE, problemsOf, type Settings } from '../support/config-problems.js';

const appId = 'must be 1 to 128 letters, digits, "_" and "-"';
const positive = 'must be a positive whole number';
const milliseconds = 'must be a whole number of milliseconds, 1 to 2147483647';

test.each<[Settings, string]>([
  [{ PORT: 'http' }, 'PORT: must be a port number'],
  [{ PORT: '65536' }, 'PORT: must be a port number'],
  [{ PORT: '-1' }, 'PORT: must be a port number'],
  [{ PORT: '80.5' }, 'PORT: must be a port number'],
  [{ SANDBOX_PORT: '70000' }, 'SANDBOX_PORT: must be a port number'],
  [{ OPERATION_TIMEOUT_MS: '0' }, `OPERATION_TIMEOUT_MS: ${milliseconds}`],
  [{ OPERATION_TIMEOUT_MS: '1.5' }, `OPERATION_TIMEOUT_MS: ${milliseconds}`],
  [{ OPERATION_TIMEOUT_MS: '2147483648' }, `OPERATION_TIMEOUT_MS: ${milliseconds}`],
  [{ OPERATION_TIMEOUT_MS: '15s' }, `OPERATION_TIMEOUT_MS: ${milliseconds}`],
  [{ MAX_UPSTREAM_CALLS: '-3' }, `MAX_UPSTREAM_CALLS: ${positive}`],
  [{ MAX_UPSTREAM_CALLS: 'Infinity' }, `MAX_UPSTREAM_CALLS: ${positive}`],
  [{ MAX_ANSWER_FIELDS: '0' }, `MAX_ANSWER_FIELDS: ${positive}`],
  [{ MAX_ANSWER_BYTES: '10MB' }, `MAX_ANSWER_BYTES: ${positive}`],
  [{ MAX_DEPTH: '0' }, `MAX_DEPTH: ${positive}`],
  [{ MAX_ALIASES: '-1' }, `MAX_ALIASES: ${positive}`],
  [{ MAX_DIRECTIVES: 'none' }, `MAX_DIRECTIVES: ${positive}`],
  [{ MAX_FIELDS: '0' }, `MAX_FIELDS: ${positive}`],
  [{ MAX_TOKENS: '1.5' }, `MAX_TOKENS: ${positive}`],
  [{ MAX_REPRESENTATIONS: 'many' }, `MAX_REPRESENTATIONS: ${positive}`],
  [{ SUBGRAPH: 'yes' }, 'SUBGRAPH: must be on, off or router-only'],
  [{ SUBGRAPH: 'router-only' }, 'ROUTER_SECRET: must be set when SUBGRAPH is router-only'],
  [{ INTROSPECTION: 'true' }, 'INTROSPECTION: must be on or off'],
  [{ EXPLORER: '1' }, 'EXPLORER: must be on or off'],
  [{ CORS_ORIGINS: 'a.example' }, 'CORS_ORIGINS: must be a comma list of origins'],
  [{ CORS_ORIGINS: 'https://a.example/' }, 'CORS_ORIGINS: must be a comma list of origins'],
  [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS: must be a comma list of origins'],
  [{ CORS_ORIGINS: 'null' }, 'CORS_ORIGINS: must be a comma list of origins'],
  [{ CORS_ORIGINS: 'x,y' }, 'CORS_ORIGINS: must be a comma list of origins'],
  [{ LOG_LEVEL: 'verbose' }, 'LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent'],
  [{ ...SERVICE, SUNSHINE_AUTH: 'oauth' }, 'SUNSHINE_AUTH: must be basic or jwt'],
  [
    { ...SERVICE, SUNSHINE_JWT_SCOPE: 'user' },
    'SUNSHINE_JWT_SCOPE: must be app, account or integration',
  ],
  [{ CALLER_AUTH: 'basic' }, 'CALLER_AUTH: must be passthrough, jwt or none'],
  [{ ...API, SUNSHINE_APP_ID: 'my app' }, `SUNSHINE_APP_ID: ${appId}`],
  [{ ...API, SUNSHINE_APP_ID: 'a'.repeat(129) }, `SUNSHINE_APP_ID: ${appId}`],
  [{ ...API, SUNSHINE_ALLOWED_APP_IDS: 'a/b,c d' }, `SUNSHINE_ALLOWED_APP_IDS: ${appId}`],
  [{ ...API, SUNSHINE_ALLOWED_APP_IDS: 'a,' }, `SUNSHINE_ALLOWED_APP_IDS: ${appId}`],
  [{ ...API, SUNSHINE_ALLOWED_APP_IDS: '*,a' }, `SUNSHINE_ALLOWED_APP_IDS: ${appId}`],
])('%j is refused: %s', (settings, problem) => {
  expect(problemsOf(settings)).toEqual([problem]);
});

test.each([
  ['api.smooch.io', 'must be a URL, such as https://api.smooch.io'],
  ['ftp://api.smooch.io', 'must start with https://'],
  ['javascript:alert(1)', 'must start with https://'],
  ['http://api.smooch.io', 'must start with https://; plain http is for loopback hosts only'],
  ['http://0.0.0.0', 'must start with https://; plain http is for loopback hosts only'],
  ['http://localhost.example', 'must start with https://; plain http is for loopback hosts only'],
  ['http://127.0.0.1.example', 'must start with https://; plain http is for loopback hosts only'],
  ['https://api.smooch.io?key=1', 'must have no query, fragment or credentials'],
  ['https://api.smooch.io/#v2', 'must have no query, fragment or credentials'],
  ['https://user@api.smooch.io', 'must have no query, fragment or credentials'],
  ['https://user:pass@api.smooch.io', 'must have no query, fragment or credentials'],
])('the base URL %j is refused: %s', (SUNSHINE_BASE_URL, problem) => {
  expect(problemsOf({ ...API, SUNSHINE_BASE_URL })).toEqual([`SUNSHINE_BASE_URL: ${problem}`]);
});

test.each<[string, Settings, readonly string[]]>([
  ['an app without a base URL', { SUNSHINE_APP_ID: 'a' }, ['SUNSHINE_BASE_URL']],
  ['a key without a base URL', { ...KEY, CALLER_AUTH: 'none' }, ['SUNSHINE_BASE_URL']],
  ['a base URL without an app', { SUNSHINE_BASE_URL: 'https://a.example' }, ['SUNSHINE_APP_ID']],
  ['a key id without its secret', { ...SERVICE, SUNSHINE_KEY_SECRET: '' }, ['SUNSHINE_KEY_SECRET']],
  ['a secret without its key id', { ...API, SUNSHINE_KEY_SECRET: 's' }, ['SUNSHINE_KEY_ID']],
  [
    'half a key and nothing else',
    { SUNSHINE_KEY_ID: 'k' },
    ['SUNSHINE_KEY_SECRET', 'SUNSHINE_BASE_URL'],
  ],
  ['a key for callers nobody looked at', { ...API, ...KEY }, ['CALLER_AUTH']],
  ['a key for callers who have one', { ...SERVICE, CALLER_AUTH: 'passthrough' }, ['CALLER_AUTH']],
  ['no key for callers who have none', { ...API, CALLER_AUTH: 'none' }, ['CALLER_AUTH']],
  ['the sandbox for callers with keys', { CALLER_AUTH: 'passthrough' }, ['CALLER_AUTH']],
  ['the sandbox in production', { NODE_ENV: 'production' }, ['SUNSHINE_BASE_URL']],
])('%s is refused', (_, settings, names) => {
  expect(problemsOf(settings).map((problem) => problem.split(':')[0])).toEqual(names);
});

test('every bad setting has its line, and none of them repeats a secret', () => {
  const problems = problemsOf({
    ...SERVICE,
    SUNSHINE_KEY_ID: '',
    PORT: 'x',
    LOG_LEVEL: 'y',
    SUNSHINE_AUTH: 'z',
    INTROSPECTION: 'maybe',
  });

  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'SUNSHINE_AUTH',
    'INTROSPECTION',
    'PORT',
    'LOG_LEVEL',
  ]);
  expect(problems.join('\n')).not.toContain(KEY.SUNSHINE_KEY_SECRET);
});

test('settings that contradict each other have a line each', () => {
  expect(
    problemsOf({
      SUNSHINE_BASE_URL: 'http://api.smooch.io',
      SUNSHINE_KEY_SECRET: 'secret-1',
      CALLER_AUTH: 'none',
      SUBGRAPH: 'router-only',
    }),
  ).toEqual([
    'ROUTER_SECRET: must be set when SUBGRAPH is router-only',
    'SUNSHINE_KEY_ID: must be set together with SUNSHINE_KEY_SECRET',
    'SUNSHINE_BASE_URL: must start with https://; plain http is for loopback hosts only',
    'SUNSHINE_APP_ID: must be set, unless SUNSHINE_ALLOWED_APP_IDS is',
    'CALLER_AUTH: must be passthrough or unset when there is no SUNSHINE_KEY_ID',
  ]);
});

test('the message of the error has every line', () => {
  expect(() => readConfig({ PORT: 'x', EXPLORER: 'y' })).toThrow(
    'EXPLORER: must be on or off\nPORT: must be a port number',
  );
});
