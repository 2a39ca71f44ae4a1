import type { Context } from '../../kernel/context.js';
import type { Loaders } from '../../kernel/loaders.js';
import { checkSize } from '../../upstream/client.js';
import type { JsonObject } from '../../upstream/json.js';
import { SunshineError } from '../../upstream/sunshine-error.js';
import type { ConversationReference } from '../conversation/records.js';
import { endUser } from '../user/definition.js';
import { withIdempotencyKey } from './idempotency-key.js';
import type { AuthorBody, MessageToPost } from './input.js';
import type { SentMessages } from './parents.js';
import { POST_MESSAGE, postMessage } from './rest.js';
import { fingerprintOf } from './sends/fingerprint.js';
import { lookFor, type SoughtAuthor } from './sends/look.js';
import { sendOnce } from './sends/send-once.js';
import { sendStore } from './sends/server-store.js';

/**
 * Makes sure that upstream accepts a message of that size.
 *
 * @throws {SunshineError} `too-large` when it does not.
 */
export function checkMessageSize(message: MessageToPost): void {
  checkSize(POST_MESSAGE, bodyOf(message, message.author));
}

/**
 * Posts a message; with a key at most once.
 *
 * @throws {InputError} when the key was used for another message.
 * @throws {SunshineError} `inDoubt` when it may have been posted.
 */
export async function sendMessage(
  message: MessageToPost,
  author: AuthorBody,
  reference: ConversationReference,
  { loaders, shared, sunshine }: Pick<Context, 'loaders' | 'shared' | 'sunshine'>,
): Promise<SentMessages> {
  const body = bodyOf(message, author);
  const { key, rest } = message;
  if (key === undefined) {
    const messages = await postMessage(sunshine, reference, body);
    return { ...reference, messages, wasSentBefore: false };
  }
  const send = {
    key: { ...reference, author: nameOf(author), key },
    fingerprint: fingerprintOf({ ...rest, author }),
    credentialsKey: sunshine.credentialsKey,
    deadline: sunshine.deadline,
    post: () => postMessage(sunshine, reference, body),
    look: async (sentAt?: number) => {
      const sought = await soughtAuthor(author, reference, loaders);
      return lookFor(sunshine, reference, sought, key, sentAt);
    },
    idOf: ({ id }: { readonly id: string | undefined }) => id,
  };
  const { messages, wasSentBefore, ...sent } = await sendOnce(
    send,
    shared.of(sendStore),
    shared.changes.sendSettle,
  );
  if (messages) return { ...reference, messages, wasSentBefore };
  return { ...reference, messageIds: 'messageIds' in sent ? sent.messageIds : [], wasSentBefore };
}

function bodyOf({ rest, key }: MessageToPost, author: JsonObject): JsonObject {
  if (key === undefined) return { author, ...rest };
  return { author, ...rest, metadata: withIdempotencyKey(rest.metadata, key) };
}

function nameOf({ userId, userExternalId }: AuthorBody): string {
  if (typeof userId === 'string') return `user ${userId}`;
  return typeof userExternalId === 'string' ? `external ${userExternalId}` : 'business';
}

/** Messages name their authors by record id only. */
async function soughtAuthor(
  author: AuthorBody,
  { appId }: ConversationReference,
  loaders: Loaders,
): Promise<SoughtAuthor> {
  if (author.type === 'business') return 'business';
  if (author.userId !== undefined) return { userId: author.userId };
  const { userExternalId } = author;
  const user = await loaders.record(endUser).load({ appId, userExternalId });
  if (!user) throw new SunshineError('getUser', 'refused', userMissing);
  return { userId: user.id };
}

const userMissing = { status: 404, errors: [{ code: 'user_not_found' }] };
