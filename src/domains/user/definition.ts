import type { Entity, Link } from '../../kernel/entity.js';
import type { Definitions } from '../../kernel/graph.js';
import { readUserExternalId, USER } from './input.js';
import type { User, UserLookup, UserReference } from './records.js';
import { getUser } from './rest.js';

/** A user, by record id or external id. End users see themselves. */
export const endUser: Entity<UserLookup, User> = {
  ...USER,
  scopesFrom: 'Query.user',
  known: ['id', 'userId', 'externalId'],
  otherKeys: {
    externalId: (reader, value) => ({
      userExternalId: readUserExternalId(reader, ['externalId'], value),
    }),
  },
  keyOf: ({ appId, userId, userExternalId, brandId = '' }) =>
    userId === undefined ? `${appId} external ${brandId} ${userExternalId}` : `${appId} ${userId}`,
  idsOf: ({ id }) => [id],
  referenceOf: ({ appId, reference }) => ({ appId, ...reference }),
  fromReference: ({ appId, ...reference }) => ({
    appId,
    reference,
    id: reference.userId ?? '',
  }),
  foundBy: (user, lookup) => ({ ...user, reference: referenceIn(lookup) }),
  source: {
    missing: 'user_not_found',
    read: async (client, lookup) => {
      const user = await getUser(client, lookup);
      return isMistaken(user) ? undefined : user;
    },
  },
  visibility: { before: (viewer, lookup) => viewer.requireSelf(lookup) },
};

/** The end user who calls; null for other callers. */
export const viewer: Link<unknown, UserLookup, User> = {
  at: 'Query.viewer',
  to: endUser,
  reference: (_, caller) => (caller?.self as UserLookup | undefined) ?? null,
};

/** What this domain defines. */
export const userDefinitions: Definitions = { entities: [endUser], links: [viewer] };

function referenceIn({ userId, userExternalId }: UserLookup): UserReference {
  return userId === undefined ? { userExternalId } : { userId };
}

/**
 * Upstream takes a record id and an external id in the same place of the path. So a user id can find the user who has
 * it as external id, and the reverse. Such a user is not the requested one.
 */
function isMistaken({ id, externalId, reference }: User): boolean {
  return reference.userId === undefined
    ? id === reference.userExternalId && externalId !== reference.userExternalId
    : externalId === reference.userId && id !== reference.userId;
}
