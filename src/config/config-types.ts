/** What the server is built from. */
import type { TokenRules } from '../access/token-rules.js';
import type { LogBounds } from '../events/window.js';
import type { WebhookSecret } from '../events/webhook-secrets.js';
import type { CompilingLimits } from '../execution/compiled-operations.js';
import type { AppPolicy } from '../kernel/app-policy.js';
import type { ChangeSettings } from '../kernel/shared-state.js';
import type { DocumentLimits } from '../limits/document-rules.js';
import type { OperationBounds } from '../limits/operation-shares.js';
import type { TrustedDocuments } from '../limits/trusted-documents.js';
import type { ApiKey, JwtScope } from '../upstream/credentials.js';
import type { MarketplaceHeaders } from '../upstream/marketplace.js';

/** Where the REST API is and how calls to it are signed. */
export type UpstreamConfig =
  /** The embedded emulator, called with its own key. */
  | { readonly kind: 'sandbox'; readonly port: number }
  | {
      readonly kind: 'api';
      /** Without a trailing slash. */
      readonly baseUrl: string;
      /** The server's own key; undefined to pass on what callers send. */
      readonly key: (ApiKey & { readonly signing: 'basic' | JwtScope }) | undefined;
      /** What says which partner makes the calls, for callers who do not say it themselves; undefined for none. */
      readonly marketplace?: MarketplaceHeaders | undefined;
    };

/** How the server is reached and which pages it serves. */
export interface HttpConfig {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Milliseconds for a request to arrive. */
  readonly requestTimeout: number;
  /** How many connections may be open at once. */
  readonly maxConnections: number;
  /** Milliseconds between a request to stop and the end of listening. */
  readonly shutdownDelay: number;
  /** Whether introspection is allowed. */
  readonly introspection: boolean;
  /** Whether browsers are served the explorer. */
  readonly explorer: boolean;
  /** Whether the home page says how the server runs. */
  readonly showsSetup: boolean;
  /** The origins whose pages may send requests, or patterns of them. */
  readonly corsOrigins: readonly (string | RegExp)[];
}

/** What one GraphQL operation may use, and how many there may be. */
export interface LimitsConfig {
  /** Operations at once. */
  readonly operations: OperationBounds;
  /** Bytes of answers that all operations hold together. */
  readonly heldBytes: number;
  /** Milliseconds for the whole operation. */
  readonly operationTimeout: number;
  /** Calls to upstream. */
  readonly upstreamCalls: number;
  /** Fields of its answer. */
  readonly answerFields: number;
  /** Bytes of its answer. */
  readonly answerBytes: number;
  /** Calls to upstream at once. */
  readonly concurrency: number;
  /** How large its document may be. */
  readonly document: DocumentLimits;
}

/** What connections may use that stay open for subscriptions. */
export interface StreamsConfig {
  /** How many one end user may have open. */
  readonly connectionsPerEndUser: number;
  /** Subscriptions that may run on one WebSocket. */
  readonly subscriptionsPerConnection: number;
  /** Calls to upstream that one delivery may make. */
  readonly callsPerEvent: number;
  /** Milliseconds between pings and heartbeats. */
  readonly keepalive: number;
  /** Milliseconds over which a stopping server spreads the closing of its connections. */
  readonly drain: number;
}

/** Limits and transport of all calls to upstream. */
export interface TrafficConfig {
  /** Calls under way at once for each credential. */
  readonly concurrency: number;
  /** Calls under way at once for all credentials together, and connections for them. Default: four times as many. */
  readonly totalConcurrency?: number | undefined;
  /** The HTTP client of calls: got, or undici, which needs less CPU time. */
  readonly transport: 'got' | 'undici';
  /** The largest answer that is read, in bytes, decompressed. */
  readonly maxBytes: number;
  /** How many attempts in a row have to fail before the circuit opens. */
  readonly failures: number;
}

/** What is received of events, and how much is kept. */
export interface EventsConfig {
  /** Without an app it is of the default one. None: the server receives no events; the emulator has its own. */
  readonly secrets: readonly (Pick<WebhookSecret, 'secret'> & Partial<WebhookSecret>)[];
  readonly log: LogBounds;
  /** For how many milliseconds it is believed who takes part in a conversation. */
  readonly membershipTtl: number;
}

/** Where several processes share events, keys of sends and counts. */
export interface RedisConfig {
  /** `redis://` or `rediss://`. */
  readonly url: string;
  /** What comes before every key. */
  readonly prefix: string;
  /** Whether what is shared goes over a network in plain text, in production. */
  readonly isExposed: boolean;
}

/** Who may use the federation fields. */
export interface SubgraphConfig {
  /** Every caller, only the router that sends the secret, or no caller. */
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
  /** Which tokens callers must send; undefined when callers are not identified. */
  readonly callers: TokenRules | undefined;
  readonly http: HttpConfig;
  readonly limits: LimitsConfig;
  readonly streams: StreamsConfig;
  readonly changes: ChangeSettings;
  readonly events: EventsConfig;
  /** Undefined for one process alone, which keeps all in memory. */
  readonly redis?: RedisConfig | undefined;
  /** The only documents that run; undefined to run any. */
  readonly trustedDocuments: TrustedDocuments | undefined;
  readonly traffic: TrafficConfig;
  readonly subgraph: SubgraphConfig;
  readonly logLevel: LogLevel;
  /** The commit that the server was built from; undefined when that is not known. */
  readonly commit: string | undefined;
  /** When operations are compiled; undefined to have graphql-js execute all. */
  readonly compiling: CompilingLimits | undefined;
}
