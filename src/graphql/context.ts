import {
  ANYBODY,
  NOBODY,
  type Authentication,
  type CallerIdentity,
  type Refusal,
} from '../access/identity.js';
import { appsOf, createPolicy, type Policy } from '../access/policy.js';
import type { CancelSignal } from '../upstream/cancellation.js';
import type { LimitsConfig } from '../config/config.js';
import type { AppPolicy } from '../kernel/app-policy.js';
import { createLoaders, type Loaders } from '../kernel/loaders.js';
import { createSunshineClient, type SunshineClient } from '../upstream/client.js';
import { passedOnCredentials } from '../upstream/credentials.js';
import type { Upstream } from '../open-upstream.js';

/** What the resolvers of one GraphQL operation share. Made per request, for one caller. */
export interface Context {
  /** Which apps the caller may name. */
  readonly apps: AppPolicy;
  /** Who the caller is. */
  readonly identity: CallerIdentity;
  /** Why nothing is done for the caller; undefined when there is no reason. */
  readonly refusal: Refusal | undefined;
  /** Whether the caller may use the federation fields. */
  readonly mayFederate: boolean;
  /** Reads from upstream what the caller may see, each thing once. */
  readonly loaders: Loaders;
  /** What the caller may do. */
  readonly policy: Policy;
  /** Calls upstream. */
  readonly sunshine: SunshineClient;
}

/** One caller's request, as far as calls to upstream depend on it. */
export interface Caller {
  /** The caller's `Authorization` header. */
  readonly authorization: string | undefined;
  /** What became of checking it. Default: nobody checks, and the caller may be anybody. */
  readonly authentication?: Authentication;
  /** Whether the caller may use the federation fields. */
  readonly mayFederate: boolean;
  /** Aborted when the caller is gone, or the deadline has passed. */
  readonly signal: CancelSignal;
  /** When everything must be over, in milliseconds since the epoch. */
  readonly deadline: number;
}

/** The context of one GraphQL operation. */
export function createContext(
  { http, baseUrl, apps, credentials }: Pick<Upstream, 'http' | 'baseUrl' | 'apps' | 'credentials'>,
  limits: LimitsConfig,
  { authorization, authentication = { identity: ANYBODY }, mayFederate, signal, deadline }: Caller,
): Context {
  const { identity = NOBODY } = authentication;
  const passedOn = authorization ? passedOnCredentials(authorization) : undefined;
  const used = authentication.refusal ? undefined : (credentials ?? passedOn);
  const sunshine = createSunshineClient(http, baseUrl, {
    credentials: used,
    callerKey: identity.key,
    signal,
    deadline,
    maxCalls: limits.upstreamCalls,
    concurrency: limits.concurrency,
  });
  const policy = createPolicy(identity, createLoaders(sunshine));
  return {
    apps: appsOf(identity, apps),
    identity,
    refusal: authentication.refusal ?? (used ? undefined : 'missing'),
    mayFederate,
    loaders: policy.loaders,
    policy,
    sunshine,
  };
}
