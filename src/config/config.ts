/** Reads the settings from the environment. No other module does. */
import { statSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';

import { COMPILING_LIMITS } from '../execution/compiled-operations.js';
import { readTrustedDocuments, type TrustedDocuments } from '../limits/trusted-documents.js';
import type { CommandLine } from './command-line.js';
import type { Config, UpstreamConfig } from './config-types.js';
import { jwtScope } from './key-settings.js';
import { marketplaceHeaders } from './marketplace-settings.js';
import { redisConfig } from './redis-settings.js';
import { checkSettings, ConfigError, parseSettings, type Settings } from './settings.js';
import { readTokenRules } from './token-settings.js';
import { uploadSettings } from './upload-settings.js';
import { webhookSecrets } from './webhook-settings.js';

/** How many calls one operation may have under way at once. */
const OPERATION_CONCURRENCY = 32;
/** The share of the largest heap that answers may take: as objects they need several times their bytes. */
const HELD_SHARE = 1 / 8;
/** Milliseconds; never less than an operation may take. */
const SEND_SETTLE = 20_000;
const STUDIO = 'https://studio.apollographql.com';
/** Pages that are developed on this machine, at any port: what the emulator has is no secret. */
const LOCAL_PAGES = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/;

/**
 * The environment that the settings are read from: what the process was given, and from a file what it was not given.
 * The file is `.env` of the working directory, when there is one.
 *
 * @throws {ConfigError} when the file that the command line names cannot be read.
 */
export function readEnvironment({ envFile, port }: CommandLine = {}): NodeJS.ProcessEnv {
  const hasFile = statSync(envFile ?? '.env', { throwIfNoEntry: false })?.isFile() === true;
  if (envFile !== undefined && !hasFile)
    throw new ConfigError([`--env-file: there is no file ${envFile}`]);
  try {
    if (hasFile) process.loadEnvFile(envFile);
  } catch {
    throw new ConfigError([`${envFile ?? '.env'}: cannot be read`]);
  }
  return port === undefined ? process.env : { ...process.env, PORT: port };
}

/**
 * Reads the settings. Blanks around a value are no part of it, and an empty one counts
 * as none.
 *
 * @param called What problems call settings that were not given by their names.
 * @throws {ConfigError} with a line for every setting that cannot be used.
 */
export function readConfig(
  environment: NodeJS.ProcessEnv = process.env,
  called: Readonly<Record<string, string>> = {},
): Config {
  const settings = parseSettings(environment, called);
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
      corsOrigins: settings.CORS_ORIGINS ?? corsOrigins(production, upstream),
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
      subscriptionsPerConnection: settings.MAX_SUBSCRIPTIONS_PER_CONNECTION,
      callsPerEvent: settings.MAX_UPSTREAM_CALLS_PER_EVENT,
      keepalive: settings.KEEPALIVE_MS,
      drain: settings.DRAIN_MS,
    },
    changes: {
      sendKeys: settings.SEND_KEYS === 'on',
      sendSettle: settings.SEND_SETTLE_MS ?? Math.max(SEND_SETTLE, settings.OPERATION_TIMEOUT_MS),
      endUserConversations: settings.END_USER_CONVERSATIONS === 'on',
      endUserWrites: settings.END_USER_WRITES_PER_MINUTE,
      uploads: uploadSettings(settings),
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
    redis: redisConfig(settings),
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
    commit: settings.GIT_COMMIT,
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

/** The origins whose pages may call when no setting says it. */
function corsOrigins(production: boolean, { kind }: UpstreamConfig): readonly (string | RegExp)[] {
  if (production) return [];
  return kind === 'sandbox' ? [STUDIO, LOCAL_PAGES] : [STUDIO];
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
