import { beforeEach, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { ConfigError } from '../../src/config/settings.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph } from '../support/graph.js';
import { startRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { AUTHORIZATION, KEY } from '../support/rest-client.js';
import { until } from '../support/until.js';
import { httpClient } from '../support/http-client.js';
import { startSandbox } from '../support/sandbox.js';
import { passthroughTo } from '../support/upstreams.js';

const { ada } = SAMPLE.users;
const ADA = `{ user(by: { userId: "${ada.id}" }) { userId authenticated } }`;
const APP_ID = '5d8cff3cd55b040010928b5b';
const PARTNER = {
  SUNSHINE_MARKETPLACE_NAME: 'Acme Connector',
  SUNSHINE_MARKETPLACE_ORGANIZATION_ID: '1234',
  SUNSHINE_MARKETPLACE_APP_ID: '567',
};
const OF_PARTNER = {
  'x-zendesk-marketplace-name': 'Acme Connector',
  'x-zendesk-marketplace-organization-id': '1234',
  'x-zendesk-marketplace-app-id': '567',
};
const OF_CALLER = {
  'x-zendesk-marketplace-name': 'Another caf\u00e9',
  'x-zendesk-marketplace-organization-id': '9',
  'x-zendesk-marketplace-bot-id': '8',
};
const SERVICE = {
  SUNSHINE_KEY_ID: KEY.keyId,
  SUNSHINE_KEY_SECRET: KEY.keySecret,
  CALLER_AUTH: 'none',
};

let upstream: RecordingUpstream;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  upstream.react({ body: `{"user":{"id":"${ada.id}","authenticated":true}}` });
});

/** The headers of the marketplace that upstream got from one query. */
async function received(
  settings: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): Promise<object> {
  const graph = await startGraph({
    ...passthroughTo({ url: upstream.url, appId: APP_ID }),
    ...settings,
  });
  const { errors } = await graph.query(ADA, {}, { authorization: AUTHORIZATION, ...headers });
  expect(errors).toEqual([]);
  const [{ headers: sent } = { headers: {} }] = upstream.requests;
  return Object.fromEntries(
    Object.entries(sent).filter(([name]) => name.startsWith('x-zendesk-marketplace-')),
  );
}

test.each<[string, object, object, object]>([
  ['a key and these settings', { ...SERVICE, ...PARTNER }, {}, OF_PARTNER],
  [
    'a bot in the place of an app',
    {
      ...SERVICE,
      ...PARTNER,
      SUNSHINE_MARKETPLACE_APP_ID: '',
      SUNSHINE_MARKETPLACE_BOT_ID: ' 42\n',
    },
    {},
    {
      'x-zendesk-marketplace-name': 'Acme Connector',
      'x-zendesk-marketplace-organization-id': '1234',
      'x-zendesk-marketplace-bot-id': '42',
    },
  ],
  ['a key, whatever callers send', { ...SERVICE, ...PARTNER }, OF_CALLER, OF_PARTNER],
  ['a key and no such settings, whatever callers send', SERVICE, OF_CALLER, {}],
  ['tokens signed with the key', { ...SERVICE, ...PARTNER, SUNSHINE_AUTH: 'jwt' }, {}, OF_PARTNER],
  ['callers who bring their own', {}, OF_CALLER, OF_CALLER],
  ['callers who bring their own, whatever is set', PARTNER, OF_CALLER, OF_CALLER],
  ['callers who bring none', {}, {}, {}],
  ['callers who bring none, where some are set', PARTNER, {}, OF_PARTNER],
  ['an empty one', {}, { 'x-zendesk-marketplace-name': '' }, {}],
  ['others of that kind', {}, { 'x-zendesk-marketplace-secret': 'x' }, {}],
])('with %s upstream gets exactly what it should', async (_case, settings, sent, expected) => {
  expect(
    await received(settings as Record<string, string>, sent as Record<string, string>),
  ).toEqual(expected);
});

test('a change is sent with them, too', async () => {
  upstream.react({ status: 201, body: '{"conversation":{"id":"67a3198c9d3e51c7a4000c04"}}' });
  const graph = await startGraph({
    ...passthroughTo({ url: upstream.url, appId: APP_ID }),
    ...SERVICE,
    ...PARTNER,
  });

  await graph.query(
    'mutation { createConversation(input: { type: SDK_GROUP }) { conversation { id } } }',
  );

  expect(upstream.requests).toMatchObject([{ method: 'POST', headers: OF_PARTNER }]);
});

test('reads of one customer for two partners are two calls, and of one partner a single one', async () => {
  const sandbox = await startSandbox();
  sandbox.faults.add({ kind: 'gate', count: 100 });
  const graph = await startGraph(passthroughTo(sandbox));
  const authorization = `Basic ${Buffer.from(`${sandbox.keyId}:${sandbox.keySecret}`).toString('base64')}`;
  const read = (headers: object): Promise<unknown> =>
    graph.query(ADA, {}, { authorization, ...headers });

  const reads = [read(OF_PARTNER), read(OF_PARTNER), read(OF_CALLER), read(OF_CALLER)];
  await until(() => graph.server.upstream.http.coalesced === 2 && sandbox.requests.inFlight === 2);
  sandbox.faults.clear();

  expect(await Promise.all(reads)).toMatchObject(Array(4).fill({ errors: [] }));
  expect(sandbox.requests.counts()).toEqual({ getUser: 2 });
  expect(graph.server.upstream.traffic.state.credentials).toBe(1);
});

test.each<[object, readonly string[]]>([
  [
    { SUNSHINE_MARKETPLACE_NAME: 'Acme' },
    [
      'SUNSHINE_MARKETPLACE_ORGANIZATION_ID: must be set when another SUNSHINE_MARKETPLACE_ setting is',
      'SUNSHINE_MARKETPLACE_APP_ID: must be set when another SUNSHINE_MARKETPLACE_ setting is, or SUNSHINE_MARKETPLACE_BOT_ID instead',
    ],
  ],
  [
    { SUNSHINE_MARKETPLACE_ORGANIZATION_ID: '1', SUNSHINE_MARKETPLACE_BOT_ID: '2' },
    ['SUNSHINE_MARKETPLACE_NAME: must be set when another SUNSHINE_MARKETPLACE_ setting is'],
  ],
  [
    { ...PARTNER, SUNSHINE_MARKETPLACE_NAME: 'Caf\u00e9' },
    ['SUNSHINE_MARKETPLACE_NAME: must be 1 to 256 printable ASCII characters'],
  ],
  [
    { ...PARTNER, SUNSHINE_MARKETPLACE_APP_ID: '5\r\nx-other: 1' },
    ['SUNSHINE_MARKETPLACE_APP_ID: must be 1 to 256 printable ASCII characters'],
  ],
  [
    { ...PARTNER, SUNSHINE_BASE_URL: '' },
    ['SUNSHINE_BASE_URL: must be set when an app, a key or a marketplace name is'],
  ],
])('%j is refused', (settings, problems) => {
  const environment = {
    SUNSHINE_BASE_URL: 'https://api.smooch.io',
    SUNSHINE_ALLOWED_APP_IDS: '*',
    HTTP_CLIENT: httpClient(),
    ...settings,
  };
  expect(() => readConfig(environment)).toThrow(new ConfigError(problems));
});
