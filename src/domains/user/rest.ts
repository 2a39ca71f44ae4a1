import type { SunshineClient } from '../../upstream/client.js';
import { path } from '../../upstream/path.js';
import type { User } from '../records.js';
import { readObjects, readRecord } from '../../upstream/response.js';

/** Where a user is, and by which id to look. */
export type UserLookup = Pick<User, 'appId' | 'reference'>;

/** GetUser: `GET /v2/apps/{appId}/users/{userIdOrExternalId}`. */
export async function getUser(
  client: SunshineClient,
  { appId, reference }: UserLookup,
): Promise<User> {
  const answer = await client.send({
    operation: 'getUser',
    method: 'GET',
    path: path`/v2/apps/${appId}/users/${reference.userId ?? reference.userExternalId}`,
  });
  const record = readRecord(answer, 'user', ['id']);
  const identities = readObjects(record['identities'], []);
  return Object.assign(record, { identities, appId, reference });
}
