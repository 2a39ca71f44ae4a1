import type {
  ConversationActionInput,
  ConversationItemInput,
} from '../../__generated__/resolvers.js';
import type { FieldPath } from '../../kernel/input-error.js';
import { checkText, MAX_URL, type InputReader } from '../../kernel/input-reader.js';
import { checkMetadata } from '../../kernel/metadata.js';
import type { JsonObject, Maybe } from '../../upstream/json.js';
import { checkCount, given, MAX_LABEL, wordOf } from './input-values.js';

const MAX_ITEMS = 10;
const MAX_ITEM_ACTIONS = 3;

const ITEM_SIZES = new Map([
  ['COMPACT', 'compact'],
  ['LARGE', 'large'],
] as const);
const WEBVIEW_SIZES = new Map([
  ['COMPACT', 'compact'],
  ['TALL', 'tall'],
  ['FULL', 'full'],
] as const);

/** What can be pressed in a text or beside a picture; undefined when that is nothing. */
export function readActions(
  reader: InputReader,
  field: FieldPath,
  actions: Maybe<readonly ConversationActionInput[]>,
): readonly JsonObject[] | undefined {
  const read = actions?.map((action, index) =>
    readAction(reader, [...field, String(index)], action),
  );
  return read?.length === 0 ? undefined : read;
}

/** What can be pressed in an item or below a list: 1 to `max` actions, and none that sends something as the user. */
export function readItemActions(
  reader: InputReader,
  field: FieldPath,
  actions: readonly ConversationActionInput[],
  max: number,
): readonly JsonObject[] {
  return checkCount(reader, field, actions, 1, max).map((action, index) => {
    const at = [...field, String(index)];
    if (action.reply || action.locationRequest)
      reader.reject(at, 'must be buy, link, postback or webview');
    return readAction(reader, at, action);
  });
}

/** The items of a carousel or a list. */
export function readItems(
  reader: InputReader,
  field: FieldPath,
  items: readonly ConversationItemInput[],
): readonly JsonObject[] {
  return checkCount(reader, field, items, 1, MAX_ITEMS).map((item, index) =>
    readItem(reader, [...field, String(index)], item),
  );
}

function readItem(reader: InputReader, field: FieldPath, item: ConversationItemInput): JsonObject {
  const { title, description, mediaUrl, mediaType, altText, metadata } = item;
  checkText(reader, [...field, 'title'], title, MAX_LABEL, 1);
  checkText(reader, [...field, 'description'], description, MAX_LABEL);
  checkText(reader, [...field, 'mediaUrl'], mediaUrl, MAX_URL);
  checkText(reader, [...field, 'mediaType'], mediaType, MAX_LABEL);
  checkText(reader, [...field, 'altText'], altText, MAX_LABEL);
  if (metadata) checkMetadata(reader, [...field, 'metadata'], metadata);
  return given({
    title,
    description,
    mediaUrl,
    mediaType,
    altText,
    size: wordOf(reader, [...field, 'size'], item.size, ITEM_SIZES),
    actions: readItemActions(reader, [...field, 'actions'], item.actions, MAX_ITEM_ACTIONS),
    metadata,
  });
}

function readAction(
  reader: InputReader,
  field: FieldPath,
  action: ConversationActionInput,
): JsonObject {
  const { buy, link, locationRequest, postback, reply, webview } = action;
  if (buy) return ofKind(reader, [...field, 'buy'], 'buy', buy);
  if (link) {
    const { isDefault, ...rest } = link;
    return ofKind(reader, [...field, 'link'], 'link', { ...rest, default: isDefault });
  }
  if (locationRequest)
    return ofKind(reader, [...field, 'locationRequest'], 'locationRequest', locationRequest);
  if (postback) return ofKind(reader, [...field, 'postback'], 'postback', postback);
  if (reply) {
    checkText(reader, [...field, 'reply', 'iconUrl'], reply.iconUrl, MAX_URL);
    return ofKind(reader, [...field, 'reply'], 'reply', reply);
  }
  const { isDefault, opensOnReceive: openOnReceive, size, ...rest } = webview;
  const at = [...field, 'webview'];
  return ofKind(reader, at, 'webview', {
    ...rest,
    size: wordOf(reader, [...at, 'size'], size, WEBVIEW_SIZES),
    default: isDefault,
    openOnReceive,
  });
}

function ofKind(
  reader: InputReader,
  field: FieldPath,
  type: string,
  action: Readonly<Record<string, unknown>> & { readonly metadata?: Maybe<JsonObject> },
): JsonObject {
  if (action.metadata) checkMetadata(reader, [...field, 'metadata'], action.metadata);
  return given({ type, ...action });
}
