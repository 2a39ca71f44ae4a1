import type {
  ConversationType,
  CreateConversationInput,
  ParticipantInput,
} from '../../__generated__/resolvers.js';
import type { ConversationCreateBody, ConversationUpdateBody, ParticipantBody } from './rest.js';
import { ExactNumber, stringifyJson } from '../../upstream/exact-json.js';
import type { JsonObject } from '../../upstream/json.js';
import { exceedsJsonBytes } from '../../upstream/json-size.js';
import type { FieldPath } from '../../kernel/input-error.js';
import { checkText, type InputReader } from '../../kernel/input-reader.js';
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
/** The longest address of a picture, in characters. */
export const MAX_URL = 2_048;
const MAX_METADATA_BYTES = 4_096;
/** How many wrong keys are reported at once. */
const MAX_REPORTED = 10;

const wrongKeys = new WeakMap<JsonObject, readonly string[]>();

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

/** Checks custom properties: flat, and at most 4 KB. `field` is where they stand. */
export function checkMetadata(reader: InputReader, field: FieldPath, metadata: JsonObject): void {
  const wrong = wrongKeysOf(metadata);
  for (const key of wrong)
    reader.reject([...field, key], 'must be a string, a number or a boolean');
  if (wrong.length > 0) return;
  if (
    exceedsJsonBytes(metadata, MAX_METADATA_BYTES) ||
    Buffer.byteLength(stringifyJson(metadata)) > MAX_METADATA_BYTES
  )
    reader.reject(field, `must be at most ${MAX_METADATA_BYTES} bytes of JSON`);
}

/** The first keys whose values upstream does not take. Each object is looked through once, however often it is named. */
function wrongKeysOf(metadata: JsonObject): readonly string[] {
  const known = wrongKeys.get(metadata);
  if (known) return known;
  const wrong: string[] = [];
  for (const [key, value] of Object.entries(metadata)) {
    if (wrong.length === MAX_REPORTED) break;
    if (!isMetadataValue(value)) wrong.push(key);
  }
  wrongKeys.set(metadata, wrong);
  return wrong;
}

/** A number that is too large for a double is none: JSON parsers do not agree on it. */
function isMetadataValue(value: unknown): boolean {
  if (value instanceof ExactNumber) return !value.isTooLarge;
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
