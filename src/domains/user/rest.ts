import type { SunshineClient } from '../../upstream/client.js';
import type { JsonObject } from '../../upstream/json.js';
import { path } from '../../upstream/path.js';
import {
  InvalidRecord,
  invalidAnswer,
  readChangedRecord,
  readPage,
  readRecord,
  type Answer,
  type AskedFor,
} from '../../upstream/response.js';
import type { User, UserLookup, UserProfile, UserReference } from './records.js';

/** What of a user can be changed. Null clears; a key left out changes nothing. */
export interface UserUpdateBody {
  readonly signedUpAt?: string;
  readonly toBeRetained?: boolean;
  readonly profile?: UserProfile;
  readonly metadata?: JsonObject | null;
}

/** The body of createUser. */
export interface UserCreateBody extends UserUpdateBody {
  readonly externalId?: string;
  readonly brandId?: string;
}

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
    path: userPath({ appId, ...reference }),
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

/** ListUsers: `GET /v2/apps/{appId}/users`: those with that e-mail address among their identities. It has no pages. */
export async function listUsers(
  client: SunshineClient,
  appId: string,
  email: string,
  brandId: string | undefined,
): Promise<readonly (User | InvalidRecord)[]> {
  const answer = await client.send({
    operation: 'listUsers',
    method: 'GET',
    path: path`/v2/apps/${appId}/users`,
    query: { 'filter[identities.email]': email, brandId },
  });
  return readPage(answer, 'users', ['id'], (record) => toUser(record, appId)).records;
}

/**
 * CreateUser: `POST /v2/apps/{appId}/users`. Never sent twice.
 *
 * @returns The new user, as far as the answer has it.
 */
export async function createUser(
  client: SunshineClient,
  appId: string,
  body: UserCreateBody,
): Promise<User | InvalidRecord | null> {
  const answer = await client.send({
    operation: 'createUser',
    method: 'POST',
    path: path`/v2/apps/${appId}/users`,
    body: { ...body },
  });
  const { externalId, brandId } = body;
  return readChangedUser(answer, appId, { externalId, brandId });
}

/**
 * UpdateUser: `PATCH /v2/apps/{appId}/users/{userIdOrExternalId}`.
 *
 * @returns The user as they are now, as far as the answer has it.
 */
export async function updateUser(
  client: SunshineClient,
  user: UserLookup,
  body: UserUpdateBody,
): Promise<User | InvalidRecord | null> {
  const answer = await client.send({
    operation: 'updateUser',
    method: 'PATCH',
    path: userPath(user),
    body: { ...body },
  });
  return readChangedUser(answer, user.appId, askedBy(user));
}

/**
 * DeleteUser: `DELETE /v2/apps/{appId}/users/{userIdOrExternalId}`. When it is sent again because the first answer was
 * lost, "not found" means that it is done.
 */
export async function deleteUser(client: SunshineClient, user: UserLookup): Promise<void> {
  await client.send({
    operation: 'deleteUser',
    method: 'DELETE',
    path: userPath(user),
    doneWhenMissing: (code) => code === 'user_not_found',
  });
}

/**
 * DeleteUserPersonalInformation: `DELETE /v2/apps/{appId}/users/{userIdOrExternalId}/personalinformation`.
 *
 * @returns The user as they are now, as far as the answer has it.
 */
export async function deleteUserPersonalInformation(
  client: SunshineClient,
  user: UserLookup,
): Promise<User | InvalidRecord | null> {
  const answer = await client.send({
    operation: 'deleteUserPersonalInformation',
    method: 'DELETE',
    path: `${userPath(user)}/personalinformation`,
  });
  return readChangedUser(answer, user.appId, askedBy(user));
}

/**
 * SyncUser: `POST /v2/apps/{appId}/users/{zendeskId}/sync`. Never sent twice.
 *
 * @returns The user who goes on, as far as the answer has it.
 */
export async function syncUser(
  client: SunshineClient,
  appId: string,
  zendeskId: string,
  survivingZendeskId: string | undefined,
): Promise<User | InvalidRecord | null> {
  const answer = await client.send({
    operation: 'syncUser',
    method: 'POST',
    path: path`/v2/apps/${appId}/users/${zendeskId}/sync`,
    body: survivingZendeskId === undefined ? {} : { survivingZendeskId },
  });
  return readChangedUser(answer, appId, {});
}

function readChangedUser(
  answer: Answer,
  appId: string,
  asked: AskedFor,
): User | InvalidRecord | null {
  const record = readChangedRecord(answer, 'user', ['id'], asked);
  return record === null || record instanceof InvalidRecord ? record : toUser(record, appId);
}

function toUser(record: JsonObject & { readonly id: string }, appId: string): User {
  return Object.assign(record, { appId, reference: { userId: record.id } });
}

function askedBy({ userId, userExternalId }: UserReference): AskedFor {
  return { id: userId, externalId: userExternalId };
}

function userPath({ appId, ...reference }: UserLookup): string {
  return path`/v2/apps/${appId}/users/${idIn(reference)}`;
}

function idIn({ userId, userExternalId }: UserReference): string {
  return userId ?? userExternalId;
}
