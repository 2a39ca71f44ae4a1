import type { IdentifiedContext } from '../access/guarded-schema.js';
import {
  UNAUTHENTICATED,
  type Authentication,
  type AuthenticationFailure,
  type CallerIdentity,
} from '../access/identity.js';
import { appsOf, createPolicy } from '../access/policy.js';
import type { LimitsConfig } from '../config/config-types.js';
import { graph } from '../domains/domains.js';
import type { ContextTerms } from '../kernel/context.js';
import { Faults } from '../kernel/faults.js';
import { AllLoaders, GuardedLoaders } from '../kernel/loaders.js';
import type { Upstream } from '../open-upstream.js';
import type { OperationMemory } from '../upstream/answer-memory.js';
import { createSunshineClient } from '../upstream/client.js';
import { passedOnCredentials } from '../upstream/credentials.js';
import { marketplaceKey, type MarketplaceHeaders } from '../upstream/marketplace.js';

/** What the resolvers and plugins of one GraphQL operation share. Made per request, for one caller. */
export interface Context extends IdentifiedContext {
  readonly again: (signal: AbortSignal, terms?: ContextTerms) => Context;
  /** Why the caller is not authenticated; undefined when they are. */
  readonly authenticationFailure: AuthenticationFailure | undefined;
  /** Whether the caller may use the federation fields. */
  readonly mayFederate: boolean;
  /** Where what the operation holds of answers is counted; undefined when that is not bounded. */
  readonly memory: OperationMemory | undefined;
}

/** Who sends operations. */
export interface SenderCredentials {
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  /** The result of checking it. */
  readonly authentication: Authentication;
}

/** One caller's request, as far as calls to upstream depend on it. */
export interface Caller extends SenderCredentials {
  /** Which partner of the marketplace they say they are. It is passed on together with their `Authorization`. */
  readonly marketplace?: MarketplaceHeaders | undefined;
  /** The host that they have asked, with its port. */
  readonly host?: string | undefined;
  /** Whether the caller may use the federation fields. */
  readonly mayFederate: boolean;
  /** Aborted when the caller has disconnected, or the deadline has passed. */
  readonly signal: AbortSignal;
  /** When everything must be over, in milliseconds since the epoch. */
  readonly deadline: number;
  /** Where what the operation holds of answers is counted; undefined to bound that not at all. */
  readonly memory?: OperationMemory | undefined;
}

/** Why a caller is not authenticated; undefined when they are. Calls need credentials: the server's own, or theirs. */
export function failureOf(
  { credentials }: Pick<Upstream, 'credentials'>,
  { failure }: Authentication,
  authorization: string | undefined,
): AuthenticationFailure | undefined {
  return failure ?? (credentials || authorization ? undefined : 'missing');
}

/** The context of one GraphQL operation. */
export function createContext(
  upstream: Pick<Upstream, 'http' | 'baseUrl' | 'apps' | 'credentials' | 'marketplace' | 'shared'>,
  limits: LimitsConfig,
  caller: Caller,
): Context {
  const { authorization, marketplace, host, authentication, mayFederate } = caller;
  const { signal, deadline, memory } = caller;
  const { http, baseUrl, apps, credentials } = upstream;
  const { identity = UNAUTHENTICATED } = authentication;
  const passedOn = authorization
    ? passedOnCredentials(authorization, marketplace ?? upstream.marketplace)
    : undefined;
  const authenticationFailure = failureOf(upstream, authentication, authorization);
  const used = authenticationFailure ? undefined : (credentials ?? passedOn);
  const sunshine = createSunshineClient(http, baseUrl, {
    credentials: used,
    // What one partner reads is not for another, though one customer let both in.
    callerKey:
      marketplace && !credentials ? `${identity.key} ${marketplaceKey(marketplace)}` : identity.key,
    signal,
    deadline,
    maxCalls: limits.upstreamCalls,
    concurrency: limits.concurrency,
    memory,
  });
  const loaders = new AllLoaders(sunshine);
  const policy = createPolicy(identity, loaders);
  return {
    graph,
    apps: appsOf(identity, apps),
    identity,
    authenticationFailure,
    mayFederate,
    memory,
    loaders: policy.viewer ? new GuardedLoaders(loaders, policy) : loaders,
    policy,
    faults: new Faults(),
    createdIds: new Map(),
    sunshine,
    deadline,
    callerKey: identity.key,
    host,
    passesCredentialsOn: !credentials,
    shared: upstream.shared,
    again: (during, terms) => {
      const deadlineOfNext = AbortSignal.timeout(limits.operationTimeout);
      const { upstreamCalls = limits.upstreamCalls } = terms ?? {};
      return createContext(
        upstream,
        { ...limits, upstreamCalls },
        {
          // Not all of the caller: a subscription keeps this function, and with it all that it refers to.
          authorization,
          marketplace,
          host,
          mayFederate,
          authentication: authentication.identity
            ? { ...authentication, identity: knownBetter(identity, policy.viewer?.knownUserId) }
            : authentication,
          signal: AbortSignal.any([during, deadlineOfNext]),
          deadline: Date.now() + limits.operationTimeout,
          memory: terms?.memory,
        },
      );
    },
  };
}

/** The same caller by their record id, once that is known: so that it is not looked up again. */
function knownBetter(identity: CallerIdentity, userId: string | undefined): CallerIdentity {
  if (identity.kind !== 'end-user' || userId === undefined) return identity;
  return { ...identity, user: { userId } };
}
