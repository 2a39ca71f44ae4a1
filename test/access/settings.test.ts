import { describe, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { problemsOf } from '../support/config-problems.js';

const KEY = {
  SUNSHINE_BASE_URL: 'https://api.example.com',
  SUNSHINE_APP_ID: 'app',
  SUNSHINE_KEY_ID: 'app_key',
  SUNSHINE_KEY_SECRET: 'the secret of the key',
};
const TOKENS = {
  ...KEY,
  CALLER_AUTH: 'jwt',
  CALLER_JWT_ISSUER: 'https://login.example.com/',
  CALLER_JWT_AUDIENCE: 'graph',
};
const KEY_SET = { ...TOKENS, CALLER_JWKS_URL: 'https://login.example.com/keys?p=1' };
const SECRET = { ...TOKENS, CALLER_JWT_SECRET: 'a secret of thirty-two bytes ...' };

describe('which tokens are accepted', () => {
  test.each([
    [
      'of a key set: RS256, PS256, ES256 and EdDSA',
      KEY_SET,
      {
        key: { setUrl: KEY_SET.CALLER_JWKS_URL },
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      },
    ],
    [
      'of a key set on this machine',
      { ...KEY_SET, CALLER_JWKS_URL: 'http://127.0.0.1:8080/keys' },
      { key: { setUrl: 'http://127.0.0.1:8080/keys' } },
    ],
    [
      'of a key set, with the algorithms that are named',
      { ...KEY_SET, CALLER_JWT_ALGORITHMS: 'ES384, RS512' },
      { algorithms: ['ES384', 'RS512'] },
    ],
    [
      'of a secret: HS256',
      SECRET,
      { key: { secret: SECRET.CALLER_JWT_SECRET }, algorithms: ['HS256'] },
    ],
  ])('%s', (_, settings, rules) => {
    expect(readConfig(settings).callers).toMatchObject({
      issuer: TOKENS.CALLER_JWT_ISSUER,
      audience: TOKENS.CALLER_JWT_AUDIENCE,
      ...rules,
    });
  });

  test.each([
    ['none written out', { ...KEY, CALLER_AUTH: 'none' }],
    ['callers passed on', { SUNSHINE_BASE_URL: 'https://api.example.com', SUNSHINE_APP_ID: 'app' }],
    ['the sandbox', {}],
  ])('none are asked for with %s', (_, settings) => {
    expect(readConfig(settings).callers).toBeUndefined();
  });
});

describe('what keeps the server from starting', () => {
  test.each([
    [
      'a key without a word on callers',
      KEY,
      'CALLER_AUTH: must be jwt when SUNSHINE_KEY_ID is set; or none, and then every caller acts with that key',
    ],
    [
      'a key with callers passed on',
      { ...KEY, CALLER_AUTH: 'passthrough' },
      'CALLER_AUTH: must be jwt when SUNSHINE_KEY_ID is set; or none, and then every caller acts with that key',
    ],
    [
      'no issuer',
      { ...KEY_SET, CALLER_JWT_ISSUER: '' },
      'CALLER_JWT_ISSUER: must be set when CALLER_AUTH is jwt',
    ],
    [
      'no audience',
      { ...KEY_SET, CALLER_JWT_AUDIENCE: '' },
      'CALLER_JWT_AUDIENCE: must be set when CALLER_AUTH is jwt',
    ],
    [
      'neither keys nor a secret',
      TOKENS,
      'CALLER_JWKS_URL: must be set when CALLER_AUTH is jwt, or CALLER_JWT_SECRET instead, and not both',
    ],
    [
      'keys and a secret',
      { ...KEY_SET, ...SECRET },
      'CALLER_JWKS_URL: must be set when CALLER_AUTH is jwt, or CALLER_JWT_SECRET instead, and not both',
    ],
    [
      'keys over plain http',
      { ...KEY_SET, CALLER_JWKS_URL: 'http://login.example.com/keys' },
      'CALLER_JWKS_URL: must start with https://; plain http is for loopback hosts only',
    ],
    [
      'keys at no address',
      { ...KEY_SET, CALLER_JWKS_URL: 'keys' },
      'CALLER_JWKS_URL: must be a URL, such as https://login.example.com/keys',
    ],
    [
      'keys behind a password',
      { ...KEY_SET, CALLER_JWKS_URL: 'https://me:pass@login.example.com/keys' },
      'CALLER_JWKS_URL: must have no fragment or credentials',
    ],
    [
      'unsigned tokens',
      { ...KEY_SET, CALLER_JWT_ALGORITHMS: 'RS256,none' },
      'CALLER_JWT_ALGORITHMS: must be a comma list of algorithms, such as RS256,ES256',
    ],
    [
      'an algorithm for secrets with a key set',
      { ...KEY_SET, CALLER_JWT_ALGORITHMS: 'RS256,HS256' },
      'CALLER_JWT_ALGORITHMS: must fit the key: HS… with CALLER_JWT_SECRET, all others with CALLER_JWKS_URL',
    ],
    [
      'an algorithm for key sets with a secret',
      { ...SECRET, CALLER_JWT_ALGORITHMS: 'ES256' },
      'CALLER_JWT_ALGORITHMS: must fit the key: HS… with CALLER_JWT_SECRET, all others with CALLER_JWKS_URL',
    ],
    [
      'a secret that can be guessed',
      { ...TOKENS, CALLER_JWT_SECRET: 'a secret of thirty-one bytes ..' },
      'CALLER_JWT_SECRET: must be at least 32 bytes',
    ],
    [
      'a secret too short for its algorithm',
      { ...SECRET, CALLER_JWT_ALGORITHMS: 'HS256,HS512' },
      'CALLER_JWT_SECRET: must be at least 64 bytes',
    ],
    [
      'rules for tokens that nobody checks',
      { ...KEY, CALLER_AUTH: 'none', CALLER_JWT_ISSUER: 'https://login.example.com/' },
      'CALLER_JWT_ISSUER: must be unset unless CALLER_AUTH is jwt; no token is checked otherwise',
    ],
    [
      'tokens without a key to call upstream with',
      { ...KEY_SET, SUNSHINE_KEY_ID: '', SUNSHINE_KEY_SECRET: '' },
      'CALLER_AUTH: must be passthrough or unset when there is no SUNSHINE_KEY_ID',
    ],
  ])('%s', (_, settings, problem) => {
    expect(problemsOf(settings)).toEqual([problem]);
  });
});
