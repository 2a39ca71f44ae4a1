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
    read: getUser,
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
