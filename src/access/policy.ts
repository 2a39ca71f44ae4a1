/**
 * What a caller may see and do of all records, beyond what the scopes of fields tell. It is in force where records
 * come from, in the loaders, so it holds on whatever way a record is reached, and for resolvers that do not think of
 * it.
 */
import type { AppPolicy } from '../kernel/app-policy.js';
import { findParticipant } from '../domains/participant/find-participant.js';
import { nullWhen, type Loaders } from '../kernel/loaders.js';
import type { RecordLoader } from '../kernel/record-loader.js';
import type { Slice } from '../kernel/connection.js';
import { readPageArguments } from '../kernel/page-request.js';
import type { ConversationReference } from '../domains/conversation/rest.js';
import type { LeavingReference } from '../domains/participant/rest.js';
import type { Participant, User } from '../domains/records.js';
import { SunshineError } from '../upstream/sunshine-error.js';
import type { UserLookup } from '../domains/user/rest.js';
import { forbidden } from './forbidden.js';
import type { CallerIdentity, EndUserIdentity } from './identity.js';

/** What one caller may see and do. Made per request. */
export interface Policy {
  /** Reads what the caller may see, and takes the rest for missing or refuses it. */
  readonly loaders: Loaders;
  /**
   * Whether it is looked at first whether records are the caller's. Then none is answered from its key alone, and it
   * takes up to one call more for each conversation found by its id, and one to find out who the caller is.
   */
  readonly checksRecords: boolean;
  /** Whether a conversation that somebody was taken out of is still the caller's to see. */
  readonly seesAfterLeaving: boolean;
  /**
   * Checks who is to leave a conversation.
   *
   * @throws {GraphQLError} `FORBIDDEN` when the caller may not take them out of it.
   * @throws {SunshineError} as for a missing conversation when it is none of the caller's.
   */
  checkLeaving(conversation: ConversationReference, who: LeavingReference): Promise<void>;
}

/** The apps that a caller may name: an end user exists in one only. */
export function appsOf(identity: CallerIdentity, apps: AppPolicy): AppPolicy {
  return identity.kind === 'end-user' ? { defaultAppId: identity.appId, allowedAppIds: [] } : apps;
}

/** The policy for a caller, over loaders that read everything. */
export function createPolicy(identity: CallerIdentity, loaders: Loaders): Policy {
  if (identity.kind === 'end-user') return endUserPolicy(identity, loaders);
  return {
    loaders,
    checksRecords: false,
    seesAfterLeaving: true,
    checkLeaving: () => Promise.resolve(),
  };
}

/**
 * End users see the conversations they take part in, and of users themselves. Somebody else's conversation is asked for
 * just as one of theirs is, and then missing: neither the answer nor the calls tell it from one that is not there.
 */
function endUserPolicy(me: EndUserIdentity, all: Loaders): Policy {
  const self = selfOf(me, all);
  /** Conversations from the caller's own list. They take part in those, so nobody need ask. */
  const listed = new Set<string>();
  const forget = (): void => listed.clear();

  /** The caller's part in a conversation; null when there is none, or no such conversation. */
  async function partIn(conversation: ConversationReference): Promise<Participant | null> {
    const firstPage = { conversation, page: readPageArguments('Participant', {}) };
    const [userId] = await Promise.all([
      self.userId(),
      settled(all.ahead(() => all.participantPage.load(firstPage))),
    ]);
    return findParticipant(all, conversation, (participant) => participant.userId === userId).catch(
      nullWhen('conversation_not_found'),
    );
  }

  async function takesPart(conversation: ConversationReference): Promise<boolean> {
    return listed.has(keyOf(conversation)) || (await partIn(conversation)) !== null;
  }

  /** What was read of a conversation, if the caller takes part in it. It takes as long if not. */
  async function ifMine<T>(
    conversation: ConversationReference,
    read: Promise<T>,
  ): Promise<T | undefined> {
    const [isMine] = await Promise.all([takesPart(conversation), settled(read)]);
    return isMine ? read : undefined;
  }

  async function checkSelf(user: UserLookup): Promise<void> {
    if (!(await self.is(user))) throw forbidden('an end user may name no user but themselves');
  }

  const loaders: Loaders = {
    conversation: guarded(all.conversation, forget, async (reference) => {
      return (await ifMine(reference, all.conversation.load(reference))) ?? null;
    }),
    conversationPage: guarded(all.conversationPage, forget, async (key) => {
      await checkSelf(key.user);
      const page = await all.conversationPage.load(key);
      for (const conversation of page.records) listed.add(keyOf(conversation));
      return page;
    }),
    participantPage: guarded(all.participantPage, forget, async (key) => {
      const page = await ifMine(key.conversation, all.participantPage.load(key));
      if (page === undefined) throw noConversation('listParticipants');
      return asSeenBy(await self.userId(), page);
    }),
    user: guarded(all.user, forget, async (lookup) => {
      await checkSelf(lookup);
      return all.user.load(lookup);
    }),
    ahead: (run) => all.ahead(run),
  };

  return {
    loaders,
    checksRecords: true,
    seesAfterLeaving: false,
    async checkLeaving(conversation, who) {
      if (!('participantId' in who)) await checkSelf({ appId: conversation.appId, reference: who });
      const part = await partIn(conversation);
      if (part === null) throw noConversation('leaveConversation');
      if ('participantId' in who && who.participantId !== part.id)
        throw forbidden('an end user may take nobody but themselves out of a conversation');
    },
  };
}

/** The end user who calls, by both ids: the token has one, the other is looked up once and where it is needed. */
interface Self {
  /** Undefined when there is no such user. */
  userId(): Promise<string | undefined>;
  is(user: UserLookup): Promise<boolean>;
}

function selfOf({ appId, user: { userId, userExternalId } }: EndUserIdentity, all: Loaders): Self {
  const reference = userId === undefined ? { userExternalId } : { userId };
  const record = async (): Promise<User | null> => {
    const user = await all.user.load({ appId, reference });
    if (user?.externalId) {
      const other = { appId, reference: { userExternalId: user.externalId } };
      all.user.prime(other, { ...user, ...other });
    }
    return user;
  };
  const findUserId = async (): Promise<string | undefined> => userId ?? (await record())?.id;
  return {
    userId: findUserId,
    async is(user) {
      if (user.appId !== appId) return false;
      const { reference: named } = user;
      if (named.userId !== undefined) return named.userId === (await findUserId());
      return named.userExternalId === (userExternalId ?? (await record())?.externalId);
    },
  };
}

/** A loader that gives something else, over one that holds what was read. */
function guarded<Key, Value>(
  inner: RecordLoader<Key, Value>,
  forget: () => void,
  load: (key: Key) => Promise<Value>,
): RecordLoader<Key, Value> {
  return {
    load,
    prime: (key, value) => inner.prime(key, value),
    clear(key) {
      forget();
      inner.clear(key);
    },
    clearAll() {
      forget();
      inner.clearAll();
    },
  };
}

/** A page of participants in which everybody but one user is without what tells who they are. */
function asSeenBy(userId: string | undefined, page: Slice<Participant>): Slice<Participant> {
  const asSeen = (participant: Participant): Participant =>
    participant.userId === userId
      ? participant
      : { ...participant, userExternalId: null, showsUser: false };
  return { ...page, records: page.records.map(asSeen) };
}

/** Waits until a read is over, whatever becomes of it: that counts only where its result is used. */
async function settled(read: Promise<unknown>): Promise<void> {
  await read.catch(() => undefined);
}

/** What upstream says of a conversation that is not there. */
function noConversation(operation: string): SunshineError {
  const errors = [{ code: 'conversation_not_found' }];
  return new SunshineError(operation, 'refused', { status: 404, errors });
}

function keyOf({ appId, id }: ConversationReference): string {
  return `${appId} ${id}`;
}
