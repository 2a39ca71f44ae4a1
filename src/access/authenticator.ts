import type { FastifyBaseLogger } from 'fastify';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';

import type { AppPolicy } from '../kernel/app-policy.js';
import { ANYBODY, type Authentication } from './identity.js';
import { readIdentity } from './token-claims.js';
import type { TokenRules } from './token-rules.js';

/** Identifies the sender of an `Authorization` header. Never throws: an unusable header gives a failure. */
export type Authenticate = (authorization: string | undefined) => Promise<Authentication>;

/** How a key set is cached, in milliseconds. */
export interface KeySetTimes {
  /**
   * For how long an unknown key id does not make the set be read again, so that made-up ids cannot flood its server.
   */
  readonly cooldown: number;
  /** After how long the set is read again, so that a key taken out of it stops being trusted. */
  readonly maxAge: number;
  /** For how long requests can wait for the set; it is never waited for longer than 5 seconds. */
  readonly timeout: number;
}

const KEY_SET_TIMEOUT_MS = 5_000;
const DEFAULT_TIMES = { cooldown: 30_000, maxAge: 600_000, timeout: KEY_SET_TIMEOUT_MS };
/** How much the clock of the issuer may differ. */
const CLOCK_SKEW_SECONDS = 30;
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i;

/** The key set could not be read, which says nothing of the token. */
class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/**
 * The check of callers' credentials: of their tokens by `rules`, or without rules none at all. The key set is read when
 * it is first needed, and again when a token names a key that is not in it. Keys never come from elsewhere: an address
 * of keys in a token is ignored.
 */
export function createAuthenticator(
  rules: TokenRules | undefined,
  apps: AppPolicy,
  logger: FastifyBaseLogger,
  times: Partial<KeySetTimes> = {},
): Authenticate {
  if (rules === undefined) return () => Promise.resolve({ identity: ANYBODY });
  const verify = createVerifier(rules, { ...DEFAULT_TIMES, ...times });
  return async (authorization) => {
    if (!authorization) return { failure: 'missing' };
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return { failure: 'invalid' };
    try {
      return { identity: readIdentity(await verify(token), apps) };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { failure: 'expired' };
      if (!(error instanceof KeysUnavailable)) return { failure: 'invalid' };
      logger.warn({ err: error }, 'the keys to check the tokens of callers could not be read');
      return { failure: 'keys-unavailable' };
    }
  };
}

function createVerifier(
  rules: TokenRules,
  times: KeySetTimes,
): (token: string) => Promise<JWTPayload> {
  const options = {
    algorithms: [...rules.algorithms],
    issuer: rules.issuer,
    audience: rules.audience,
    clockTolerance: CLOCK_SKEW_SECONDS,
    // A token without an expiry would be valid for ever.
    requiredClaims: ['exp'],
  };
  if ('secret' in rules.key) {
    const secret = new TextEncoder().encode(rules.key.secret);
    return async (token) => (await jwtVerify(token, secret, options)).payload;
  }
  const keys = remoteKeys(rules.key.setUrl, times);
  return async (token) => (await jwtVerify(token, keys, options)).payload;
}

function remoteKeys(url: string, { cooldown, maxAge, timeout }: KeySetTimes): JWTVerifyGetKey {
  const find = createRemoteJWKSet(new URL(url), {
    cooldownDuration: cooldown,
    cacheMaxAge: maxAge,
    timeoutDuration: Math.min(timeout, KEY_SET_TIMEOUT_MS),
  });
  return async (header, token) => {
    try {
      return await find(header, token);
    } catch (error) {
      if (isFaultOfToken(error)) throw error;
      throw new KeysUnavailable('the key set could not be read', { cause: error });
    }
  };
}

/** Whether the key set was read, and has no key, or more than one, for this token. */
function isFaultOfToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
