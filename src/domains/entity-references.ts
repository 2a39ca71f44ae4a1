/**
 * How records are found by the key fields that another subgraph holds of them. A key that cannot be anybody's gives
 * null without a call; a record of which nothing but its key is wanted costs no call either.
 *
 * A record made of its key alone has empty texts where no key tells the value; they are never selected.
 * Every function here is async: were one to throw at once, the router would lose all entities it asked for.
 */
import type { GraphQLResolveInfo } from 'graphql';

import { checkRecordScopes } from '../access/scope-guard.js';
import type { Context } from '../graphql/context.js';
import { InputError } from '../kernel/input-error.js';
import { InputReader } from '../kernel/input-reader.js';
import type { GlobalId } from '../kernel/global-id.js';
import type { Conversation, Participant, User, UserReference } from './records.js';
import { findConversation, findParticipantById, findUser } from './entities.js';
import { CONVERSATION_OF_KEY, PARTICIPANT_OF_KEY, userOfKeys } from './fields-in-hand.js';
import { objectType } from '../kernel/prefetch.js';
import { selectsOnly } from '../kernel/selection.js';

/** The key fields of a representation as a router sends them: some of them, with whatever in them. */
type Representation<Key extends string> = Readonly<Partial<Record<Key, unknown>>>;

/** A conversation by `id` or `conversationId`. */
export async function resolveConversation(
  { id, conversationId }: Representation<'id' | 'conversationId'>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Conversation | null> {
  checkRecordScopes('Conversation', context, info);
  const key = readKey(context, (reader) =>
    typeof id === 'string'
      ? readGlobalId(reader, id, 'Conversation')?.conversationId
      : typeof conversationId === 'string'
        ? reader.conversationId(['conversationId'], conversationId)
        : undefined,
  );
  if (!key) return null;
  const reference = { appId: key.appId, id: key.value };
  return isEnough(CONVERSATION_OF_KEY, 'Conversation', context, info)
    ? reference
    : findConversation(reference, context, info);
}

/** A user by `id`, `userId` or `externalId`. */
export async function resolveUser(
  { id, userId, externalId }: Representation<'id' | 'userId' | 'externalId'>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<User | null> {
  checkRecordScopes('EndUser', context, info);
  const key = readKey(context, (reader): UserReference | undefined => {
    if (typeof id === 'string') {
      const globalId = readGlobalId(reader, id, 'EndUser');
      return globalId && { userId: globalId.userId };
    }
    if (typeof userId === 'string') return { userId: reader.userId(['userId'], userId) };
    if (typeof externalId !== 'string') return undefined;
    return { userExternalId: reader.userExternalId(['externalId'], externalId) };
  });
  if (!key) return null;
  const lookup = { appId: key.appId, reference: key.value };
  return isEnough(userOfKeys({ id, userId, externalId }), 'EndUser', context, info)
    ? {
        ...lookup,
        id: lookup.reference.userId ?? '',
        externalId: typeof externalId === 'string' ? externalId : null,
        identities: [],
      }
    : findUser(lookup, context, info);
}

/** A participant by `id`. */
export async function resolveParticipant(
  { id }: Representation<'id'>,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Participant | null> {
  checkRecordScopes('Participant', context, info);
  const key = readKey(context, (reader) =>
    typeof id === 'string' ? readGlobalId(reader, id, 'Participant') : undefined,
  );
  if (!key) return null;
  const { appId, conversationId, participantId } = key.value;
  const reference = { appId, conversationId, id: participantId };
  return isEnough(PARTICIPANT_OF_KEY, 'Participant', context, info)
    ? { ...reference, userId: '', clientAssociations: [] }
    : findParticipantById(reference, context, info);
}

/** Whether what is selected is in the key already, and the caller may be told so. */
function isEnough(
  inHand: ReadonlySet<string>,
  type: GlobalId['type'],
  { policy }: Context,
  info: GraphQLResolveInfo,
): boolean {
  return !policy.checksRecords && selectsOnly(objectType(type, info), info, inHand);
}

/** The key and its app; undefined when it cannot be the key of any record that may be seen here. */
function readKey<Value>(
  { apps }: Context,
  read: (reader: InputReader) => Value | undefined,
): { readonly appId: string; readonly value: Value } | undefined {
  const reader = new InputReader(apps);
  const value = read(reader);
  try {
    const appId = reader.finish();
    return value === undefined ? undefined : { appId, value };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function readGlobalId<Type extends GlobalId['type']>(
  reader: InputReader,
  text: string,
  type: Type,
): Extract<GlobalId, { type: Type }> | undefined {
  const id = reader.globalId(['id'], text);
  return id && isOfType(id, type) ? id : undefined;
}

function isOfType<Type extends GlobalId['type']>(
  id: GlobalId,
  type: Type,
): id is Extract<GlobalId, { type: Type }> {
  return id.type === type;
}
