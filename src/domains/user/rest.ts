import type { SunshineClient } from '../../upstream/client.js';
import { path } from '../../upstream/path.js';
import { invalidAnswer, readRecord } from '../../upstream/response.js';
import type { User, UserLookup, UserReference } from './records.js';

/**
 * GetUser: `GET /v2/apps/{appId}/users/{userIdOrExternalId}`.
 *
 * Upstream takes a record id and an external id in the same place of the path. So a record id can find the user who has
 * it as external id, and the reverse. Such a user is not the requested one.
 *
 * @returns Undefined when there is such a user only.
 * @throws {SunshineError} `invalid-response` when upstream gives any other user.
 */
export async function getUser(
  client: SunshineClient,
  { appId, brandId, ...reference }: UserLookup,
): Promise<User | undefined> {
  const answer = await client.send({
    operation: 'getUser',
    method: 'GET',
    path: path`/v2/apps/${appId}/users/${idIn(reference)}`,
    query: { brandId },
  });
  const record = readRecord(answer, 'user', ['id'], { brandId });
  const asked = idIn(reference);
  const isById = reference.userId !== undefined;
  const [own, other] = isById
    ? [record.id, record['externalId']]
    : [record['externalId'], record.id];
  if (own !== asked) {
    if (other === asked) return undefined;
    // Of a user found by external id, an answer without it says nothing else.
    if (typeof own === 'string') throw invalidAnswer(answer);
  }
  // No other call takes a brand: from here on the user is known by the record id.
  return Object.assign(record, {
    appId,
    reference: brandId === undefined ? reference : { userId: record.id },
  });
}

function idIn({ userId, userExternalId }: UserReference): string {
  return userId ?? userExternalId;
}
