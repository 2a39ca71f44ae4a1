/** Which tokens of callers are trusted. */

/** The conditions for trusting a token. */
export interface TokenRules {
  /** Who must have issued it. */
  readonly issuer: string;
  /** For whom it must have been issued. */
  readonly audience: string;
  /** The accepted signature algorithms; all of them for the same kind of key. */
  readonly algorithms: readonly string[];
  /** What it is checked with: the public keys at an address, or the secret it was signed with. */
  readonly key: KeySetRule | { readonly secret: string };
}

/** The public keys at an address. */
interface KeySetRule {
  readonly setUrl: string;
  /** Milliseconds for which keys that were read are used when they cannot be read again; undefined for the default. */
  readonly staleFor?: number;
}

/** Algorithms with a private key, whose public key is in a JSON Web Key Set. */
const KEY_SET_ALGORITHMS: ReadonlySet<string> = new Set([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]);

/** Algorithms with a secret, and the fewest bytes that the secret must have (RFC 7518, section 3.2). */
const SECRET_BYTES: ReadonlyMap<string, number> = new Map([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
]);

/** The accepted algorithms with a key set when none are named. */
export const DEFAULT_KEY_SET_ALGORITHMS: readonly string[] = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** The accepted algorithms with a secret when none are named. */
export const DEFAULT_SECRET_ALGORITHMS: readonly string[] = ['HS256'];

/** Whether an algorithm is one that tokens may be signed with at all; `none` is not. */
export function isAlgorithm(name: string): boolean {
  return KEY_SET_ALGORITHMS.has(name) || SECRET_BYTES.has(name);
}

/**
 * Whether tokens are to be checked with a key set by this algorithm. Otherwise it is for a secret: were both accepted
 * side by side, a public key could be passed off as a secret.
 */
export function isForKeySet(algorithm: string): boolean {
  return KEY_SET_ALGORITHMS.has(algorithm);
}

/** How many bytes a secret needs at least for the most demanding of these algorithms. */
export function neededSecretBytes(algorithms: readonly string[]): number {
  return Math.max(...algorithms.map((algorithm) => SECRET_BYTES.get(algorithm) ?? 0));
}
