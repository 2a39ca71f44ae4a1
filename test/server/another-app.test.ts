/** A raw id of another allowed app can be changed without reading anything first. */
import { beforeEach, expect, test } from '@jest/globals';

import { startGraph, type Graph } from '../support/graph.js';
import { changesOf, mutation, type MutationName } from '../support/mutations.js';
import { startRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { AUTHORIZATION } from '../support/rest-client.js';

const CONVERSATION = '67a3198c9d3e51c7a4000c04';
const USER = '67a0d9f09d3e51c7a4000a01';
const CHANGES: Readonly<Record<string, object>> = {
  ...changesOf(CONVERSATION, USER),
  createConversation: { type: 'SDK_GROUP' },
};

let upstream: RecordingUpstream;
let graph: Graph;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  graph = await startGraph({
    SUNSHINE_BASE_URL: upstream.url,
    SUNSHINE_APP_ID: 'app-1',
    SUNSHINE_ALLOWED_APP_IDS: 'app-2',
  });
});

test.each(Object.entries(CHANGES))('%s goes to the app that it names', async (name, input) => {
  const source = mutation(name as MutationName);
  const headers = { authorization: AUTHORIZATION };

  const named = await graph.query(source, { input: { ...input, appId: 'app-2' } }, headers);
  const other = await graph.query(source, { input: { ...input, appId: 'app-3' } }, headers);

  expect(named).toMatchObject({ data: { [name]: { userErrors: [] } }, errors: [] });
  expect(other.data).toMatchObject({
    [name]: { userErrors: [{ code: 'INVALID_INPUT', field: ['appId'] }] },
  });
  expect(upstream.requests).toHaveLength(1);
  expect(upstream.requests[0]?.url).toMatch(/^\/v2\/apps\/app-2\/conversations/);
});
