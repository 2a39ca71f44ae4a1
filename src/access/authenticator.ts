import type { FastifyBaseLogger } from 'fastify';
import { errors, jwtVerify, UnsecuredJWT, type JWTPayload, type JWTVerifyGetKey } from 'jose';

import type { AppPolicy } from '../kernel/app-policy.js';
import { ANYBODY, type Authentication } from './identity.js';
import { KeySet, KeysUnavailable, type KeySetTimes, type MayWait } from './key-set.js';
import { readIdentity } from './token-claims.js';
import type { TokenRules } from './token-rules.js';

/**
 * Identifies the sender of an `Authorization` header. Never throws: an unusable header gives a failure.
 *
 * @param mayWait Whether to wait for the key set when it has to be read. It is only called then. Default: yes.
 */
export type Authenticate = (
  authorization: string | undefined,
  mayWait?: MayWait,
) => Promise<Authentication>;

export type { KeySetTimes } from './key-set.js';

const HOUR_MS = 3_600_000;
const DEFAULT_TIMES: KeySetTimes = {
  cooldown: 30_000,
  maxAge: 600_000,
  staleFor: 6 * HOUR_MS,
  timeout: 5_000,
};
/** How much the clock of the issuer may differ. */
const CLOCK_SKEW_SECONDS = 30;
/** The header of a token whose signature is not looked at. */
const UNSIGNED = Buffer.from('{"alg":"none"}').toString('base64url');
const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i;

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
  const verify = createVerifier(rules, { ...DEFAULT_TIMES, ...times }, logger);
  return async (authorization, mayWait) => {
    if (!authorization) return { failure: 'missing' };
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) return { failure: 'invalid' };
    try {
      const claims = await verify(token, mayWait);
      return {
        identity: readIdentity(claims, apps),
        expiresAt: claims.exp === undefined ? undefined : claims.exp * 1_000,
      };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { failure: 'expired' };
      return { failure: error instanceof KeysUnavailable ? 'keys-unavailable' : 'invalid' };
    }
  };
}

function createVerifier(
  rules: TokenRules,
  times: KeySetTimes,
  logger: FastifyBaseLogger,
): (token: string, mayWait?: MayWait) => Promise<JWTPayload> {
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
  const { setUrl: url, staleFor = times.staleFor } = rules.key;
  const keys = new KeySet({
    url,
    times: { ...times, staleFor },
    // The same checks as of a verified token: to refuse it, its signature is not needed.
    checkClaims: (payload) =>
      void UnsecuredJWT.decode(`${UNSIGNED}.${payload.toString()}.`, options),
    onRead: (failure) => {
      if (failure)
        logger.warn({ err: failure }, 'the keys to check the tokens of callers could not be read');
      else logger.info('the keys to check the tokens of callers were read again');
    },
  });
  return async (token, mayWait) => {
    const find: JWTVerifyGetKey = (header, jws) => keys.find(header, jws, mayWait);
    return (await jwtVerify(token, find, options)).payload;
  };
}
