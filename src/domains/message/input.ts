import type {
  ConversationAuthorInput,
  ConversationBusinessAuthorInput,
  ConversationDestinationInput,
  ConversationOverrideInput,
  DeleteConversationMessageInput,
  SendConversationMessageInput,
} from '../../__generated__/resolvers.js';
import type { FieldPath } from '../../kernel/input-error.js';
import { decodeParts, isRecordId } from '../../kernel/global-id.js';
import { checkText, MAX_URL, type InputReader } from '../../kernel/input-reader.js';
import { checkMetadata } from '../../kernel/metadata.js';
import type { JsonObject, Maybe } from '../../upstream/json.js';
import { readConversationId } from '../conversation/input.js';
import { readUserReference } from '../user/input.js';
import type { UserReference } from '../user/records.js';
import { message } from './definition.js';
import { KEY_IN_METADATA, withIdempotencyKey } from './idempotency-key.js';
import type { MessageReference } from './records.js';
import { readContent } from './input-content.js';
import { given, wordOf } from './input-values.js';

/** Who posts, in upstream's format. */
export type AuthorBody = JsonObject &
  ({ readonly type: 'business' } | ({ readonly type: 'user' } & UserReference));

/** A message to post, in upstream's format, with its key beside it. */
export interface MessageToPost {
  /** When none is named: a stand-in for the end user who calls. */
  readonly author: AuthorBody;
  readonly isAuthorNamed: boolean;
  /** All but the author, and without the key. */
  readonly rest: JsonObject & { readonly metadata?: JsonObject };
  /** Undefined when it has none. */
  readonly key: string | undefined;
}

/** 1 to 64 printable ASCII characters. */
const KEY = /^[\u0020-\u007e]{1,64}$/;
/** As long as any user, for what depends on the size of the message. */
const STAND_IN: AuthorBody = { type: 'user', userId: '0'.repeat(24) };
const CAPABILITIES: ReadonlySet<string> = new Set(['LIST', 'TIME', 'FORM', 'QUICK', 'AUTH2']);
const SUBTYPES = new Map([
  ['AI', 'AI'],
  ['ACTIVITY', 'activity'],
] as const);

/**
 * Checks a message to post.
 *
 * @param isEndUser Whether an end user calls, who is the author when none is named.
 * @param hasKeys Whether this server takes keys.
 */
export function readMessage(
  reader: InputReader,
  input: SendConversationMessageInput,
  isEndUser: boolean,
  hasKeys: boolean,
): MessageToPost {
  const { content, destination, override } = input;
  return {
    author: readAuthor(reader, input.author, isEndUser),
    isAuthorNamed: Boolean(input.author),
    rest: given({
      content: readContent(reader, ['content'], content),
      ...(content.template ? { schema: 'whatsapp' } : {}),
      destination: destination && readDestination(reader, destination, input.author),
      metadata: readMetadata(reader, input),
      override: override && readOverride(reader, override),
    }),
    key: readKey(reader, input.idempotencyKey, hasKeys),
  };
}

/** The message that an input names: by its global id, or by its own with that of its conversation. */
export function readMessageReference(
  reader: InputReader,
  { messageId, conversationId }: DeleteConversationMessageInput,
): Omit<MessageReference, 'appId'> {
  const named =
    typeof conversationId === 'string' ? readConversationId(reader, { conversationId }) : undefined;
  if (named === undefined && isRecordId(messageId))
    reader.reject(['conversationId'], "must be given with a message's own id");
  const rule = 'must be the id of a message of this conversation';
  const inside = named === undefined ? undefined : { ids: [named], rule };
  return {
    messageId: reader.recordId(message, ['messageId'], messageId, inside),
    conversationId: named ?? decodeParts(messageId)?.ids[0] ?? '',
  };
}

/** The business as an author, in upstream's format. `field` is where it stands. */
export function readBusinessAuthor(
  reader: InputReader,
  field: FieldPath,
  { displayName, avatarUrl, subtype }: ConversationBusinessAuthorInput,
): AuthorBody {
  checkText(reader, [...field, 'avatarUrl'], avatarUrl, MAX_URL);
  const word = wordOf(reader, [...field, 'subtype'], subtype, SUBTYPES);
  const subtypes = word === undefined ? undefined : [word];
  return { ...given({ displayName, avatarUrl, subtypes }), type: 'business' };
}

function readAuthor(
  reader: InputReader,
  author: Maybe<ConversationAuthorInput>,
  isEndUser: boolean,
): AuthorBody {
  if (author?.business) return readBusinessAuthor(reader, ['author', 'business'], author.business);
  if (author?.user) {
    const { user, displayName, avatarUrl } = author.user;
    checkText(reader, ['author', 'user', 'avatarUrl'], avatarUrl, MAX_URL);
    const reference = readUserReference(reader, ['author', 'user', 'user'], user);
    return { ...given({ displayName, avatarUrl }), type: 'user', ...reference };
  }
  if (!isEndUser)
    reader.reject(['author'], 'must be given: only an end user is the author by default');
  return STAND_IN;
}

function readDestination(
  reader: InputReader,
  { integrationId, integrationType, silent }: ConversationDestinationInput,
  author: Maybe<ConversationAuthorInput>,
): JsonObject {
  if (author && !author.business)
    reader.reject(['destination'], 'goes with an author of the business only');
  if (typeof integrationId === 'string') {
    if (!isRecordId(integrationId))
      reader.reject(['destination', 'integrationId'], 'must be 24 lower-case hexadecimal digits');
    return { integrationId };
  }
  if (typeof silent === 'boolean') {
    if (!silent) reader.reject(['destination', 'silent'], 'must be true, or left out');
    return { integrationType: 'none' };
  }
  if (integrationType === '')
    reader.reject(['destination', 'integrationType'], 'must not be empty');
  return { integrationType };
}

/** Checked as it will be sent: with the key in it. */
function readMetadata(
  reader: InputReader,
  { metadata, idempotencyKey }: SendConversationMessageInput,
): JsonObject | undefined {
  if (!metadata) return undefined;
  if (Object.hasOwn(metadata, KEY_IN_METADATA))
    reader.reject(['metadata', KEY_IN_METADATA], 'is given beside the metadata, not in it');
  const isKeyed = typeof idempotencyKey === 'string';
  checkMetadata(
    reader,
    ['metadata'],
    isKeyed ? withIdempotencyKey(metadata, idempotencyKey) : metadata,
  );
  return metadata;
}

function readOverride(
  reader: InputReader,
  { apple, line, messenger, whatsapp }: ConversationOverrideInput,
): JsonObject {
  const { withCapabilities } = apple ?? {};
  for (const [index, capability] of (withCapabilities ?? []).entries())
    if (!CAPABILITIES.has(capability))
      reader.reject(
        ['override', 'apple', 'withCapabilities', String(index)],
        `must be ${[...CAPABILITIES].join(', ')}`,
      );
  return given({
    apple: apple && given({ ...apple }),
    line: line && { payload: line },
    messenger: messenger && { payload: messenger },
    whatsapp: whatsapp && { payload: whatsapp },
  });
}

function readKey(reader: InputReader, key: Maybe<string>, hasKeys: boolean): string | undefined {
  if (typeof key !== 'string') return undefined;
  if (!hasKeys) reader.reject(['idempotencyKey'], 'is not taken by this server');
  else if (!KEY.test(key))
    reader.reject(['idempotencyKey'], 'must be 1 to 64 printable ASCII characters');
  return key;
}
