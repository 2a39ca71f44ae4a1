import type {
  ConversationType,
  CreateConversationInput,
  ParticipantInput,
} from '../../__generated__/resolvers.js';
import type { ConversationCreateBody, ConversationUpdateBody, ParticipantBody } from './rest.js';
import { checkText, MAX_URL, type InputReader } from '../../kernel/input-reader.js';
import { checkMetadata } from '../../kernel/metadata.js';
import { readUserReference } from '../user/input.js';

/** What a conversation is in a global id. */
export const CONVERSATION = { type: 'Conversation', idParts: ['conversationId'] } as const;

/** The fields that createConversation and updateConversation share. */
type ConversationAttributes = Pick<
  CreateConversationInput,
  'displayName' | 'description' | 'iconUrl' | 'metadata'
>;

/** The most users a conversation takes. */
export const MAX_PARTICIPANTS = 10;
const MAX_TEXT = 100;

/** The conversation that an input names. */
export function readConversationId(
  reader: InputReader,
  { conversationId }: { readonly conversationId: string },
): string {
  return reader.recordId(CONVERSATION, ['conversationId'], conversationId);
}

/** Upstream's value for the kind of conversation to create; `OTHER` is rejected. */
export function readConversationType(
  reader: InputReader,
  type: ConversationType,
): ConversationCreateBody['type'] {
  if (type === 'OTHER') reader.reject(['type'], 'must be PERSONAL or SDK_GROUP');
  return type === 'PERSONAL' ? 'personal' : 'sdkGroup';
}

/** Checks the attributes of a conversation that callers set. Keys that are left out stay out; null stays null. */
export function readConversationAttributes(
  reader: InputReader,
  { displayName, description, iconUrl, metadata }: ConversationAttributes,
): ConversationUpdateBody {
  checkText(reader, ['displayName'], displayName, MAX_TEXT, 1);
  checkText(reader, ['description'], description, MAX_TEXT, 1);
  checkText(reader, ['iconUrl'], iconUrl, MAX_URL, 1);
  if (metadata) checkMetadata(reader, ['metadata'], metadata);
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    ...(iconUrl === undefined ? {} : { iconUrl }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** The same without its nulls: for a record that does not exist yet, clearing a field is the same as leaving it out. */
export function withoutNulls(body: ConversationUpdateBody): ConversationUpdateBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

/** Checks who takes part from the start. `subscribeSDKClient` is always sent, as groups are documented to need it. */
export function readParticipants(
  reader: InputReader,
  type: 'personal' | 'sdkGroup',
  participants: readonly ParticipantInput[],
): readonly ParticipantBody[] {
  if (type === 'personal' && participants.length !== 1)
    reader.reject(['participants'], 'must name exactly one user for a personal conversation');
  else if (participants.length > MAX_PARTICIPANTS)
    reader.reject(
      ['participants'],
      `must name at most ${MAX_PARTICIPANTS} users`,
      'TOO_MANY_PARTICIPANTS',
    );
  // Of more than there may be, the rest is not read.
  return participants.slice(0, MAX_PARTICIPANTS).map(({ user, subscribeSDKClient }, index) => ({
    ...readUserReference(reader, ['participants', String(index), 'user'], user),
    subscribeSDKClient: subscribeSDKClient ?? false,
  }));
}
