import { beforeEach, expect, test } from '@jest/globals';

import { startRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { openClient, type RestClient } from '../support/rest-client.js';
import { REST_OPERATIONS } from '../support/rest-operations.js';

let upstream: RecordingUpstream;
let rest: RestClient;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  rest = openClient(upstream.url);
});

test('there is a function for each of these REST operations', () => {
  expect(REST_OPERATIONS.map(({ name }) => name).sort()).toEqual([
    'createClient',
    'createConversation',
    'createUser',
    'deleteConversation',
    'deleteUser',
    'deleteUserPersonalInformation',
    'downloadMessageRef',
    'getConversation',
    'getDevice',
    'getUser',
    'joinConversation',
    'leaveConversation',
    'listClients',
    'listConversations',
    'listDevices',
    'listMessages',
    'listParticipants',
    'listUsers',
    'postConversionEvents',
    'removeClient',
    'syncUser',
    'updateConversation',
    'updateUser',
  ]);
});

test.each(REST_OPERATIONS)(
  '$name makes one call, $method $url, and gives what it answers',
  async ({ call, method, url, body, answer, result }) => {
    upstream.react({ status: method === 'POST' ? 201 : 200, body: JSON.stringify(answer) });

    const given = await call(rest.client);

    expect(given).toEqual(result);
    expect(upstream.requests).toHaveLength(1);
    expect(upstream.requests[0]).toMatchObject({ method, url });
    expect(upstream.requests[0]?.body).toBe(body === undefined ? '' : JSON.stringify(body));
    expect(rest.client.usage.requests).toBe(1);
  },
);

test('a dataset id that came as a number is given as text', async () => {
  upstream.react({
    body: '{"conversionEvents":{"datasetId":98765432109876543210,"eventsReceived":2}}',
  });
  const post = REST_OPERATIONS.find(({ name }) => name === 'postConversionEvents');

  expect(await post?.call(rest.client)).toEqual({
    datasetId: '98765432109876543210',
    eventsReceived: 2,
  });
});
