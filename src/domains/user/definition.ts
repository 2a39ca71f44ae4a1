import type { Entity, Link } from '../../kernel/entity.js';
import type { CostRule, Definitions } from '../../kernel/graph.js';
import type { Loaders } from '../../kernel/loaders.js';
import { SunshineError } from '../../upstream/sunshine-error.js';
import { readUserExternalId, USER } from './input.js';
import { costWithLookUp, isAmbiguous, isByExternalId } from './naming.js';
import type { User, UserById, UserLookup, UserReference } from './records.js';
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

/** With `GIVE` the user who exists may have to be read. */
const costOfCreating: CostRule = {
  at: 'Mutation.createEndUser',
  cost: ({ input }) => {
    const { externalId, ifExists } = input as {
      readonly externalId?: string | null;
      readonly ifExists?: string | null;
    };
    const mayBeRead = ifExists === 'GIVE' && typeof externalId === 'string';
    return { calls: mayBeRead ? 2 : 1, checks: 0 };
  },
};

/** What this domain defines. */
export const userDefinitions: Definitions = {
  entities: [endUser],
  links: [viewer],
  costs: [
    costOfCreating,
    costWithLookUp('Mutation.updateEndUser', isAmbiguous),
    costWithLookUp('Mutation.deleteEndUserPersonalInformation', isAmbiguous),
    costWithLookUp('Mutation.deleteEndUser', isByExternalId),
  ],
};

/**
 * A user by record id, who is looked up when named by external id.
 *
 * @param operation The REST operation that the user is needed for.
 * @throws {SunshineError} as upstream does, when there is no such user.
 */
export async function byRecordId(
  loaders: Loaders,
  user: UserLookup,
  operation: string,
): Promise<UserById> {
  const { appId, userId } = user;
  if (userId !== undefined) return { appId, userId };
  const found = await loaders.record(endUser).load(user);
  if (found) return { appId, userId: found.id };
  const errors = [{ code: 'user_not_found' }];
  throw new SunshineError(operation, 'refused', { status: 404, errors });
}

function referenceIn({ userId, userExternalId }: UserLookup): UserReference {
  return userId === undefined ? { userExternalId } : { userId };
}
