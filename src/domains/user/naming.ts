/** How changes name the user whom they are about. */
import type { UserRef } from '../../__generated__/resolvers.js';
import { isRecordId } from '../../kernel/global-id.js';
import type { CostRule } from '../../kernel/graph.js';

/** Whether a user is named by external id. */
export function isByExternalId({ userExternalId }: UserRef): boolean {
  return userExternalId !== undefined;
}

/**
 * Whether it is unclear whom upstream would find: it takes record ids and external ids in the same place, so an external
 * id of the form of a record id could be that of another user.
 */
export function isAmbiguous({ userExternalId }: UserRef): boolean {
  return userExternalId !== undefined && isRecordId(userExternalId);
}

/** The cost of a mutation that looks its user up first, depending on how the user is named. */
export function costWithLookUp(at: string, isLookedUp: (user: UserRef) => boolean): CostRule {
  return {
    at,
    cost: ({ input }) => {
      const { user } = input as { readonly user: UserRef };
      return { calls: isLookedUp(user) ? 2 : 1, checks: 0 };
    },
  };
}
