import type { Selection } from '../kernel/selections.js';

/**
 * Whether it can take a call to find out who an end user is. It takes none when the record id of the user is known, and
 * the operation asks for nothing but what belongs to users that it names by record ids, or to the one who calls.
 */
export function mayLookUpCaller(root: readonly Selection[], isKnownById: boolean): boolean {
  return isKnownById ? !root.every(namesUsersById) : root.length > 0;
}

function namesUsersById({ parentType, args }: Selection): boolean {
  if (parentType.name !== 'Query' || 'id' in args) return false;
  return Object.values(args).every(
    (value) => typeof value !== 'object' || value === null || 'userId' in value,
  );
}
