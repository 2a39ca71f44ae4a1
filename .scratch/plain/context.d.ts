import { type Authentication, type CallerIdentity, type Refusal } from './callers/identity.js';
import { type Policy } from './callers/policy.js';
import type { CancelSignal } from './cancellation.js';
import type { LimitsConfig } from './config.js';
import type { AppPolicy } from './input/app-policy.js';
import { type Loaders } from './loaders/loaders.js';
import { type SunshineClient } from './sunshine/client.js';
import type { Upstream } from './upstream.js';
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
export declare function createContext({ http, baseUrl, apps, credentials }: Pick<Upstream, 'http' | 'baseUrl' | 'apps' | 'credentials'>, limits: LimitsConfig, { authorization, authentication, mayFederate, signal, deadline }: Caller): Context;
