import type { SunshineClient } from '../../upstream/client.js';
import { path } from '../../upstream/path.js';
import { readRecord } from '../../upstream/response.js';
import type { User, UserLookup, UserReference } from './records.js';

/** GetUser: `GET /v2/apps/{appId}/users/{userIdOrExternalId}`. */
export async function getUser(
  client: SunshineClient,
  { appId, brandId, ...reference }: UserLookup,
): Promise<User> {
  const answer = await client.send({
    operation: 'getUser',
    method: 'GET',
    path: path`/v2/apps/${appId}/users/${idIn(reference)}`,
    query: { brandId },
  });
  const record = readRecord(answer, 'user', ['id']);
  // No other call takes a brand: from here on the user is known by the record id.
  return Object.assign(record, {
    appId,
    reference: brandId === undefined ? reference : { userId: record.id },
  });
}

function idIn({ userId, userExternalId }: UserReference): string {
  return userId ?? userExternalId;
}
