/** The settings for the tokens of callers, and their rules. */
import { addressProblem } from './address.js';
import {
  DEFAULT_KEY_SET_ALGORITHMS,
  DEFAULT_SECRET_ALGORITHMS,
  isForKeySet,
  neededSecretBytes,
  type TokenRules,
} from '../access/token-rules.js';

/** The settings for the authentication of callers, as in the environment. */
export interface TokenSettings {
  readonly CALLER_AUTH?: 'passthrough' | 'jwt' | 'none' | undefined;
  readonly CALLER_JWKS_URL?: string | undefined;
  readonly CALLER_JWKS_STALE_MS?: number | undefined;
  readonly CALLER_JWT_SECRET?: string | undefined;
  readonly CALLER_JWT_ISSUER?: string | undefined;
  readonly CALLER_JWT_AUDIENCE?: string | undefined;
  readonly CALLER_JWT_ALGORITHMS?: readonly string[] | undefined;
}

/** The settings that are used only for the tokens of callers. */
const TOKEN_SETTINGS = [
  'CALLER_JWKS_URL',
  'CALLER_JWKS_STALE_MS',
  'CALLER_JWT_SECRET',
  'CALLER_JWT_ISSUER',
  'CALLER_JWT_AUDIENCE',
  'CALLER_JWT_ALGORITHMS',
] as const;

const KEY_SET_ADDRESS = { queryAllowed: true, example: 'https://login.example.com/keys' };

/** What is wrong with these settings, a line for each; empty when nothing is. */
export function tokenProblems(settings: TokenSettings): string[] {
  const { CALLER_JWKS_URL: keySetUrl, CALLER_JWT_SECRET: secret } = settings;
  const { CALLER_JWT_ALGORITHMS: algorithms } = settings;
  if (settings.CALLER_AUTH !== 'jwt')
    return TOKEN_SETTINGS.filter((name) => settings[name] !== undefined).map(
      (name) => `${name}: must be unset unless CALLER_AUTH is jwt; no token is checked otherwise`,
    );

  const problems: string[] = [];
  for (const name of ['CALLER_JWT_ISSUER', 'CALLER_JWT_AUDIENCE'] as const)
    if (settings[name] === undefined) problems.push(`${name}: must be set when CALLER_AUTH is jwt`);
  if ((keySetUrl === undefined) === (secret === undefined))
    problems.push(
      'CALLER_JWKS_URL: must be set when CALLER_AUTH is jwt, or CALLER_JWT_SECRET instead, and not both',
    );
  if (keySetUrl === undefined && settings.CALLER_JWKS_STALE_MS !== undefined)
    problems.push('CALLER_JWKS_STALE_MS: must be unset when CALLER_JWKS_URL is');
  if (algorithms?.some((name) => isForKeySet(name) !== (keySetUrl !== undefined)))
    problems.push(
      'CALLER_JWT_ALGORITHMS: must fit the key: HS… with CALLER_JWT_SECRET, all others with CALLER_JWKS_URL',
    );
  const wrong = keySetUrl === undefined ? undefined : addressProblem(keySetUrl, KEY_SET_ADDRESS);
  if (wrong !== undefined) problems.push(`CALLER_JWKS_URL: ${wrong}`);
  const bytes = neededSecretBytes(algorithms ?? DEFAULT_SECRET_ALGORITHMS);
  if (secret !== undefined && Buffer.byteLength(secret) < bytes)
    problems.push(`CALLER_JWT_SECRET: must be at least ${bytes} bytes`);
  return problems;
}

/**
 * Which tokens callers must send; undefined when callers are not identified.
 *
 * @throws {TypeError} when the settings are incomplete. `tokenProblems` reports that before; this makes sure that no
 * caller is ever admitted without a check because of it.
 */
export function readTokenRules(settings: TokenSettings): TokenRules | undefined {
  if (settings.CALLER_AUTH !== 'jwt') return undefined;
  const { CALLER_JWT_ISSUER: issuer, CALLER_JWT_AUDIENCE: audience } = settings;
  const key = readKey(settings);
  if (issuer === undefined || audience === undefined || key === undefined)
    throw new TypeError('the settings for the tokens of callers are incomplete');
  const defaults = 'secret' in key ? DEFAULT_SECRET_ALGORITHMS : DEFAULT_KEY_SET_ALGORITHMS;
  return { issuer, audience, key, algorithms: settings.CALLER_JWT_ALGORITHMS ?? defaults };
}

function readKey({
  CALLER_JWKS_URL: setUrl,
  CALLER_JWKS_STALE_MS: staleFor,
  CALLER_JWT_SECRET: secret,
}: TokenSettings): TokenRules['key'] | undefined {
  if (setUrl !== undefined) return { setUrl, ...(staleFor === undefined ? {} : { staleFor }) };
  return secret === undefined ? undefined : { secret };
}
