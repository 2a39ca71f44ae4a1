import { createHash } from 'node:crypto';

import type { JWTPayload } from 'jose';

import type { AppPolicy } from '../kernel/app-policy.js';
import { InputReader } from '../kernel/input-reader.js';
import { readUserReference } from '../domains/user/input.js';
import type { UserReference } from '../domains/user/records.js';
import { SCOPES, type CallerIdentity, type EndUserIdentity, type Scope } from './identity.js';

/** The claims about the token itself rather than about its bearer: they differ in the bearer's next token. */
const OF_THE_TOKEN: ReadonlySet<string> = new Set(['exp', 'iat', 'jti', 'nbf']);

/** What claims with scopes are called, in lower case. Only `scope` and `scp` give scopes; the others only narrow. */
const SCOPE_CLAIMS: ReadonlySet<string> = new Set(['scope', 'scopes', 'scp']);
/** Scopes that make the bearer an end user, in lower case. `appUser` is what `user` was called before Zendesk. */
const END_USER_SCOPES: ReadonlySet<string> = new Set(['user', 'appuser']);
/** Claims that name an end user, as `plainName` spells them. */
const USER_CLAIMS: ReadonlySet<string> = new Set([
  'userid',
  'externalid',
  'userexternalid',
  'externaluserid',
  'appuserid',
]);
/** The claims about an end user that are read, in this spelling only. */
const READ_CLAIMS: ReadonlySet<string> = new Set(['user_id', 'external_id', 'app_id']);
/** RFC 6749 has scopes separated by single blanks; issuers use all of these. */
const SEPARATORS = /[\s,;|+]+/;
/** RFC 6749, section 3.3. */
const SCOPE_TOKEN = /^[!#-[\]-~]+$/;

/**
 * The caller whom the claims of a verified token identify. The most restrictive reading applies: the scope `user`, in
 * any case, makes the caller an end user, whichever other scopes the token has, and what is not understood is refused.
 *
 * @throws {InputError | TypeError} when an end user's token has no valid id of a user, when another token names a user
 * or an app, or when its scopes or its audience are malformed.
 */
export function readIdentity(claims: JWTPayload, apps: AppPolicy): CallerIdentity {
  const named = new Set([...readScopes(claims['scope']), ...readScopes(claims['scp'])]);
  const key = keyOf(claims);
  readTexts(claims.aud, 'aud');
  if (namesEndUserScope(claims))
    return {
      kind: 'end-user',
      key,
      scopes: new Set<Scope>(['user']),
      ...readEndUser(claims, apps),
    };
  refuse(claims, namesUserOrApp, 'goes with the scope user');
  return { kind: 'service', key, scopes: new Set(SCOPES.filter((scope) => named.has(scope))) };
}

function namesEndUserScope(claims: JWTPayload): boolean {
  return Object.entries(claims)
    .filter(([name]) => SCOPE_CLAIMS.has(plainName(name)))
    .flatMap(([, claim]) => readScopes(claim))
    .some((scope) => END_USER_SCOPES.has(scope.toLowerCase()));
}

/** Scopes come as one text, or from some issuers as a list. */
function readScopes(claim: unknown): readonly string[] {
  const scopes = readTexts(claim, 'scope')
    .flatMap((text) => text.split(SEPARATORS))
    .filter((scope) => scope !== '');
  if (!scopes.every((scope) => SCOPE_TOKEN.test(scope)))
    throw new TypeError('a scope must have printable ASCII characters only');
  return scopes;
}

/** A claim that is a text or a list of texts. */
function readTexts(claim: unknown, name: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(claim)
    ? claim
    : claim === undefined
      ? []
      : [claim];
  if (list.every((item) => typeof item === 'string')) return list;
  throw new TypeError(`the claim ${name} must be a text or a list of texts`);
}

/** The name of a claim without its namespace, in lower case and without separators. */
function plainName(name: string): string {
  const own = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
  return own.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Issuers decide which claims identify the bearer, so callers whose tokens differ in any claim count as different. */
function keyOf(claims: JWTPayload): string {
  const lasting = Object.entries(claims)
    .filter(([name]) => !OF_THE_TOKEN.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(lasting)).digest('base64url');
}

function readEndUser(claims: JWTPayload, apps: AppPolicy): Pick<EndUserIdentity, 'appId' | 'user'> {
  refuse(claims, (name) => namesUserOrApp(name) && !READ_CLAIMS.has(name), 'is not understood');
  const reader = new InputReader(apps, { appId: readText(claims, 'app_id') });
  const userId = readText(claims, 'user_id');
  const userExternalId = readText(claims, 'external_id');
  // Both are checked, though one of them is enough.
  const byExternalId: UserReference | undefined =
    userExternalId === undefined ? undefined : readUserReference(reader, [], { userExternalId });
  const user = userId === undefined ? byExternalId : readUserReference(reader, [], { userId });
  if (user === undefined)
    throw new TypeError('the token of an end user needs the claim user_id or external_id');
  return { appId: reader.finish(), user };
}

/** Whether a claim names a user or an app. `appid` is something else: the program, for some issuers. */
function namesUserOrApp(name: string): boolean {
  const plain = plainName(name);
  return USER_CLAIMS.has(plain) || (plain === 'appid' && name !== 'appid');
}

function refuse(claims: JWTPayload, isRefused: (name: string) => boolean, why: string): void {
  const name = Object.keys(claims).find(isRefused);
  if (name !== undefined) throw new TypeError(`the claim ${name} ${why}`);
}

function readText(claims: JWTPayload, name: string): string | undefined {
  const claim = claims[name];
  if (claim === undefined || typeof claim === 'string') return claim;
  throw new TypeError(`the claim ${name} must be a text`);
}
