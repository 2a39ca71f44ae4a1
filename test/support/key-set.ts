import { createServer } from 'node:http';

import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

import { close, listening } from './listening.js';

/** Who issues the tokens of the tests, and for whom. */
export const ISSUER = 'https://login.example.com/';
export const AUDIENCE = 'https://graph.example.com';

/** What a token says, be it as it should be or not; a claim that is undefined is left out. */
export type Claims = Readonly<Record<string, unknown>>;

/** What a token may have instead of what a good one has. */
export interface TokenOptions {
  readonly algorithm?: string;
  /** The `kid` of the header. */
  readonly keyId?: string;
  /** Further fields of the header. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Seconds from now. */
  readonly expiresIn?: number;
}

/** An issuer of tokens with its key set on a real HTTP server on the loopback interface. */
export interface KeySet {
  /** Where the key set is. */
  readonly url: string;
  /** How often it was asked for. */
  readonly requests: number;
  /** The public keys that are handed out. */
  readonly keys: readonly JWK[];
  /** A token, good unless told otherwise. */
  token(claims?: Claims, options?: TokenOptions): Promise<string>;
  /** Puts a new pair of keys in the place of the one that signed up to now. */
  rotate(algorithm?: string): Promise<void>;
  /** Answers this from now on, in place of the key set. */
  answer(status: number, body: string, headers?: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

interface Pair {
  readonly algorithm: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: JWK;
}

type Answer = readonly [status: number, body: string, headers: Readonly<Record<string, string>>];

/** Starts an issuer that signs with `algorithm`. It closes with the test, or with the file. */
export async function startKeySet(algorithm = 'ES256'): Promise<KeySet> {
  let pair = await createPair(algorithm, 'key-1');
  let generation = 1;
  let requests = 0;
  let answer: Answer | undefined;
  const server = createServer((_, response) => {
    requests += 1;
    const [status, body, headers] = answer ?? [200, JSON.stringify({ keys: [pair.publicKey] }), {}];
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}/keys`,
    get requests() {
      return requests;
    },
    get keys() {
      return [pair.publicKey];
    },
    token: (claims = {}, options = {}) => sign(pair, claims, options),
    async rotate(next = pair.algorithm) {
      generation += 1;
      pair = await createPair(next, `key-${generation}`);
    },
    answer(status, body, headers = {}) {
      answer = [status, body, headers];
    },
    close: () => close(server),
  };
}

async function createPair(algorithm: string, keyId: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  return {
    algorithm,
    privateKey,
    publicKey: { ...(await exportJWK(publicKey)), kid: keyId, use: 'sig' },
  };
}

function sign(pair: Pair, claims: Claims, options: TokenOptions): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const {
    algorithm = pair.algorithm,
    keyId = pair.publicKey.kid ?? '',
    header,
    expiresIn = 60,
  } = options;
  return new SignJWT({ iss: ISSUER, aud: AUDIENCE, exp: now + expiresIn, ...claims })
    .setProtectedHeader({ alg: algorithm, kid: keyId, ...header })
    .sign(pair.privateKey, { crit: { extension: true } });
}
