import { beforeEach, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config/config.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { listConversations } from '../../src/domains/conversation/rest.js';
import { listParticipants } from '../../src/domains/participant/rest.js';
import { queryString } from '../../src/upstream/query.js';
import { getUser } from '../../src/domains/user/rest.js';
import { VERSION } from '../../src/package.js';
import { startGraph } from '../support/graph.js';
import { startRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { AUTHORIZATION, openClient, type RestClient } from '../support/rest-client.js';
import { REST_OPERATIONS } from '../support/rest-operations.js';

const CURSOR = '67a1e3709d3e51c7a4000c01';
const CONVERSATION = { appId: 'app-1', conversationId: '67a1e3709d3e51c7a4000c02' };

let upstream: RecordingUpstream;
let rest: RestClient;

beforeEach(async () => {
  upstream = await startRecordingUpstream();
  rest = openClient(`${upstream.url}/sc`);
});

test.each([
  [{ size: 25 }, 'page%5Bsize%5D=25'],
  [{ size: 1, after: CURSOR }, `page%5Bsize%5D=1&page%5Bafter%5D=${CURSOR}`],
  [{ size: 100, before: CURSOR }, `page%5Bsize%5D=100&page%5Bbefore%5D=${CURSOR}`],
])('the page %j is asked for with %s', async (page, query) => {
  upstream.react({ body: '{"participants":[]}' });

  await listParticipants(rest.client, CONVERSATION, page);

  expect(upstream.requests[0]?.url).toBe(
    `/sc/v2/apps/app-1/conversations/${CONVERSATION.conversationId}/participants?${query}`,
  );
});

test.each([
  [{ userId: CURSOR }, `filter%5BuserId%5D=${CURSOR}`],
  [{ userExternalId: 'bob smith@x&y' }, 'filter%5BuserExternalId%5D=bob%20smith%40x%26y'],
  [{ userExternalId: 'a+b=c' }, 'filter%5BuserExternalId%5D=a%2Bb%3Dc'],
  [{ userExternalId: 'ü/#%20' }, 'filter%5BuserExternalId%5D=%C3%BC%2F%23%2520'],
])('the conversations of %j are asked for with %s', async (user, query) => {
  upstream.react({ body: '{"conversations":[]}' });

  await listConversations(rest.client, { appId: 'app-1', ...user }, { size: 10 });

  expect(upstream.requests[0]?.url).toBe(
    `/sc/v2/apps/app-1/conversations?page%5Bsize%5D=10&${query}`,
  );
});

test('a query string leaves out what is undefined, and its mark when nothing is left', () => {
  expect(queryString({})).toBe('');
  expect(queryString({ 'page[after]': undefined })).toBe('');
  expect(queryString({ 'page[size]': 5, 'page[after]': undefined, 'a b': '+' })).toBe(
    '?page%5Bsize%5D=5&a%20b=%2B',
  );
});

test.each(['/sc', '/sc/', '/sc//'])(
  'the base path is kept of a base URL ending in %s',
  async (end) => {
    const config = readConfig({ SUNSHINE_BASE_URL: upstream.url + end, SUNSHINE_APP_ID: 'app-1' });
    const baseUrl = config.upstream.kind === 'api' ? config.upstream.baseUrl : '';
    const other = openClient(baseUrl);
    upstream.react({ body: JSON.stringify({ user: { id: CURSOR } }) });

    await getUser(other.client, { appId: 'app-1', userExternalId: '../x' });

    expect(upstream.requests[0]?.url).toBe('/sc/v2/apps/app-1/users/..%2Fx');
  },
);

test.each(REST_OPERATIONS)(
  '$name sends its headers and no others',
  async ({ call, answer, body }) => {
    upstream.react({ body: JSON.stringify(answer), headers: { 'set-cookie': 'track=me' } });

    await call(rest.client);
    await call(rest.client);

    const expected = {
      host: new URL(upstream.url).host,
      accept: 'application/json',
      'accept-encoding': expect.stringContaining('gzip'),
      authorization: AUTHORIZATION,
      connection: 'keep-alive',
      'user-agent': `sunshine-conversations-graphql/${VERSION}`,
      ...(body === undefined
        ? {}
        : {
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(JSON.stringify(body))),
          }),
    };
    expect(upstream.requests.map(({ headers }) => headers)).toEqual([expected, expected]);
  },
);

test('calls one after another share a connection', async () => {
  for (const { call, answer } of REST_OPERATIONS) {
    upstream.react({ body: JSON.stringify(answer) });
    await call(rest.client);
  }

  expect(upstream.requests).toHaveLength(REST_OPERATIONS.length);
  expect(upstream.connections).toBe(1);
});

test('calls at once take no more connections than may be under way, and those are used again', async () => {
  const few = openClient(upstream.url, { concurrency: 4 });
  upstream.react({ body: JSON.stringify({ user: { id: CURSOR } }) });
  const user = { appId: 'app-1', userId: CURSOR };

  await Promise.all(Array.from({ length: 40 }, () => getUser(few.client, user)));
  await Promise.all(Array.from({ length: 40 }, () => getUser(few.client, user)));

  expect(upstream.requests).toHaveLength(80);
  expect(upstream.connections).toBe(4);
});

test.each([
  'first: 7',
  'first: 7, after: $cursor',
  'last: 7, before: $cursor',
  'last: 7',
  'last: 100',
])('no request of a page with %s has two cursors', async (page) => {
  const graph = await startGraph();
  const filter = `filter: { userId: "${SAMPLE.users.bruno.id}" }`;
  const { data } = await graph.query(
    `{ conversations(${filter}, first: 20) { pageInfo { endCursor } } }`,
  );
  const { endCursor } = (data as { conversations: { pageInfo: { endCursor: string } } })
    .conversations.pageInfo;

  const { errors } = await graph.query(
    `{ conversations(${filter}, ${page.replace('$cursor', `"${endCursor}"`)}) { nodes { id } } }`,
  );
  const urls = graph.sandbox.requests.entries.map(({ url }) => url);

  expect(errors).toEqual([]);
  expect(urls.length).toBeGreaterThan(1);
  for (const url of urls)
    expect(url.match(/page%5B(after|before)%5D=/g)?.length ?? 0).toBeLessThanOrEqual(1);
});
