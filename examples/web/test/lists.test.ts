/** What the caches of both clients make of lists and of parts, and what urql and graphql-request do, on a real server. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { parse } from 'graphql';
import { filter, firstValueFrom } from 'rxjs';

import schema from '../src/chat/__generated__/introspection';
import * as apollo from '../src/chat/apollo';
import * as plain from '../src/chat/graphql-request';
import { Messages, SendMessage } from '../src/chat/operations';
import * as urql from '../src/chat/urql';

const { GRAPHQL_URL = '', SANDBOX_URL = '' } = process.env;

const ADA = 'crm/ada@example.com';
const MIRA = 'crm/mira@example.com';
/** A conversation of the sandbox with 350 messages. */
const conversation = '67a5d8d89d3e51c7a4000c0e';
const hello = {
  conversationId: conversation,
  author: { business: {} },
  content: { text: { text: 'hello' } },
};

const ByNodes =
  parse(`query ByNodes($user: String!, $first: Int, $after: String, $last: Int, $before: String) {
  conversations(filter: { userExternalId: $user }, first: $first, after: $after, last: $last, before: $before) {
    nodes { id displayName }
    pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
  }
}`);
const ByEdges = parse(`query ByEdges($user: String!, $first: Int) {
  conversations(filter: { userExternalId: $user }, first: $first) {
    edges { cursor node { id displayName } }
    pageInfo { hasNextPage endCursor }
  }
}`);
const GivenName = parse(`query GivenName($user: String!) {
  user(by: { userExternalId: $user }) { id profile { givenName } }
}`);
const Surname = parse(`query Surname($user: String!) {
  user(by: { userExternalId: $user }) { id profile { surname } }
}`);

interface List {
  readonly conversations: {
    readonly nodes?: readonly { readonly id: string }[];
    readonly edges?: readonly { readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

let requests: string[] = [];
const recordingFetch: typeof fetch = (url, init) => {
  requests.push(`${init?.method ?? 'GET'} ${nameOf(url, init)}`);
  return fetch(url, init);
};

beforeEach(async () => {
  await fetch(`${SANDBOX_URL}/_sandbox/reset`, { method: 'POST' });
  requests = [];
});

test('Apollo Client joins the pages of a list that is read by nodes, and keeps filters apart', async () => {
  const client = apollo.createClient(GRAPHQL_URL, recordingFetch);
  const expected = await idsOf(ADA);
  const list = client.watchQuery<List>({ query: ByNodes, variables: { user: ADA, first: 2 } });
  const watching = list.subscribe(() => undefined);
  await firstValueFrom(list.pipe(filter(({ dataState }) => dataState === 'complete')));
  for (let page = shown(client, ADA); page?.pageInfo.hasNextPage; page = shown(client, ADA))
    await list.fetchMore({ variables: { after: page.pageInfo.endCursor } });
  assert.deepEqual(ids(shown(client, ADA)), expected);
  assert.ok(expected.length > 4);

  await client.query({ query: ByNodes, variables: { user: MIRA, first: 2 } });
  assert.deepEqual(ids(shown(client, MIRA)), (await idsOf(MIRA)).slice(0, 2));
  assert.deepEqual(ids(shown(client, ADA)), expected);
  watching.unsubscribe();
});

test('Apollo Client reads by nodes what it has read by edges, without asking again', async () => {
  const client = apollo.createClient(GRAPHQL_URL, recordingFetch);
  await client.query({ query: ByEdges, variables: { user: ADA, first: 3 } });
  await client.query({
    query: parse(
      `query Nodes($user: String!) { conversations(filter: { userExternalId: $user }, first: 3) { nodes { id } } }`,
    ),
    variables: { user: ADA },
  });
  assert.deepEqual(requests, ['POST ByEdges']);
});

test('Apollo Client lays together what two operations select of a part, of every record', async () => {
  const client = apollo.createClient(GRAPHQL_URL, recordingFetch);
  const variables = { user: ADA };
  await client.query({ query: GivenName, variables });
  await client.query({ query: Surname, variables });
  await client.query({ query: GivenName, variables });
  assert.deepEqual(requests, ['POST GivenName', 'POST Surname']);

  const { policies } = apollo.createCache();
  const parts = partsOfRecords();
  assert.ok(parts.length > 8);
  for (const [record, field, type] of parts)
    assert.ok(policies.getMergeFunction(record, field, type), `${record}.${field}: ${type}`);
});

test('urql joins the pages of a list that is read by nodes, and keeps filters apart', async () => {
  const client = urql.createClient(GRAPHQL_URL, recordingFetch);
  const expected = await idsOf(ADA);
  let after: string | undefined;
  for (;;) {
    const { data } = await client.query<List>(ByNodes, { user: ADA, first: 2, after });
    if (!data?.conversations.pageInfo.hasNextPage) {
      assert.deepEqual(ids(data?.conversations), expected);
      break;
    }
    after = data.conversations.pageInfo.endCursor;
  }
  const { data } = await client.query<List>(ByNodes, { user: MIRA, first: 2 });
  assert.deepEqual(ids(data?.conversations), (await idsOf(MIRA)).slice(0, 2));
});

test('urql works with its defaults, which send queries by GET', async () => {
  const client = new Client({
    url: GRAPHQL_URL,
    fetch: recordingFetch,
    exchanges: [cacheExchange, fetchExchange],
  });
  const { data, error } = await client.query(Messages, { conversation, last: 1 });
  assert.equal(error, undefined);
  assert.equal(data?.conversation?.messages?.edges[0]?.node?.content.text, 'Message 350');
  const sent = await client.mutation(SendMessage, { input: hello });
  assert.equal(sent.error, undefined);
  assert.deepEqual(requests, ['GET Messages', 'POST SendMessage']);
});

test('graphql-request reads every page, and posts a message once when it is in doubt', async () => {
  const client = plain.createClient(GRAPHQL_URL, recordingFetch);
  const texts: unknown[] = [];
  for await (const edges of plain.pagesOf(client, conversation))
    texts.unshift(...edges.map(({ node }) => node?.content.text));
  assert.deepEqual(
    texts,
    Array.from({ length: 350 }, (_, index) => `Message ${String(index + 1)}`),
  );
  assert.equal(requests.length, 4);

  // Upstream does it after it has closed the connection, so that for a while nobody can know.
  await fetch(`${SANDBOX_URL}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'lateWork', ms: 500, operation: 'postMessage', times: 1 }),
  });
  const sent = await plain.sendMessage(client, { ...hello, idempotencyKey: crypto.randomUUID() });
  assert.deepEqual([sent?.userErrors, sent?.wasSentBefore], [[], true]);
  assert.deepEqual(requests.slice(4), ['POST SendMessage', 'POST SendMessage']);
});

/** The parts of records, as [record, field, type]: objects without an id that are no lists. */
function partsOfRecords() {
  const types = new Map(schema.__schema.types.map((type) => [type.name, type] as const));
  const found: (readonly [string, string, string])[] = [];
  for (const type of types.values()) {
    if (type.kind !== 'OBJECT' || !type.interfaces.some(({ name }) => name === 'Node')) continue;
    for (const field of type.fields) {
      const of =
        'ofType' in field.type && field.type.kind === 'NON_NULL' ? field.type.ofType : field.type;
      const part = 'name' in of ? types.get(of.name) : undefined;
      if (part?.kind !== 'OBJECT' && part?.kind !== 'INTERFACE') continue;
      if (!part.fields.some(({ name }) => name === 'id'))
        found.push([type.name, field.name, part.name]);
    }
  }
  return found;
}

function shown(client: ReturnType<typeof apollo.createClient>, user: string) {
  return client.readQuery<List>({ query: ByNodes, variables: { user, first: 2 } })?.conversations;
}

function ids(list: List['conversations'] | undefined) {
  return list?.nodes?.map(({ id }) => id);
}

/** All conversations of a user, read at once. */
async function idsOf(user: string): Promise<readonly string[]> {
  const { conversations } = await plain
    .createClient(GRAPHQL_URL)
    .request<List>(ByEdges, { user, first: 50 });
  return conversations.edges?.map(({ node }) => node.id) ?? [];
}

function nameOf(url: unknown, init: RequestInit | undefined): string {
  if (typeof init?.body === 'string')
    return (JSON.parse(init.body) as { operationName: string }).operationName;
  return new URL(String(url)).searchParams.get('operationName') ?? '';
}
