import { hash } from 'node:crypto';

import { SignJWT } from 'jose';

import { marketplaceKey, type MarketplaceHeaders } from './marketplace.js';

/** What calls are signed with. */
export interface Credentials {
  /** Differs between credentials without being secret, so that it can be a key in caches and limiters. */
  readonly key: string;
  /** Further headers of every call; undefined when there are none. */
  readonly headers?: MarketplaceHeaders | undefined;
  /** Whether they are this server's own: then it is no caller's mistake when upstream refuses them. Default: false. */
  readonly isServers?: boolean;
  /** The value of the `Authorization` header for a call. */
  authorization(): Promise<string>;
}

/** An API key of Sunshine Conversations. */
export interface ApiKey {
  /** The key's id, such as `app_5f…`. */
  readonly keyId: string;
  readonly keySecret: string;
}

/** The scopes a key can sign for; `user` is not usable with the v2 API. */
export type JwtScope = 'app' | 'account' | 'integration';

const JWT_LIFETIME_SECONDS = 300;
const RENEW_BEFORE_SECONDS = 60;

/** The key of credentials that are the `Authorization` header of a caller. */
export function credentialKey(header: string): string {
  return hash('sha256', header, 'base64url');
}

/** The `Authorization` header of a caller, passed on unchanged. */
export function passedOnCredentials(header: string, headers?: MarketplaceHeaders): Credentials {
  const authorization = Promise.resolve(header);
  return { key: credentialKey(header), headers, authorization: () => authorization };
}

/**
 * Differs between credentials with which upstream may answer the same call in different ways, without being secret: what
 * it lets one partner of the Marketplace see is not for another, though one customer let both in.
 */
export function visibilityKey({ key, headers, isServers = false }: Credentials): string {
  return headers && !isServers ? `${key} ${marketplaceKey(headers)}` : key;
}

/** Basic authentication with an API key. */
export function basicCredentials({ keyId, keySecret }: ApiKey): Credentials {
  const header = Promise.resolve(
    `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`,
  );
  return { key: keyId, authorization: () => header };
}

/**
 * A bearer token (HS256, with the key's id as `kid`) signed with an API key. It lives for five minutes; calls share
 * it until the last of them, when a new one is signed.
 */
export function jwtCredentials(
  { keyId, keySecret }: ApiKey,
  scope: JwtScope,
  now: () => number = Date.now,
): Credentials {
  const secret = new TextEncoder().encode(keySecret);
  let renewAt = 0;
  let header = Promise.resolve('');
  return {
    key: keyId,
    authorization: () => {
      const seconds = Math.floor(now() / 1_000);
      if (seconds >= renewAt) {
        renewAt = seconds + JWT_LIFETIME_SECONDS - RENEW_BEFORE_SECONDS;
        header = new SignJWT({ scope })
          .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: keyId })
          .setIssuedAt(seconds)
          .setExpirationTime(seconds + JWT_LIFETIME_SECONDS)
          .sign(secret)
          .then((token) => `Bearer ${token}`);
      }
      return header;
    },
  };
}
