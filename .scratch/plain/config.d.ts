/** The settings, read from the environment: the one place that does. */
import type { TokenRules } from './callers/token-rules.js';
import type { AppPolicy } from './input/app-policy.js';
import type { DocumentLimits } from './limits/document-rules.js';
import { type TrustedDocuments } from './limits/trusted-documents.js';
import type { ApiKey, JwtScope } from './sunshine/credentials.js';
/** Where the REST API is and how calls to it are signed. */
export type UpstreamConfig = 
/** The embedded emulator, signed for with its own key. */
{
    readonly kind: 'sandbox';
    readonly port: number;
} | {
    readonly kind: 'api';
    /** Without a trailing slash. */
    readonly baseUrl: string;
    /** The server's own key; undefined to pass on what callers send. */
    readonly key: (ApiKey & {
        readonly signing: 'basic' | JwtScope;
    }) | undefined;
};
/** How the server is reached and what it shows. */
export interface HttpConfig {
    readonly host: string;
    /** 0 takes a free one. */
    readonly port: number;
    /** Whether the schema can be asked for. */
    readonly introspection: boolean;
    /** Whether browsers are shown something to explore with. */
    readonly explorer: boolean;
    /** The origins whose pages may call. */
    readonly corsOrigins: readonly string[];
}
/** What one GraphQL operation may use. */
export interface LimitsConfig {
    /** Milliseconds for everything it does. */
    readonly operationTimeout: number;
    /** Calls to upstream. */
    readonly upstreamCalls: number;
    /** Calls to upstream at once. */
    readonly concurrency: number;
    /** How large its document may be. */
    readonly document: DocumentLimits;
}
/** How the server as a whole treats upstream. */
export interface TrafficConfig {
    /** Calls under way at once for each credential. */
    readonly concurrency: number;
    /** What carries calls: got, or undici, which costs less CPU time. */
    readonly transport: 'got' | 'undici';
    /** The largest answer that is read, in bytes, decompressed. */
    readonly maxBytes: number;
    /** How many attempts in a row have to fail before upstream is given up on for a while. */
    readonly failures: number;
}
/** Who may use the federation fields. */
export interface SubgraphConfig {
    /** Everybody, only the router that sends the secret, or nobody. */
    readonly access: 'on' | 'router-only' | 'off';
    /** What the router sends in `router-authorization`. */
    readonly routerSecret: string | undefined;
    /** The most entities that one `_entities` field gives. */
    readonly maxRepresentations: number;
}
/** The levels of pino. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
/** Everything the server is built from. */
export interface Config {
    readonly upstream: UpstreamConfig;
    readonly apps: AppPolicy;
    /** Which tokens callers have to bring; undefined when callers are not told apart. */
    readonly callers: TokenRules | undefined;
    readonly http: HttpConfig;
    readonly limits: LimitsConfig;
    /** The only documents that run; undefined to run any. */
    readonly trustedDocuments: TrustedDocuments | undefined;
    readonly traffic: TrafficConfig;
    readonly subgraph: SubgraphConfig;
    readonly logLevel: LogLevel;
}
export { ConfigError } from './settings.js';
/**
 * Reads the settings. An empty value counts as none.
 *
 * @throws {ConfigError} with a line for every setting that cannot be used.
 */
export declare function readConfig(environment?: NodeJS.ProcessEnv): Config;
/**
 * The port for the emulator when it runs alone.
 *
 * @throws {ConfigError} when the setting cannot be used.
 */
export declare function readSandboxPort(environment?: NodeJS.ProcessEnv): number;
