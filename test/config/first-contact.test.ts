import { describe, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { API, KEY, SERVICE, problemsOf, type Settings } from '../support/config-problems.js';

const JWT = { ...SERVICE, SUNSHINE_AUTH: 'jwt' };

const ZENDESK = 'must be https://acme.zendesk.com/sc for this account';
const ACCOUNT = 'must name your account, such as https://acme.zendesk.com/sc';
const PLACEHOLDERS =
  'must have your own values in place of what is in braces or brackets, such as https://acme.zendesk.com/sc';
const SMOOCH = 'must be https://api.smooch.io, without a path';
const SMOOCH_HOST =
  'must be https://api.smooch.io, or https://api.eu-1.smooch.io for accounts in the EU';
const APP = '5d8cff3cd55b040010928b5b';

describe('a base URL as people write it down', () => {
  test.each([
    ['https://acme.zendesk.com', ZENDESK],
    ['https://acme.zendesk.com/', ZENDESK],
    ['https://ACME.zendesk.com', ZENDESK],
    ['https://acme.zendesk.com/sc/v2', ZENDESK],
    ['https://acme.zendesk.com/sc/v2/', ZENDESK],
    [`https://acme.zendesk.com/sc/v2/apps/${APP}`, ZENDESK],
    [`https://acme.zendesk.com/sc/v2/apps/${APP}/conversations`, ZENDESK],
    ['https://acme.zendesk.com/v2', ZENDESK],
    ['https://acme.zendesk.com/api/v2', ZENDESK],
    ['https://acme.zendesk.com/api/v2/', ZENDESK],
    ['https://acme.zendesk.com/sc/sc', ZENDESK],
    ['https://acme.zendesk.com/SC', ZENDESK],
    ['https://acme.zendesk.com/agent/home', ZENDESK],
    ['https://acme.zendesk.com/admin/apps-integrations/apis/conversations-api', ZENDESK],
    ['https://zendesk.com/sc', ACCOUNT],
    ['https://www.zendesk.com/sc', ACCOUNT],
    ['https://developer.zendesk.com/api-reference/conversations', ACCOUNT],
    ['https://{subdomain}.zendesk.com/sc', PLACEHOLDERS],
    ['https://%7Bsubdomain%7D.zendesk.com/sc', PLACEHOLDERS],
    ['https://${SUBDOMAIN}.zendesk.com/sc', PLACEHOLDERS],
    ['https://<subdomain>.zendesk.com/sc', PLACEHOLDERS],
    ['https://[your subdomain].zendesk.com/sc', PLACEHOLDERS],
    ['https://api.smooch.io/v2/apps/{appId}', PLACEHOLDERS],
    ['https://api.smooch.io/v2', SMOOCH],
    ['https://api.smooch.io/v2/', SMOOCH],
    ['https://api.smooch.io//v2', SMOOCH],
    [`https://api.smooch.io/v2/apps/${APP}`, SMOOCH],
    ['https://api.smooch.io/v1', SMOOCH],
    ['https://api.smooch.io/v1.1', SMOOCH],
    [`https://api.smooch.io/v1.1/apps/${APP}`, SMOOCH],
    ['https://api.smooch.io/api/v2', SMOOCH],
    ['https://api.smooch.io/sc', SMOOCH],
    ['https://api.eu-1.smooch.io/v2', 'must be https://api.eu-1.smooch.io, without a path'],
    ['https://smooch.io', SMOOCH_HOST],
    ['https://app.smooch.io', SMOOCH_HOST],
    ['https://docs.smooch.io/rest', SMOOCH_HOST],
    ['acme.zendesk.com/sc', 'must be a URL, such as https://acme.zendesk.com/sc'],
    ['acme.zendesk.com', 'must be a URL, such as https://api.smooch.io'],
    ['"https://api.smooch.io"', 'must have no quotation marks around it'],
    ["'https://api.smooch.io'", 'must have no quotation marks around it'],
    [
      'https://api.smooch.io\nhttps://api.eu-1.smooch.io',
      'must have no line breaks or invisible characters in it',
    ],
    ['https://api.\u200bsmooch.io', 'must have no line breaks or invisible characters in it'],
    ['http://127.0.0.1:4010/v2', 'must end before the path of the REST API: http://127.0.0.1:4010'],
    [
      'https://proxy.example/sunshine/v2/apps/',
      'must end before the path of the REST API: https://proxy.example/sunshine',
    ],
    [
      `https://proxy.example/sunshine/api/v2/apps/${APP}/users`,
      'must end before the path of the REST API: https://proxy.example/sunshine',
    ],
    [
      `https://proxy.example/apps/${APP}`,
      'must end before the path of the REST API: https://proxy.example',
    ],
    [
      'https://proxy.example/v2/tokenInfo',
      'must end before the path of the REST API: https://proxy.example',
    ],
  ])('%j is refused: %s', (SUNSHINE_BASE_URL, problem) => {
    expect(problemsOf({ ...API, SUNSHINE_BASE_URL })).toEqual([`SUNSHINE_BASE_URL: ${problem}`]);
  });

  test.each([
    ['https://acme.zendesk.com./sc', 'https://acme.zendesk.com./sc'],
    ['https://oauth-bridge.zendesk.com/sc', 'https://oauth-bridge.zendesk.com/sc'],
    ['https://api.eu-1.smooch.io/', 'https://api.eu-1.smooch.io'],
    ['https://proxy.example/v1', 'https://proxy.example/v1'],
    ['https://proxy.example/v2/sunshine/', 'https://proxy.example/v2/sunshine'],
    ['https://proxy.example/api', 'https://proxy.example/api'],
    ['\t https://api.smooch.io \r\n', 'https://api.smooch.io'],
    ['\uFEFFhttps://api.smooch.io', 'https://api.smooch.io'],
  ])('%j is used as %s', (SUNSHINE_BASE_URL, baseUrl) => {
    expect(readConfig({ ...API, SUNSHINE_BASE_URL }).upstream).toMatchObject({ baseUrl });
  });
});

describe('blanks and line ends around a value', () => {
  const TOKENS = {
    ...API,
    ...KEY,
    CALLER_AUTH: 'jwt',
    CALLER_JWKS_URL: 'https://login.example.com/keys',
    CALLER_JWT_ISSUER: 'https://login.example.com/',
    CALLER_JWT_AUDIENCE: 'graph',
    SUNSHINE_ALLOWED_APP_IDS: '*',
    SUBGRAPH: 'router-only',
    ROUTER_SECRET: 'from the router',
    NODE_ENV: 'production',
    HOST: '::1',
    PORT: '4001',
  };
  const WITH_SECRET = { CALLER_JWKS_URL: '', CALLER_JWT_SECRET: 's'.repeat(32) };

  test.each([' \t', '\n', '\r\n', '\u00a0', '\uFEFF'])('%j are no part of it', (blank) => {
    for (const settings of [TOKENS, { ...TOKENS, ...WITH_SECRET }]) {
      const padded = Object.fromEntries(
        Object.entries(settings).map(([name, value]) => [name, blank + value + blank]),
      );
      expect(readConfig(padded)).toEqual(readConfig(settings));
    }
  });

  test.each([
    ['SUNSHINE_KEY_SECRET', 'one\ntwo'],
    ['SUNSHINE_KEY_ID', 'app_1\u200b'],
    ['ROUTER_SECRET', 'one\u0000two'],
    ['CALLER_JWT_AUDIENCE', 'a\rb'],
  ])('inside of %s they are refused', (name, value) => {
    expect(problemsOf({ ...TOKENS, [name]: value })).toEqual([
      `${name}: must have no line breaks or invisible characters in it`,
    ]);
  });
});

describe('a key that cannot work', () => {
  const KEY_ID =
    'SUNSHINE_KEY_ID: must be the id alone, of letters, digits, "_" and "-", such as app_5f0000000000000000000001';
  const QUOTES = 'SUNSHINE_KEY_SECRET: must have no quotation marks around it';
  const SWAPPED = 'SUNSHINE_KEY_SECRET: must be the secret of the key; this is the id of one';
  const APP_ID = 'SUNSHINE_APP_ID: must be the id of an app; this is the id of a key';

  test.each<[string, Settings, readonly string[]]>([
    ['an e-mail address', { SUNSHINE_KEY_ID: 'agent@acme.example/token' }, [KEY_ID]],
    ['an id with its secret', { SUNSHINE_KEY_ID: 'app_1:secret-1' }, [KEY_ID]],
    ['an id in quotation marks', { SUNSHINE_KEY_ID: '"app_1"' }, [KEY_ID]],
    ['an id in braces', { SUNSHINE_KEY_ID: '{keyId}' }, [KEY_ID]],
    ['a secret in quotation marks', { SUNSHINE_KEY_SECRET: '"secret-1"' }, [QUOTES]],
    ['an id for a secret', { SUNSHINE_KEY_SECRET: `app_${APP}` }, [SWAPPED]],
    ['the id of a key for an app', { SUNSHINE_APP_ID: `app_${APP}` }, [APP_ID]],
  ])('%s is refused, without repeating it', (_, settings, problems) => {
    expect(problemsOf({ ...SERVICE, ...settings })).toEqual(problems);
  });

  test.each([
    ['app_1', 'account', 'app'],
    ['app_1', 'integration', 'app'],
    ['act_1', 'app', 'account'],
    ['act_1', 'integration', 'account'],
    ['svc_1', 'app', 'account'],
    ['int_1', 'app', 'integration'],
    ['int_1', 'account', 'integration'],
  ])('%s with the scope %s is refused: it can have %s', (keyId, scope, possible) => {
    expect(problemsOf({ ...JWT, SUNSHINE_KEY_ID: keyId, SUNSHINE_JWT_SCOPE: scope })).toEqual([
      `SUNSHINE_JWT_SCOPE: must be ${possible} or unset with a key whose id begins with ${keyId.slice(0, 4)}`,
    ]);
  });

  test.each([
    ['app_1', 'app'],
    ['act_1', 'account'],
    ['svc_1', 'account'],
    ['int_1', 'integration'],
    ['another', 'app'],
  ])('%s signs for the scope %s when none is set', (keyId, signing) => {
    const settings = { ...JWT, SUNSHINE_KEY_ID: keyId };
    const expected = { upstream: { key: { signing } } };
    expect(readConfig(settings)).toMatchObject(expected);
    expect(readConfig({ ...settings, SUNSHINE_JWT_SCOPE: signing })).toMatchObject(expected);
  });
});
