/** Both clients on a real server: they page back to the first message, and add what they send, without reading again. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, test } from 'node:test';

import { filter, firstValueFrom } from 'rxjs';

import type { MessagesQuery, SendMessageMutation } from '../src/chat/__generated__/graphql';
import * as apollo from '../src/chat/apollo';
import { Messages } from '../src/chat/operations';
import * as urql from '../src/chat/urql';

const { GRAPHQL_URL = '', SANDBOX_URL = '' } = process.env;

/** A conversation of the sandbox with 350 messages, in pages of 100: four. */
const conversation = '67a5d8d89d3e51c7a4000c0e';
const all = Array.from({ length: 350 }, (_, index) => `Message ${String(index + 1)}`);
const hello = {
  conversationId: conversation,
  author: { business: {} },
  content: { text: { text: 'hello' } },
};

let requests: string[] = [];
let warnings: unknown[] = [];
const recordingFetch: typeof fetch = (url, init) => {
  const { operationName } = JSON.parse(String(init?.body)) as { operationName: string };
  requests.push(operationName);
  return fetch(url, init);
};

beforeEach(async () => {
  await fetch(`${SANDBOX_URL}/_sandbox/reset`, { method: 'POST' });
  requests = [];
  warnings = [];
  console.warn = console.error = (...line: unknown[]) => void warnings.push(line);
});

test('Apollo Client pages backwards and appends what it sends, without reading again', async () => {
  const client = apollo.createClient(GRAPHQL_URL, recordingFetch);
  const list = client.watchQuery({ query: Messages, variables: { conversation, last: 100 } });
  const shownWith = async (count: number) => {
    const complete = list.pipe(
      filter(({ dataState, data }) => dataState === 'complete' && texts(data).length === count),
    );
    return (await firstValueFrom(complete)).data as MessagesQuery;
  };
  const watching = list.subscribe(() => undefined);

  let shown = await shownWith(100);
  for (const count of [200, 300, 350]) {
    assert.equal(page(shown)?.hasPreviousPage, true);
    await list.fetchMore({ variables: { before: page(shown)?.startCursor ?? null } });
    shown = await shownWith(count);
  }
  assert.equal(page(shown)?.hasPreviousPage, false);
  assert.deepEqual(texts(shown), all);
  await assertFourPagesRead();

  await sendsTwice((input) => apollo.sendMessage(client, input));
  assert.deepEqual(texts(await shownWith(351)), [...all, 'hello']);
  await apollo.sendMessage(client, { ...hello, idempotencyKey: 'apollo-2' });
  assert.deepEqual(texts(await shownWith(352)), [...all, 'hello', 'hello']);
  assert.deepEqual(requests.slice(4), ['SendMessage', 'SendMessage', 'SendMessage']);
  assert.deepEqual(warnings, []);
  watching.unsubscribe();
});

test('urql pages backwards and appends what it sends, without reading again', async () => {
  const client = urql.createClient(GRAPHQL_URL, recordingFetch);
  let before: string | null = null;
  let shown: MessagesQuery | undefined;
  for (const count of [100, 200, 300, 350]) {
    shown = (await client.query(Messages, { conversation, last: 100, before })).data;
    assert.equal(texts(shown).length, count);
    assert.equal(page(shown)?.hasPreviousPage, count < 350);
    before = page(shown)?.startCursor ?? null;
  }
  assert.deepEqual(texts(shown), all);
  await assertFourPagesRead();

  let newest: MessagesQuery | undefined;
  const watching = client
    .query(Messages, { conversation, last: 100, before: null })
    .subscribe(({ data }) => (newest = data));
  await sendsTwice((input) => urql.sendMessage(client, input));
  assert.deepEqual(texts(newest), [...all, 'hello']);
  await urql.sendMessage(client, { ...hello, idempotencyKey: 'urql-2' });
  assert.deepEqual(texts(newest), [...all, 'hello', 'hello']);
  assert.deepEqual(requests.slice(4), ['SendMessage', 'SendMessage', 'SendMessage']);
  assert.deepEqual(warnings, []);
  watching.unsubscribe();
});

test('the recipes in the documentation are these', async () => {
  const guide = await readFile('../../docs/front-ends.md', 'utf8');
  for (const file of ['apollo', 'urql', 'graphql-request']) {
    const source = await readFile(`src/chat/${file}.ts`, 'utf8');
    const [, quoted] = /\/\/ #region recipe\n([^]*?)\n *\/\/ #endregion/.exec(source) ?? [];
    assert.ok(
      quoted !== undefined && guide.includes(quoted),
      `docs/front-ends.md quotes ${file}.ts`,
    );
  }
});

/** Sends a message, and the same one again, as after a failure. */
async function sendsTwice(
  send: (
    input: typeof hello & { idempotencyKey: string },
  ) => Promise<SendMessageMutation['sendConversationMessage'] | undefined>,
) {
  const input = { ...hello, idempotencyKey: crypto.randomUUID() };
  const first = await send(input);
  const again = await send(input);
  assert.deepEqual(
    [first?.userErrors, first?.wasSentBefore, again?.wasSentBefore],
    [[], false, true],
  );
  assert.deepEqual(again?.messageEdges, first?.messageEdges);
}

/** Four requests, and for each of them one call for its messages, after one that makes sure of the conversation. */
async function assertFourPagesRead() {
  assert.deepEqual(requests, ['Messages', 'Messages', 'Messages', 'Messages']);
  const response = await fetch(`${SANDBOX_URL}/_sandbox/requests`);
  const { counts } = (await response.json()) as { counts: unknown };
  assert.deepEqual(counts, { getConversation: 4, listMessages: 4 });
}

function texts(data: unknown): (string | null | undefined)[] {
  const messages = (data as MessagesQuery | undefined)?.conversation?.messages;
  return messages?.edges.map(({ node }) => node?.content.text) ?? [];
}

function page(data: MessagesQuery | undefined) {
  return data?.conversation?.messages?.pageInfo;
}
