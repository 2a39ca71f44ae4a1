import { createHash } from 'node:crypto';

import type { JWTPayload } from 'jose';

import type { AppPolicy } from '../kernel/app-policy.js';
import { InputReader } from '../kernel/input-reader.js';
import { readUserReference } from '../domains/user/input.js';
import type { UserReference } from '../domains/user/records.js';
import { SCOPES, type CallerIdentity, type EndUserIdentity, type Scope } from './identity.js';

/** The claims about the token itself rather than about its bearer: they differ in the bearer's next token. */
const OF_THE_TOKEN: ReadonlySet<string> = new Set(['exp', 'iat', 'jti', 'nbf']);

/**
 * The caller whom the claims of a verified token identify. The scope `user` makes the caller an end user, whichever
 * other scopes the token has: the most restrictive reading applies.
 *
 * @throws {InputError | TypeError} when an end user's token has no valid id of a user.
 */
export function readIdentity(claims: JWTPayload, apps: AppPolicy): CallerIdentity {
  const named = new Set([...readScopes(claims['scope']), ...readScopes(claims['scp'])]);
  const scopes = new Set<Scope>(SCOPES.filter((scope) => named.has(scope)));
  const key = keyOf(claims);
  return scopes.has('user')
    ? { kind: 'end-user', key, scopes: new Set<Scope>(['user']), ...readEndUser(claims, apps) }
    : { kind: 'service', key, scopes };
}

/** Scopes come as one string separated by spaces (RFC 8693), or from some issuers as a list. */
function readScopes(claim: unknown): readonly unknown[] {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim : [];
}

/** Issuers decide which claims identify the bearer, so callers whose tokens differ in any claim count as different. */
function keyOf(claims: JWTPayload): string {
  const lasting = Object.entries(claims)
    .filter(([name]) => !OF_THE_TOKEN.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(lasting)).digest('base64url');
}

function readEndUser(claims: JWTPayload, apps: AppPolicy): Pick<EndUserIdentity, 'appId' | 'user'> {
  const reader = new InputReader(apps, { appId: readText(claims, 'app_id') });
  const user = readUserReference(reader, [], readUser(claims));
  return { appId: reader.finish(), user };
}

function readUser(claims: JWTPayload): UserReference {
  const userId = readText(claims, 'user_id');
  if (userId !== undefined) return { userId };
  const userExternalId = readText(claims, 'external_id');
  if (userExternalId !== undefined) return { userExternalId };
  throw new TypeError('the token of an end user needs the claim user_id or external_id');
}

function readText(claims: JWTPayload, name: string): string | undefined {
  const claim = claims[name];
  if (claim === undefined || typeof claim === 'string') return claim;
  throw new TypeError(`the claim ${name} must be a text`);
}
