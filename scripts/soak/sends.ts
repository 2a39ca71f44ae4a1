/** The senders of the soak with Redis: each message has a key, and is sent until it is answered. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { SAMPLE } from '../../src/sandbox/samples/data.js';

/** What was sent. */
export interface Sent {
  readonly keys: ReadonlySet<string>;
  /** The ids of the messages that the sends were answered with. */
  readonly ids: ReadonlySet<string>;
  /** How many attempts were answered with an error, or not at all. */
  readonly failures: number;
}

const SENDERS = 4;
/** Milliseconds between two sends of one sender. */
const THINKING = 800;

const SEND = `mutation ($input: SendConversationMessageInput!) {
  sendConversationMessage(input: $input) { message { messageId } userErrors { code } } }`;

/** Sends messages to one process after the other until the signal is aborted. */
export async function sendAll(urls: readonly string[], signal: AbortSignal): Promise<Sent> {
  const keys = new Set<string>();
  const ids = new Set<string>();
  let failures = 0;
  let turn = 0;
  const send = async (key: string): Promise<void> => {
    for (;;) {
      turn += 1;
      const id = await post(urls[turn % urls.length] ?? '', key).catch(() => undefined);
      if (id !== undefined) {
        ids.add(id);
        return;
      }
      failures += 1;
      await pause(200);
    }
  };
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      while (!signal.aborted) {
        const key = randomUUID();
        keys.add(key);
        await send(key);
        // A few are sent again, as clients do that lost the answer.
        if (Math.random() < 0.05) await send(key);
        await pause(THINKING, undefined, { signal }).catch(() => undefined);
      }
    }),
  );
  return { keys, ids, failures };
}

async function post(url: string, idempotencyKey: string): Promise<string | undefined> {
  const input = {
    conversationId: SAMPLE.conversations.crew.id,
    author: { business: {} },
    content: { text: { text: 'soaked' } },
    idempotencyKey,
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: SEND, variables: { input } }),
  });
  const { data } = (await response.json()) as {
    data?: { sendConversationMessage: { message: { messageId: string } | null } | null } | null;
  };
  return data?.sendConversationMessage?.message?.messageId;
}
