/** The settings for the server's own API key, and their rules. */
import type { JwtScope } from '../upstream/credentials.js';

/** The settings for the server's own key, as in the environment. */
export interface KeySettings {
  readonly SUNSHINE_KEY_ID?: string | undefined;
  readonly SUNSHINE_KEY_SECRET?: string | undefined;
  readonly SUNSHINE_AUTH: 'basic' | 'jwt';
  readonly SUNSHINE_JWT_SCOPE?: JwtScope | undefined;
}

/** The one scope that tokens signed with a key can have, by how the key's id begins. */
const SCOPE_OF_PREFIX: Readonly<Record<string, JwtScope>> = {
  app: 'app',
  act: 'account',
  svc: 'account',
  int: 'integration',
};
const KEY_ID = /^[\w-]+$/;
const QUOTED = /^(["'`]).*\1$/;

/** What is wrong with these settings, a line for each; empty when nothing is. Never repeats a secret. */
export function keyProblems(settings: KeySettings): string[] {
  const { SUNSHINE_KEY_ID: keyId, SUNSHINE_KEY_SECRET: secret } = settings;
  const problems: string[] = [];
  if (keyId !== undefined && secret === undefined)
    problems.push('SUNSHINE_KEY_SECRET: must be set together with SUNSHINE_KEY_ID');
  if (keyId === undefined && secret !== undefined)
    problems.push('SUNSHINE_KEY_ID: must be set together with SUNSHINE_KEY_SECRET');
  // An e-mail address with `/token`, an id with its secret after a colon, or quotation marks that a file kept.
  if (keyId !== undefined && !KEY_ID.test(keyId))
    problems.push(
      'SUNSHINE_KEY_ID: must be the id alone, of letters, digits, "_" and "-", such as app_5f0000000000000000000001',
    );
  if (secret !== undefined && QUOTED.test(secret))
    problems.push('SUNSHINE_KEY_SECRET: must have no quotation marks around it');
  else if (secret !== undefined && /^(?:app|act|svc|int)_[\da-f]{24}$/.test(secret))
    problems.push('SUNSHINE_KEY_SECRET: must be the secret of the key; this is the id of one');

  const { SUNSHINE_AUTH: auth, SUNSHINE_JWT_SCOPE: scope } = settings;
  const possible = keyId === undefined ? undefined : scopeOf(keyId);
  if (auth === 'jwt' && scope !== undefined && possible !== undefined && scope !== possible)
    problems.push(
      `SUNSHINE_JWT_SCOPE: must be ${possible} or unset with a key whose id begins with ${prefixOf(keyId)}_`,
    );
  return problems;
}

/** The scope of tokens that are signed with the server's own key. */
export function jwtScope({
  SUNSHINE_KEY_ID: keyId,
  SUNSHINE_JWT_SCOPE: scope,
}: KeySettings): JwtScope {
  return scope ?? (keyId === undefined ? undefined : scopeOf(keyId)) ?? 'app';
}

/** Undefined for a key of a kind that is not known here. */
function scopeOf(keyId: string): JwtScope | undefined {
  const prefix = prefixOf(keyId);
  return prefix === undefined ? undefined : SCOPE_OF_PREFIX[prefix];
}

function prefixOf(keyId = ''): string | undefined {
  return /^(app|act|svc|int)_/.exec(keyId)?.[1];
}
