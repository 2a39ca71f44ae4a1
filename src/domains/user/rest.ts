import type { SunshineClient } from '../../upstream/client.js';
import { path } from '../../upstream/path.js';
import { readObjects, readRecord } from '../../upstream/response.js';
import type { User, UserLookup, UserReference } from './records.js';

/** GetUser: `GET /v2/apps/{appId}/users/{userIdOrExternalId}`. */
export async function getUser(
  client: SunshineClient,
  { appId, ...reference }: UserLookup,
): Promise<User> {
  const answer = await client.send({
    operation: 'getUser',
    method: 'GET',
    path: path`/v2/apps/${appId}/users/${idIn(reference)}`,
  });
  const record = readRecord(answer, 'user', ['id']);
  const identities = readObjects(record['identities'], []);
  return Object.assign(record, { identities, appId, reference });
}

function idIn({ userId, userExternalId }: UserReference): string {
  return userId ?? userExternalId;
}
