import { beforeEach, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../../support/graph.js';
import { failures } from '../../support/failures.js';
import {
  startRecordingUpstream,
  type RecordingUpstream,
} from '../../support/recording-upstream.js';
import { AUTHORIZATION } from '../../support/rest-client.js';

const USER = '67a0d9f09d3e51c7a4000a01';
const FOUND = { body: `{"user":{"id":"${USER}","externalId":"crm/ada","brandId":"77"}}` };

let upstream: RecordingUpstream;
let graph: Graph;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  graph = await startGraph({ SUNSHINE_BASE_URL: upstream.url, SUNSHINE_APP_ID: 'app-1' });
});

function query(source: string): ReturnType<Graph['query']> {
  return graph.query(source, {}, { authorization: AUTHORIZATION });
}

test('a brand-separated user is found by external id and brand, and then known by the record id', async () => {
  upstream.react(FOUND, { body: '{"conversations":[]}' });

  const { data, errors } = await query(
    '{ user(by: { userExternalId: "crm/ada" }, brandId: "77") { userId brandId conversations { nodes { id } } } }',
  );

  expect(errors).toEqual([]);
  expect(data).toEqual({ user: { userId: USER, brandId: '77', conversations: { nodes: [] } } });
  expect(upstream.requests.map(({ url }) => url)).toEqual([
    '/v2/apps/app-1/users/crm%2Fada?brandId=77',
    `/v2/apps/app-1/conversations?page%5Bsize%5D=25&filter%5BuserId%5D=${USER}`,
  ]);
});

test('the same external id in two brands, and in none, is asked for three times', async () => {
  upstream.react(FOUND);
  const by = 'by: { userExternalId: "crm/ada" }';

  await query(`{ a: user(${by}, brandId: "77") { brandId } b: user(${by}, brandId: "78") { brandId }
    c: user(${by}) { brandId } d: user(${by}, brandId: "77") { zendeskId } }`);

  expect(upstream.requests.map(({ url }) => url).sort()).toEqual([
    '/v2/apps/app-1/users/crm%2Fada',
    '/v2/apps/app-1/users/crm%2Fada?brandId=77',
    '/v2/apps/app-1/users/crm%2Fada?brandId=78',
  ]);
});

test.each([
  [`by: { userId: "${USER}" }, brandId: "77"`, 'brandId: goes with `userExternalId`'],
  ['by: { userExternalId: "x" }, brandId: ""', 'brandId: must be 1 to 24 decimal digits'],
  ['by: { userExternalId: "x" }, brandId: "7a"', 'brandId: must be 1 to 24 decimal digits'],
  [
    `by: { userExternalId: "x" }, brandId: "${'7'.repeat(25)}"`,
    'brandId: must be 1 to 24 decimal digits',
  ],
])('user(%s) is refused', async (args, message) => {
  const answer = await query(`{ user(${args}) { userId } }`);

  expect(failures(answer)).toEqual([{ path: ['user'], code: 'BAD_USER_INPUT', message }]);
  expect(upstream.requests).toEqual([]);
});
