import type { Conversation, User } from '../records.js';
import type { AppStore } from '../store.js';
import { type Emit, truncatedConversation, wholeUser } from '../webhooks/events.js';

/**
 * Merges a user into another one, who gets the conversations, clients, devices and identities, and the metadata under
 * keys of its own. The default conversation of the one becomes part of that of the other.
 */
export function mergeUsers(app: AppStore, emit: Emit, surviving: User, discarded: User): User {
  const defaults = [surviving, discarded].map((user) => defaultOf(app, user));
  const mergedConversations = mergeConversations(app, defaults);
  for (const conversation of app.conversationsOf(discarded.id))
    handOver(app, conversation, surviving, discarded, mergedConversations !== undefined);
  app.saveClients(surviving.id, [...app.clients(surviving.id), ...app.clients(discarded.id)]);
  app.saveDevices(surviving.id, [...app.devices(surviving.id), ...app.devices(discarded.id)]);
  app.removeUser(discarded.id);
  const known = new Set(surviving.identities.map(({ value }) => value));
  const user: User = {
    ...surviving,
    metadata: { ...discarded.metadata, ...surviving.metadata },
    identities: [
      ...surviving.identities,
      ...discarded.identities.filter(({ value }) => !known.has(value)),
    ],
  };
  app.saveUser(user);
  const lost = Object.entries(discarded.metadata).filter(([key]) => key in surviving.metadata);
  emit('user:merge', () => ({
    mergedUsers: { surviving: wholeUser(user), discarded: wholeUser(discarded) },
    mergedConversations,
    discardedMetadata: lost.length === 0 ? undefined : Object.fromEntries(lost),
    reason: 'api',
  }));
  return user;
}

function defaultOf(app: AppStore, { id }: User): Conversation | undefined {
  return app.conversationsOf(id).find(({ isDefault }) => isDefault);
}

/** Puts the messages of the second conversation among those of the first, which alone stays. */
function mergeConversations(
  app: AppStore,
  [surviving, discarded]: readonly (Conversation | undefined)[],
): object | undefined {
  if (!surviving || !discarded) return undefined;
  app.saveMessages(
    surviving.id,
    [...app.messages(surviving.id), ...app.messages(discarded.id)].toSorted((one, other) =>
      one.received.localeCompare(other.received),
    ),
  );
  const [lastUpdatedAt] = [surviving.lastUpdatedAt, discarded.lastUpdatedAt].toSorted().reverse();
  app.saveConversation({ ...surviving, lastUpdatedAt: lastUpdatedAt ?? surviving.lastUpdatedAt });
  app.removeConversation(discarded.id);
  return {
    surviving: truncatedConversation(surviving),
    discarded: truncatedConversation(discarded),
  };
}

function handOver(
  app: AppStore,
  conversation: Conversation,
  surviving: User,
  discarded: User,
  hasDefault: boolean,
): void {
  const { id } = conversation;
  const members = app.participants(id);
  const isMember = members.some(({ userId }) => userId === surviving.id);
  app.saveParticipants(
    id,
    isMember
      ? members.filter(({ userId }) => userId !== discarded.id)
      : members.map((part) =>
          part.userId === discarded.id
            ? { ...part, userId: surviving.id, userExternalId: surviving.externalId }
            : part,
        ),
  );
  if (hasDefault) app.saveConversation({ ...conversation, isDefault: false });
}
