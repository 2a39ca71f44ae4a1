import type { Slice } from './connection.js';
import type { PageRequest } from './page-request.js';
import { readSlice } from './slice.js';
import type { SunshineClient } from '../upstream/client.js';
import {
  getConversation,
  listConversations,
  type ConversationReference,
} from '../domains/conversation/rest.js';
import { listParticipants } from '../domains/participant/rest.js';
import type { Conversation, Participant, User } from '../domains/records.js';
import { SunshineError } from '../upstream/sunshine-error.js';
import { getUser, type UserLookup } from '../domains/user/rest.js';
import { recordLoader, type RecordLoader } from './record-loader.js';
import { RepeatedReads } from './repeated-reads.js';

/** A page of a user's conversations. */
interface ConversationPageKey {
  readonly user: UserLookup;
  readonly page: PageRequest;
}

/** A page of a conversation's participants. */
interface ParticipantPageKey {
  readonly conversation: ConversationReference;
  readonly page: PageRequest;
}

/**
 * Everything one GraphQL operation reads from upstream, each thing once. Made per request and never shared: what one
 * caller may see, another may not.
 */
export interface Loaders {
  /** A conversation; null when there is none. */
  readonly conversation: RecordLoader<ConversationReference, Conversation | null>;
  /** A page of the conversations of a user, who must exist. */
  readonly conversationPage: RecordLoader<ConversationPageKey, Slice<Conversation>>;
  /** A page of the participants of a conversation, which must exist. */
  readonly participantPage: RecordLoader<ParticipantPageKey, Slice<Participant>>;
  /** A user; null when there is none. */
  readonly user: RecordLoader<UserLookup, User | null>;
  /** Runs something whose reads are made ahead of their need, and so are not counted as repeated. */
  ahead<T>(run: () => T): T;
}

/** The loaders of one GraphQL operation. */
export function createLoaders(client: SunshineClient): Loaders {
  const repeated = new RepeatedReads(client.usage);
  function loaderOf<Key, Value>(
    cacheKey: (key: Key) => string,
    fetch: (key: Key) => Promise<Value>,
  ): RecordLoader<Key, Value> {
    return recordLoader(cacheKey, fetch, repeated);
  }
  const loaders: Loaders = {
    conversation: loaderOf(conversationKey, (reference) =>
      getConversation(client, reference).catch(nullWhen('conversation_not_found')),
    ),
    conversationPage: loaderOf(conversationPageKey, async ({ user, page }) => {
      const slice = await readSlice(page, (query) =>
        listConversations(client, user.appId, user.reference, query),
      );
      for (const record of slice.records) loaders.conversation.prime(record, record);
      return slice;
    }),
    participantPage: loaderOf(participantPageKey, ({ conversation, page }) =>
      readSlice(page, (query) => listParticipants(client, conversation, query)),
    ),
    user: loaderOf(userKey, async (lookup) => {
      const user = await getUser(client, lookup).catch(nullWhen('user_not_found'));
      if (user === null || isMistaken(user)) return null;
      const reference = { userId: user.id };
      loaders.user.prime({ appId: user.appId, reference }, { ...user, reference });
      return user;
    }),
    ahead: (run) => repeated.ahead(run),
  };
  return loaders;
}

/** Makes the next read of a conversation, and of every list it may be in or have, ask upstream again. */
export function forgetConversation(loaders: Loaders, reference: ConversationReference): void {
  loaders.conversation.clear(reference);
  forgetConversationLists(loaders);
  loaders.participantPage.clearAll();
}

/** Makes the next read of any list of conversations ask upstream again. */
export function forgetConversationLists(loaders: Loaders): void {
  loaders.conversationPage.clearAll();
}

/**
 * Upstream takes a record id and an external id in the same place of the path. A user found by an id of one kind that is
 * in truth that user's id of the other kind is not the one who was meant.
 */
function isMistaken({ id, externalId, reference }: User): boolean {
  return reference.userId === undefined
    ? id === reference.userExternalId && externalId !== reference.userExternalId
    : externalId === reference.userId && id !== reference.userId;
}

/** Turns "not found" with that code of upstream's into null. Throws every other failure on. */
export function nullWhen(code: string): (error: unknown) => null {
  return (error) => {
    if (error instanceof SunshineError && error.status === 404 && error.code === code) return null;
    throw error;
  };
}

function conversationKey({ appId, id }: ConversationReference): string {
  return `${appId} ${id}`;
}

function userKey({ appId, reference }: UserLookup): string {
  return reference.userId === undefined
    ? `${appId} external ${reference.userExternalId}`
    : `${appId} ${reference.userId}`;
}

function pageKey({ direction, size, cursor = '' }: PageRequest): string {
  return `${direction} ${size} ${cursor}`;
}

function conversationPageKey({ user, page }: ConversationPageKey): string {
  return `${pageKey(page)} ${userKey(user)}`;
}

function participantPageKey({ conversation, page }: ParticipantPageKey): string {
  return `${pageKey(page)} ${conversationKey(conversation)}`;
}
