import type { AppEvent } from '../../../events/event.js';
import type { SharedState } from '../../../kernel/shared-state.js';
import { isObject } from '../../../upstream/response.js';
import { idempotencyKeyIn } from '../idempotency-key.js';
import { sendStore } from './server-store.js';
import { stateAt } from './state.js';

/**
 * Ends the doubt about a send whose message an event shows: it was carried out, and a repetition is answered with that
 * message. Never fails: without it a repetition looks for the message.
 */
export async function endDoubt(event: AppEvent, shared: SharedState): Promise<void> {
  const { type, appId, conversationId, messageId, payload } = event;
  if (type !== 'MESSAGE' || conversationId === undefined || messageId === undefined) return;
  const message = payload['message'];
  if (!isObject(message) || !shared.changes.sendKeys) return;
  const key = idempotencyKeyIn(message['metadata']);
  if (key === null) return;
  const store = shared.of(sendStore);
  for (const author of authorsOf(message['author'])) {
    const sent = { appId, conversationId, author, key };
    try {
      const record = await store.get(sent);
      // One that is under way learns all its messages from its own answer.
      if (!record || stateAt(record.state, Date.now()).kind !== 'in-doubt') continue;
      await store.replace(sent, record, {
        ...record,
        state: { kind: 'sent', messageIds: [messageId] },
      });
    } catch {
      // The memory is away, which is reported where it is.
    }
  }
}

/** The names under which a send of that author may be remembered: as the client has named the author. */
function authorsOf(author: unknown): readonly string[] {
  if (!isObject(author)) return [];
  if (author['type'] === 'business') return ['business'];
  const { userId, user } = author;
  const externalId = author['userExternalId'] ?? (isObject(user) ? user['externalId'] : undefined);
  return [
    ...(typeof userId === 'string' ? [`user ${userId}`] : []),
    ...(typeof externalId === 'string' ? [`external ${externalId}`] : []),
  ];
}
