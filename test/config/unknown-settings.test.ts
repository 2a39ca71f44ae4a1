import { expect, test } from '@jest/globals';

import { SETTING_NAMES } from '../../src/config/settings.js';
import { unknownSettings } from '../../src/config/unknown-settings.js';

test.each([
  ['SUNSHINE_KEYID', 'SUNSHINE_KEY_ID'],
  ['SUNSHINE_APPID', 'SUNSHINE_APP_ID'],
  ['MAX_UPSTREAM_CALS', 'MAX_UPSTREAM_CALLS'],
  ['CALLER_JWT_ISSUERS', 'CALLER_JWT_ISSUER'],
  ['CORS_ORIGIN', 'CORS_ORIGINS'],
  ['LOG_LEVELS', 'LOG_LEVEL'],
  ['WEBHOOK_SECRET', 'WEBHOOK_SECRETS'],
  ['sunshine_key_id', 'SUNSHINE_KEY_ID'],
  ['max_depth', 'MAX_DEPTH'],
  // Misspelt from the first word on.
  ['SUNSHNE_KEY_ID', 'SUNSHINE_KEY_ID'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['NODE_ENVV', 'NODE_ENV'],
  ['OPERATIONS_TIMEOUT_MS', 'OPERATION_TIMEOUT_MS'],
])('%s is no setting, and nearest to %s', (name, nearest) => {
  expect(unknownSettings({ [name]: 'x' })).toEqual([{ name, nearest }]);
});

test.each([
  'PATH',
  'HOME',
  'HOSTNAME',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_VERSION',
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'OTEL_SERVICE_NAME',
  'npm_config_user_agent',
  'TZ',
])('%s is for other programs', (name) => {
  expect(unknownSettings({ [name]: 'x' })).toEqual([]);
});

test('no setting is unknown, and nothing that is empty', () => {
  const settings = Object.fromEntries(SETTING_NAMES.map((name) => [name, 'x']));
  expect(unknownSettings({ ...settings, SUNSHINE_KEYID: ' ' })).toEqual([]);
});

test('what Kubernetes makes of the names of services is no setting', () => {
  const links = {
    ROUTER_SERVICE_HOST: '10.0.0.1',
    ROUTER_SERVICE_PORT: '80',
    ROUTER_SERVICE_PORT_HTTP: '80',
    ROUTER_PORT: 'tcp://10.0.0.1:80',
    ROUTER_PORT_80_TCP_ADDR: '10.0.0.1',
  };
  expect(unknownSettings(links)).toEqual([]);
  expect(unknownSettings({ ROUTER_PORT: '80' })).toEqual([
    { name: 'ROUTER_PORT', nearest: expect.any(String) },
  ]);
});
