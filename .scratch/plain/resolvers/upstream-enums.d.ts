/** Upstream's words and the graph's enum values. Upstream may say new words at any time: they become `OTHER`. */
import type { ClientType, ConversationType } from '../__generated__/resolvers.js';
import type { InputReader } from '../input/input-reader.js';
import type { ConversationCreateBody } from '../sunshine/conversations.js';
type Maybe<T> = T | null | undefined;
/** The kind of a conversation. */
export declare function conversationTypeOf(word: Maybe<string>): ConversationType;
/** Upstream's word for a kind of conversation to create; `OTHER` is refused. */
export declare function upstreamConversationType(reader: InputReader, type: ConversationType): ConversationCreateBody['type'];
/** The channel of a client. */
export declare function clientTypeOf(word: Maybe<string>): ClientType;
export {};
