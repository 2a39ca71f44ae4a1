import { performance } from 'node:perf_hooks';

import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** How a key set is cached, in milliseconds. */
export interface KeySetTimes {
  /** Its server is asked at most once in this time, whether it answers or not, whatever key ids tokens name. */
  readonly cooldown: number;
  /** After how long the set is read again, so that a key taken out of it stops being trusted. */
  readonly maxAge: number;
  /** For how long a set is used after it was read, when it cannot be read again. */
  readonly staleFor: number;
  /** For how long requests can wait for the set; it is never waited for longer than 5 seconds. */
  readonly timeout: number;
}

/** Where a key set is, and what to do when it is read. */
export interface KeySetSource {
  readonly url: string;
  readonly times: KeySetTimes;
  /** Throws when the claims of a token, not yet verified, are reason enough to refuse it. */
  readonly checkClaims: (payload: string | Uint8Array) => void;
  /** Called when the set could not be read; undefined when it was read after a failure. */
  readonly onRead: (failure: Error | undefined) => void;
}

/** The key set could not be read, which says nothing of the token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** Whether a request may wait for the key set. */
export type MayWait = () => boolean;

type Find = ReturnType<typeof createLocalJWKSet>;
type FindArguments = Parameters<JWTVerifyGetKey>;

/** The longest answer of a key server that is read, in bytes, decompressed. */
const MAX_BYTES = 256 * 1_024;
const MAX_KEYS = 100;
/** The longest `kid` that is looked up. */
const MAX_KEY_ID = 1_024;
const MAX_TIMEOUT_MS = 5_000;

/**
 * Finds the key that a token is checked with. The set is read when a key is first needed, and again in the background
 * when it is old. A request waits for it only while there is no usable set, or when its token names a key that the set
 * does not have; and only when nothing else is wrong with the token.
 */
export class KeySet {
  readonly #source: KeySetSource;
  #set: { readonly find: Find; readonly readAt: number } | undefined;
  #reading: Promise<void> | undefined;
  #triedAt = -Infinity;
  #failure: Error | undefined;

  constructor(source: KeySetSource) {
    this.#source = source;
  }

  /**
   * The key for a token.
   *
   * @param mayWait Is asked only when the set is being read. Where it says no, the set counts as unavailable.
   * @throws {KeysUnavailable} when it is not known because the set cannot be read.
   * @throws {errors.JOSEError} when the token is at fault.
   */
  readonly find = async (
    header: FindArguments[0],
    token: FindArguments[1],
    mayWait: MayWait = () => true,
  ): ReturnType<Find> => {
    // Were a key id that is no text ignored, any key would do.
    const { kid } = header as { readonly kid?: unknown };
    if (kid !== undefined && (typeof kid !== 'string' || kid.length > MAX_KEY_ID))
      throw new errors.JWTInvalid('the key id must be a text');
    const known = this.#usable();
    if (known) {
      if (performance.now() - known.readAt >= this.#source.times.maxAge) void this.#refresh();
      try {
        return await known.find(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw asFault(error);
      }
    }
    this.#source.checkClaims(token.payload);
    const refreshed = this.#refresh();
    if (this.#reading && !mayWait()) throw this.#unavailable();
    await refreshed;
    const set = this.#usable();
    if (!set) throw this.#unavailable();
    try {
      return await set.find(header, token);
    } catch (error) {
      // The key may be one that was published after the set was last read.
      if (error instanceof errors.JWKSNoMatchingKey && this.#failure) throw this.#unavailable();
      throw asFault(error);
    }
  };

  #unavailable(): KeysUnavailable {
    return new KeysUnavailable('the key set could not be read', { cause: this.#failure });
  }

  #usable(): { readonly find: Find; readonly readAt: number } | undefined {
    // A set that is too old is not kept.
    if (this.#set && performance.now() - this.#set.readAt >= this.#source.times.staleFor)
      this.#set = undefined;
    return this.#set;
  }

  /** Never rejects: `#failure` has the reason. */
  #refresh(): Promise<void> {
    if (this.#reading) return this.#reading;
    const now = performance.now();
    if (now - this.#triedAt < this.#source.times.cooldown) return Promise.resolve();
    this.#triedAt = now;
    this.#reading = this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    const { url, times, onRead } = this.#source;
    try {
      const keys = await readKeys(url, Math.min(times.timeout, MAX_TIMEOUT_MS));
      this.#set = { find: createLocalJWKSet(keys), readAt: performance.now() };
      if (this.#failure) onRead(undefined);
      this.#failure = undefined;
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      onRead(this.#failure);
    }
  }
}

/** An error that says whether the token or the set is at fault. */
function asFault(error: unknown): unknown {
  const isOfToken =
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported;
  if (isOfToken) return error;
  return new KeysUnavailable('a key of the key set cannot be used', { cause: error });
}

async function readKeys(url: string, timeout: number): Promise<JSONWebKeySet> {
  const response = await fetch(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`the key server answered with the status ${response.status}`);
  }
  const set: unknown = JSON.parse(await readText(response));
  const keys = typeof set === 'object' && set !== null && 'keys' in set ? set.keys : undefined;
  // An answer without a usable key is a fault of its server: it must not replace a set that is in use.
  if (!Array.isArray(keys) || keys.length > MAX_KEYS || !keys.some(isPublicKey))
    throw new Error(`the key server must answer with a key set of 1 to ${MAX_KEYS} public keys`);
  // One key of a kind that is not known here does not spoil the others.
  return { keys: keys.filter(isPublicKey) };
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > MAX_BYTES) throw new Error(`the key set must have at most ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isPublicKey(key: unknown): key is JSONWebKeySet['keys'][number] {
  if (typeof key !== 'object' || key === null || !('kty' in key)) return false;
  return key.kty === 'RSA' || key.kty === 'EC' || key.kty === 'OKP';
}
