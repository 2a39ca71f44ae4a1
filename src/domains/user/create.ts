import type { SunshineClient } from '../../upstream/client.js';
import type { InvalidRecord } from '../../upstream/response.js';
import { SunshineError } from '../../upstream/sunshine-error.js';
import type { User } from './records.js';
import { createUser, getUser, type UserCreateBody } from './rest.js';

/** A user who was created, or existed. */
interface CreatedUser {
  /** As far as the answer has the user. */
  readonly user: User | InvalidRecord | null;
  /** Null when it could not be found out. */
  readonly isNew: boolean | null;
}

/**
 * Creates a user, or gives the one with that external id: because there was one, or because it is in doubt whether the user
 * was created, and there is one now.
 *
 * @throws {SunshineError} as for creating one, when there is none with that external id.
 */
export async function createOrGive(
  client: SunshineClient,
  appId: string,
  body: UserCreateBody,
): Promise<CreatedUser> {
  try {
    return { user: await createUser(client, appId, body), isNew: true };
  } catch (error) {
    const { externalId, brandId } = body;
    if (externalId === undefined || !(error instanceof SunshineError)) throw error;
    const exists = error.reason === 'refused' && error.status === 409;
    if (!exists && !error.inDoubt) throw error;
    const brand = brandId === undefined ? {} : { brandId };
    const lookup = { appId, userExternalId: externalId, ...brand };
    const user = await getUser(client, lookup).catch(() => undefined);
    if (!user) throw error;
    return { user, isNew: exists ? false : null };
  }
}
