/** Upstream's words and the graph's enum values. Upstream may say new words at any time: they become `OTHER`. */
import type { ClientType, ConversationType } from '../__generated__/resolvers.js';
import type { InputReader } from '../kernel/input-reader.js';
import type { ConversationCreateBody } from './conversation/rest.js';

type Maybe<T> = T | null | undefined;

const CONVERSATION_TYPES: ReadonlyMap<string, ConversationType> = new Map([
  ['personal', 'PERSONAL'],
  ['sdkGroup', 'SDK_GROUP'],
]);

const CLIENT_TYPES: ReadonlySet<string> = new Set<ClientType>([
  'APPLE',
  'GBM',
  'GOOGLERCS',
  'INSTAGRAM',
  'KAKAO',
  'LINE',
  'MAILGUN',
  'MESSAGEBIRD',
  'MESSENGER',
  'SDK',
  'SLACKCONNECT',
  'TELEGRAM',
  'TWILIO',
  'TWITTER',
  'VIBER',
  'WECHAT',
  'WHATSAPP',
]);

/** The kind of a conversation. */
export function conversationTypeOf(word: Maybe<string>): ConversationType {
  return CONVERSATION_TYPES.get(word ?? '') ?? 'OTHER';
}

/** Upstream's word for a kind of conversation to create; `OTHER` is refused. */
export function upstreamConversationType(
  reader: InputReader,
  type: ConversationType,
): ConversationCreateBody['type'] {
  if (type === 'OTHER') reader.refuse(['type'], 'must be PERSONAL or SDK_GROUP');
  return type === 'PERSONAL' ? 'personal' : 'sdkGroup';
}

/** The channel of a client. */
export function clientTypeOf(word: Maybe<string>): ClientType {
  const value = word?.toUpperCase() ?? '';
  return isClientType(value) ? value : 'OTHER';
}

function isClientType(value: string): value is ClientType {
  return CLIENT_TYPES.has(value);
}
