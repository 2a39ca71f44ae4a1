import type { LimitsConfig } from './config.js';
import type { AppPolicy } from './input/app-policy.js';
import { createLoaders, type Loaders } from './loaders/loaders.js';
import { createSunshineClient, type SunshineClient } from './sunshine/client.js';
import { passedOnCredentials } from './sunshine/credentials.js';
import type { Upstream } from './upstream.js';

/** What the resolvers of one GraphQL operation share. Made per request, for one caller. */
export interface Context {
  /** Which apps the caller may name. */
  readonly apps: AppPolicy;
  /** Whether there are credentials to call upstream with. */
  readonly authenticated: boolean;
  /** Whether the caller may use the federation fields. */
  readonly mayFederate: boolean;
  /** Reads from upstream, each thing once. */
  readonly loaders: Loaders;
  /** Calls upstream. */
  readonly sunshine: SunshineClient;
}

/** One caller's request, as far as calls to upstream depend on it. */
export interface Caller {
  /** The caller's `Authorization` header. */
  readonly authorization: string | undefined;
  /** Whether the caller may use the federation fields. */
  readonly mayFederate: boolean;
  /** Aborted when the caller is gone, or the deadline has passed. */
  readonly signal: AbortSignal;
  /** When everything must be over, in milliseconds since the epoch. */
  readonly deadline: number;
}

/** The context of one GraphQL operation. */
export function createContext(
  { http, baseUrl, apps, credentials }: Pick<Upstream, 'http' | 'baseUrl' | 'apps' | 'credentials'>,
  limits: LimitsConfig,
  { authorization, mayFederate, signal, deadline }: Caller,
): Context {
  const used = credentials ?? (authorization ? passedOnCredentials(authorization) : undefined);
  const sunshine = createSunshineClient(http, baseUrl, {
    credentials: used,
    signal,
    deadline,
    maxCalls: limits.upstreamCalls,
    concurrency: limits.concurrency,
  });
  return {
    apps,
    authenticated: used !== undefined,
    mayFederate,
    loaders: createLoaders(sunshine),
    sunshine,
  };
}
