/** Relay over graphql-ws, on a real server: what others send arrives once and in order, whatever becomes of connections. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { commitMutation, fetchQuery, graphql, requestSubscription } from 'relay-runtime';
import { WebSocket } from 'ws';

import type { eventsCursorQuery } from './__generated__/eventsCursorQuery.graphql';
import type { eventsSendMutation } from './__generated__/eventsSendMutation.graphql';
import type { eventsSubscription } from './__generated__/eventsSubscription.graphql';
import { createEnvironment, createEventsClient } from './environment';

const { GRAPHQL_URL = '', UNSTEADY_URL = '', TROUBLE_URL = '' } = process.env;

/** A conversation of the sandbox with 350 messages. */
const conversation = '67a5d8d89d3e51c7a4000c0e';

const events = createEventsClient(UNSTEADY_URL.replace('http', 'ws'), {
  webSocketImpl: WebSocket,
  retryWait: () => pause(50),
});
const environment = createEnvironment(GRAPHQL_URL, events);
const elsewhere = createEnvironment(GRAPHQL_URL);

test('nothing is lost or doubled, and a gap is given where it must be', async () => {
  const seen: unknown[] = [];
  const start = await fetchQuery<eventsCursorQuery>(
    environment,
    graphql`
      query eventsCursorQuery {
        eventCursor
      }
    `,
    {},
  ).toPromise();
  const subscription = requestSubscription<eventsSubscription>(environment, {
    subscription: graphql`
      subscription eventsSubscription($conversation: ID!, $after: String) {
        conversationEvents(conversationId: $conversation, after: $after) {
          cursor
          gap {
            reason
          }
          event {
            ... on ConversationMessageEvent {
              message {
                content {
                  text
                }
              }
            }
          }
        }
      }
    `,
    variables: { conversation, after: start?.eventCursor },
    onNext: (data) => {
      const { event, gap } = data?.conversationEvents ?? {};
      seen.push(gap ? gap.reason : event?.message?.content.text);
    },
    onError: (error) => seen.push(error),
  });
  const expected: string[] = [];
  const sees = async (...more: string[]) => {
    expected.push(...more);
    for (const start = Date.now(); seen.length < expected.length; await pause(5))
      if (Date.now() - start > 30_000) break;
    assert.deepEqual(seen, expected);
  };

  await send('live');
  await sees('live');
  await makeTrouble('cut');
  await send('while the connection is cut');
  await makeTrouble('mend');
  await sees('while the connection is cut');
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    await makeTrouble(`restart?signal=${signal}`);
    await sees('UNKNOWN_CURSOR');
    await send(`after ${signal}`);
    await sees(`after ${signal}`);
  }
  subscription.dispose();
});

for (const [page, region] of [
  ['events', 'resume'],
  ['front-ends', 'recipe'],
] as const)
  test(`the recipe in docs/${page}.md is this`, async () => {
    const guide = await readFile(`../../docs/${page}.md`, 'utf8');
    const source = await readFile('src/environment.ts', 'utf8');
    const regions = new RegExp(`// #region ${region}\\n([^]*?)\\n *// #endregion`);
    const [, quoted] = regions.exec(source) ?? [];
    assert.ok(quoted !== undefined && guide.includes(quoted), `it quotes environment.ts`);
  });

/** Sends a message as another client does. With its key it is posted once, however often the server is just away. */
async function send(text: string): Promise<void> {
  const input = {
    conversationId: conversation,
    author: { business: {} },
    content: { text: { text } },
    idempotencyKey: crypto.randomUUID(),
  };
  for (let isSent = false; !isSent; await pause(isSent ? 0 : 20))
    isSent = await new Promise((resolve) => {
      commitMutation<eventsSendMutation>(elsewhere, {
        mutation: graphql`
          mutation eventsSendMutation($input: SendConversationMessageInput!) {
            sendConversationMessage(input: $input) {
              userErrors {
                message
              }
            }
          }
        `,
        variables: { input },
        onCompleted: () => resolve(true),
        onError: () => resolve(false),
      });
    });
}

async function makeTrouble(kind: string): Promise<void> {
  const response = await fetch(`${TROUBLE_URL}/${kind}`, { method: 'POST' });
  assert.equal(response.status, 200);
}
