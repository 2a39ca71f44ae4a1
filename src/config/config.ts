/** Reads the settings from the environment. No other module does. */
import { getHeapStatistics } from 'node:v8';

import type { TokenRules } from '../access/token-rules.js';
import { readTokenRules } from './token-settings.js';
import type { LogBounds } from '../events/app-log.js';
import type { WebhookSecret } from '../events/webhook-secrets.js';
import type { AppPolicy } from '../kernel/app-policy.js';
import type { ChangeSettings } from '../kernel/shared-state.js';
import { COMPILING_LIMITS, type CompilingLimits } from '../execution/compiled-operations.js';
import type { DocumentLimits } from '../limits/document-rules.js';
import type { OperationBounds } from '../limits/operation-shares.js';
import { readTrustedDocuments, type TrustedDocuments } from '../limits/trusted-documents.js';
import { jwtScope } from './key-settings.js';
import { marketplaceHeaders } from './marketplace-settings.js';
import { webhookSecrets } from './webhook-settings.js';
import { checkSettings, ConfigError, parseSettings, type Settings } from './settings.js';
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
  /** The origins whose pages may send requests. */
  readonly corsOrigins: readonly string[];
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
  /** The only documents that run; undefined to run any. */
  readonly trustedDocuments: TrustedDocuments | undefined;
  readonly traffic: TrafficConfig;
  readonly subgraph: SubgraphConfig;
  readonly logLevel: LogLevel;
  /** When operations are compiled; undefined to have graphql-js execute all. */
  readonly compiling: CompilingLimits | undefined;
}

export { ConfigError } from './settings.js';

/** How many calls one operation may have under way at once. */
const OPERATION_CONCURRENCY = 32;
/** The share of the largest heap that answers may take: as objects they need several times their bytes. */
const HELD_SHARE = 1 / 8;
/** Milliseconds; never less than an operation may take. */
const SEND_SETTLE = 20_000;
const STUDIO = 'https://studio.apollographql.com';

/**
 * Reads the settings. Blanks around a value are no part of it, and an empty one counts
 * as none.
 *
 * @throws {ConfigError} with a line for every setting that cannot be used.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const settings = parseSettings(environment);
  checkSettings(settings);
  const production = settings.NODE_ENV === 'production';
  const upstream = upstreamConfig(settings);
  return {
    upstream,
    apps: {
      defaultAppId: settings.SUNSHINE_APP_ID,
      allowedAppIds: settings.SUNSHINE_ALLOWED_APP_IDS ?? [],
    },
    callers: readTokenRules(settings),
    http: {
      host: settings.HOST ?? (upstream.kind === 'sandbox' ? '127.0.0.1' : '0.0.0.0'),
      port: settings.PORT,
      requestTimeout: settings.REQUEST_TIMEOUT_MS,
      maxConnections: settings.MAX_CONNECTIONS,
      shutdownDelay: settings.SHUTDOWN_DELAY_MS ?? (production ? 5_000 : 1_000),
      introspection: isOn(settings.INTROSPECTION, !production),
      explorer: isOn(settings.EXPLORER, !production),
      showsSetup: !production,
      corsOrigins: settings.CORS_ORIGINS ?? (production ? [] : [STUDIO]),
    },
    limits: {
      operations: {
        total: settings.MAX_OPERATIONS,
        perCaller: settings.MAX_OPERATIONS_PER_CALLER,
        waitingPerCaller: settings.MAX_WAITING_OPERATIONS_PER_CALLER,
      },
      heldBytes: settings.MAX_HELD_BYTES ?? getHeapStatistics().heap_size_limit * HELD_SHARE,
      operationTimeout: settings.OPERATION_TIMEOUT_MS,
      upstreamCalls: settings.MAX_UPSTREAM_CALLS,
      answerFields: settings.MAX_ANSWER_FIELDS,
      answerBytes: settings.MAX_ANSWER_BYTES,
      concurrency: OPERATION_CONCURRENCY,
      document: {
        depth: settings.MAX_DEPTH,
        aliases: settings.MAX_ALIASES,
        directives: settings.MAX_DIRECTIVES,
        fields: settings.MAX_FIELDS,
        bytes: settings.MAX_DOCUMENT_BYTES,
        tokens: settings.MAX_TOKENS,
      },
    },
    streams: {
      connectionsPerEndUser: settings.MAX_CONNECTIONS_PER_END_USER,
      callsPerEvent: settings.MAX_UPSTREAM_CALLS_PER_EVENT,
      keepalive: settings.KEEPALIVE_MS,
      drain: settings.DRAIN_MS,
    },
    changes: {
      sendKeys: settings.SEND_KEYS === 'on',
      sendSettle: settings.SEND_SETTLE_MS ?? Math.max(SEND_SETTLE, settings.OPERATION_TIMEOUT_MS),
      endUserConversations: settings.END_USER_CONVERSATIONS === 'on',
      endUserWrites: settings.END_USER_WRITES_PER_MINUTE,
    },
    events: {
      secrets: webhookSecrets(settings),
      log: {
        size: settings.EVENT_LOG_SIZE,
        bytes: settings.EVENT_LOG_BYTES,
        age: settings.EVENT_LOG_AGE_MS,
      },
      membershipTtl: settings.MEMBERSHIP_TTL_MS,
    },
    trustedDocuments: trustedDocuments(settings.TRUSTED_DOCUMENTS),
    traffic: {
      concurrency: settings.UPSTREAM_CONCURRENCY,
      totalConcurrency: settings.UPSTREAM_TOTAL_CONCURRENCY,
      transport: settings.HTTP_CLIENT,
      maxBytes: settings.UPSTREAM_MAX_BYTES,
      failures: settings.UPSTREAM_CIRCUIT_FAILURES,
    },
    subgraph: {
      access: settings.SUBGRAPH ?? (production ? 'off' : 'on'),
      routerSecret: settings.ROUTER_SECRET,
      maxRepresentations: settings.MAX_REPRESENTATIONS,
    },
    compiling: settings.COMPILED_EXECUTION === 'on' ? COMPILING_LIMITS : undefined,
    logLevel: settings.LOG_LEVEL,
  };
}

/**
 * The port for the emulator when it runs alone.
 *
 * @throws {ConfigError} when the setting cannot be used.
 */
export function readSandboxPort(environment: NodeJS.ProcessEnv = process.env): number {
  return parseSettings(environment).SANDBOX_PORT;
}

function upstreamConfig(settings: Settings): UpstreamConfig {
  const { SUNSHINE_BASE_URL: baseUrl, SUNSHINE_KEY_ID: keyId } = settings;
  if (baseUrl === undefined) return { kind: 'sandbox', port: settings.SANDBOX_PORT };
  const keySecret = settings.SUNSHINE_KEY_SECRET;
  const signing = settings.SUNSHINE_AUTH === 'jwt' ? jwtScope(settings) : 'basic';
  // As the URL parser reads it: a bare `?` at its end would break every path.
  const { origin, pathname } = new URL(baseUrl);
  return {
    kind: 'api',
    baseUrl: (origin + pathname).replace(/\/+$/, ''),
    key: keyId === undefined || keySecret === undefined ? undefined : { keyId, keySecret, signing },
    marketplace: marketplaceHeaders(settings),
  };
}

function trustedDocuments(path: string | undefined): TrustedDocuments | undefined {
  try {
    return path === undefined ? undefined : readTrustedDocuments(path);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`TRUSTED_DOCUMENTS: ${problem}`]);
  }
}

function isOn(setting: 'on' | 'off' | undefined, otherwise: boolean): boolean {
  return setting === undefined ? otherwise : setting === 'on';
}
