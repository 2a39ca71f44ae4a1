import type { CreateConversationInput, ParticipantInput } from '../__generated__/resolvers.js';
import type { ParticipantBody, ConversationUpdateBody } from '../sunshine/conversations.js';
import { type InputReader } from './input-reader.js';
/** The fields that createConversation and updateConversation share. */
type ConversationTexts = Pick<CreateConversationInput, 'displayName' | 'description' | 'iconUrl' | 'metadata'>;
/** The most users a conversation takes. */
export declare const MAX_PARTICIPANTS = 10;
/** Checks how a conversation is to be shown, and its metadata. Keys that are left out stay out; null stays null. */
export declare function readConversationTexts(reader: InputReader, { displayName, description, iconUrl, metadata }: ConversationTexts): ConversationUpdateBody;
/** The same without its nulls: for a record that does not exist yet, clearing a field and leaving it out are one. */
export declare function withoutNulls(body: ConversationUpdateBody): ConversationUpdateBody;
/** Checks who takes part from the start. `subscribeSDKClient` is always sent, as groups are documented to need it. */
export declare function readParticipants(reader: InputReader, type: 'personal' | 'sdkGroup', participants: readonly ParticipantInput[]): readonly ParticipantBody[];
export {};
