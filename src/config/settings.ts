/** The environment variables of the server, and their rules. */
import * as z from 'zod';

import { baseUrlProblem } from './base-url.js';
import { isPrefix, isRedisUrl, PREFIX_RULE, URL_RULE } from './redis-settings.js';
import { isAlgorithm } from '../access/token-rules.js';
import { keyProblems } from './key-settings.js';
import { isMarketplace, marketplaceProblems } from './marketplace-settings.js';
import {
  appId,
  headerText,
  isHost,
  isOrigin,
  list,
  must,
  oneLine,
  whole,
} from './setting-types.js';
import { isWebhookSecret, WEBHOOK_SECRET_RULE, webhookProblems } from './webhook-settings.js';
import { tokenProblems } from './token-settings.js';
import { uploadProblems } from './upload-settings.js';

/** Settings that cannot be used, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const port = whole('be a port number', 0, 65_535);
const positive = whole('be a positive whole number', 1, Number.MAX_SAFE_INTEGER);
/** At most the longest that a timer of Node.js can wait; with more it would fire at once. */
const milliseconds = whole('be a whole number of milliseconds, 1 to 2147483647', 1, 2_147_483_647);
const onOff = z.enum(['on', 'off'], must('be on or off'));

/** Every setting, with its default. */
const Settings = z.object({
  NODE_ENV: z
    .enum(
      ['production', 'development', 'test'],
      must('be production, development or test, or unset'),
    )
    .optional(),
  SUNSHINE_BASE_URL: oneLine().optional(),
  SUNSHINE_APP_ID: appId().optional(),
  SUNSHINE_ALLOWED_APP_IDS: z.union([z.literal('*'), list(appId())]).optional(),
  SUNSHINE_KEY_ID: oneLine().optional(),
  SUNSHINE_KEY_SECRET: oneLine().optional(),
  SUNSHINE_AUTH: z.enum(['basic', 'jwt'], must('be basic or jwt')).default('basic'),
  SUNSHINE_JWT_SCOPE: z
    .enum(['app', 'account', 'integration'], must('be app, account or integration'))
    .optional(),
  SUNSHINE_MARKETPLACE_NAME: headerText().optional(),
  SUNSHINE_MARKETPLACE_ORGANIZATION_ID: headerText().optional(),
  SUNSHINE_MARKETPLACE_APP_ID: headerText().optional(),
  SUNSHINE_MARKETPLACE_BOT_ID: headerText().optional(),
  CALLER_AUTH: z
    .enum(['passthrough', 'jwt', 'none'], must('be passthrough, jwt or none'))
    .optional(),
  CALLER_JWKS_URL: oneLine().optional(),
  CALLER_JWKS_STALE_MS: milliseconds.optional(),
  CALLER_JWT_SECRET: z.string().optional(),
  CALLER_JWT_ISSUER: oneLine().optional(),
  CALLER_JWT_AUDIENCE: oneLine().optional(),
  CALLER_JWT_ALGORITHMS: list(
    z.string().refine(isAlgorithm, must('be a comma list of algorithms, such as RS256,ES256')),
  ).optional(),
  OPERATION_TIMEOUT_MS: milliseconds.default(15_000),
  REQUEST_TIMEOUT_MS: milliseconds.default(30_000),
  MAX_CONNECTIONS: positive.default(10_000),
  MAX_CONNECTIONS_PER_END_USER: positive.default(20),
  MAX_SUBSCRIPTIONS_PER_CONNECTION: positive.default(20),
  MAX_UPSTREAM_CALLS_PER_EVENT: positive.default(20),
  KEEPALIVE_MS: milliseconds.default(15_000),
  DRAIN_MS: milliseconds.default(10_000),
  SHUTDOWN_DELAY_MS: whole('be a whole number of milliseconds, 0 to 600000', 0, 600_000).optional(),
  MAX_OPERATIONS: positive.default(256),
  MAX_OPERATIONS_PER_CALLER: positive.default(128),
  MAX_WAITING_OPERATIONS_PER_CALLER: positive.default(512),
  MAX_UPSTREAM_CALLS: positive.default(300),
  MAX_ANSWER_FIELDS: positive.default(50_000),
  MAX_HELD_BYTES: positive.optional(),
  MAX_ANSWER_BYTES: positive.default(10 * 1_024 * 1_024),
  MAX_DEPTH: positive.default(16),
  MAX_ALIASES: positive.default(30),
  MAX_DIRECTIVES: positive.default(20),
  MAX_FIELDS: positive.default(400),
  MAX_DOCUMENT_BYTES: positive.default(64 * 1_024),
  MAX_TOKENS: positive.default(1_000),
  TRUSTED_DOCUMENTS: z.string().optional(),
  COMPILED_EXECUTION: onOff.default('on'),
  WEBHOOK_SECRETS: list(z.string().refine(isWebhookSecret, must(WEBHOOK_SECRET_RULE))).optional(),
  EVENT_LOG_SIZE: positive.default(10_000),
  EVENT_LOG_BYTES: whole(
    'be a whole number of bytes, 1048576 or more',
    1_048_576,
    Number.MAX_SAFE_INTEGER,
  ).default(67_108_864),
  EVENT_LOG_AGE_MS: milliseconds.default(3_600_000),
  MEMBERSHIP_TTL_MS: milliseconds.default(60_000),
  REDIS_URL: z.string().refine(isRedisUrl, must(URL_RULE)).optional(),
  REDIS_PREFIX: z.string().refine(isPrefix, must(PREFIX_RULE)).default('sunco:'),
  SEND_KEYS: onOff.default('on'),
  SEND_SETTLE_MS: milliseconds.optional(),
  END_USER_CONVERSATIONS: onOff.default('off'),
  END_USER_WRITES_PER_MINUTE: positive.default(60),
  PUBLIC_URL: oneLine().optional(),
  UPLOAD_SECRET: oneLine()
    .pipe(z.string().min(32, must('be at least 32 characters')))
    .optional(),
  MAX_UPLOAD_BYTES: whole('be a whole number of bytes, 1 to 2147483647', 1, 2_147_483_647).default(
    50 * 1_024 * 1_024,
  ),
  HTTP_CLIENT: z.enum(['got', 'undici'], must('be got or undici')).default('got'),
  UPSTREAM_CONCURRENCY: positive.default(64),
  UPSTREAM_TOTAL_CONCURRENCY: positive.optional(),
  UPSTREAM_MAX_BYTES: positive.default(5 * 1_024 * 1_024),
  UPSTREAM_CIRCUIT_FAILURES: positive.default(50),
  SUBGRAPH: z.enum(['on', 'off', 'router-only'], must('be on, off or router-only')).optional(),
  // It is sent in a header. What is shorter can be guessed.
  ROUTER_SECRET: oneLine()
    .pipe(
      z.string().regex(/^[!-~][ -~]{10,}[!-~]$/, must('be at least 12 printable ASCII characters')),
    )
    .optional(),
  MAX_REPRESENTATIONS: positive.default(200),
  INTROSPECTION: onOff.optional(),
  EXPLORER: onOff.optional(),
  CORS_ORIGINS: list(z.string().refine(isOrigin, must('be a comma list of origins'))).optional(),
  HOST: z
    .string()
    .refine(isHost, must('be an IP address or the name of a host, without a port'))
    .optional(),
  PORT: port.default(4_000),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      must('be fatal, error, warn, info, debug, trace or silent'),
    )
    .default('info'),
  SANDBOX_PORT: port.default(0),
  GIT_COMMIT: z
    .string()
    .regex(/^[\da-f]{7,64}$/, must('be the hash of a commit: 7 to 64 digits and letters a to f'))
    .optional(),
});
export type Settings = z.infer<typeof Settings>;

/** The names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(Settings.shape);

/**
 * The settings in an environment, each checked by itself. Blanks and line ends around a value, which files and
 * copying leave there, are no part of it; an empty value counts as none.
 *
 * @param called What problems call settings that were not given by their names.
 * @throws {ConfigError} with a line for every setting that cannot be used.
 */
export function parseSettings(
  environment: NodeJS.ProcessEnv,
  called: Readonly<Record<string, string>> = {},
): Settings {
  const given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
  const parsed = Settings.safeParse(given);
  if (parsed.success) return parsed.data;
  // A list with several bad items is one bad setting.
  const problems = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${called[name] ?? name}: ${message}`;
  });
  throw new ConfigError([...new Set(problems)]);
}

/**
 * Checks the settings against each other.
 *
 * @throws {ConfigError} with a line for every setting that contradicts others.
 */
export function checkSettings(settings: Settings): void {
  const problems = contradictions(settings);
  if (problems.length > 0) throw new ConfigError(problems);
}

function contradictions(settings: Settings): string[] {
  const { SUNSHINE_BASE_URL: baseUrl, SUNSHINE_KEY_ID: keyId, CALLER_AUTH: callers } = settings;
  const secret = settings.SUNSHINE_KEY_SECRET;
  const hasApp = settings.SUNSHINE_APP_ID !== undefined;
  const problems = tokenProblems(settings);
  if (settings.SUBGRAPH === 'router-only' && settings.ROUTER_SECRET === undefined)
    problems.push('ROUTER_SECRET: must be set when SUBGRAPH is router-only');
  if (settings.SUBGRAPH === undefined && settings.ROUTER_SECRET !== undefined)
    problems.push(
      'SUBGRAPH: must be set when ROUTER_SECRET is: router-only to ask for the secret, else on or off',
    );
  problems.push(...keyProblems(settings), ...marketplaceProblems(settings));
  problems.push(...webhookProblems(settings), ...uploadProblems(settings));
  if (
    settings.SEND_SETTLE_MS !== undefined &&
    settings.SEND_SETTLE_MS < settings.OPERATION_TIMEOUT_MS
  )
    problems.push('SEND_SETTLE_MS: must not be less than OPERATION_TIMEOUT_MS');

  if (settings.SUNSHINE_AUTH === 'jwt' && keyId === undefined && secret === undefined)
    problems.push('SUNSHINE_AUTH: must be basic or unset when there is no SUNSHINE_KEY_ID');

  if (baseUrl === undefined) {
    if (hasApp || keyId !== undefined || secret !== undefined || isMarketplace(settings))
      problems.push('SUNSHINE_BASE_URL: must be set when an app, a key or a marketplace name is');
    else if (settings.NODE_ENV === 'production')
      problems.push(
        'SUNSHINE_BASE_URL: must be set when NODE_ENV is production; the sandbox is not for production',
      );
    else if (callers !== undefined && callers !== 'none')
      problems.push(
        'CALLER_AUTH: must be none or unset in the sandbox, whose callers need nothing',
      );
    return problems;
  }

  const wrong = baseUrlProblem(baseUrl);
  if (wrong !== undefined) problems.push(`SUNSHINE_BASE_URL: ${wrong}`);
  if (!hasApp && settings.SUNSHINE_ALLOWED_APP_IDS === undefined)
    problems.push('SUNSHINE_APP_ID: must be set, unless SUNSHINE_ALLOWED_APP_IDS is');
  if (keyId === undefined && callers !== undefined && callers !== 'passthrough')
    problems.push(`CALLER_AUTH: must be passthrough or unset when there is no SUNSHINE_KEY_ID`);
  if (keyId !== undefined && (callers === undefined || callers === 'passthrough'))
    problems.push(
      'CALLER_AUTH: must be jwt when SUNSHINE_KEY_ID is set; or none, and then every caller acts with that key',
    );
  return problems;
}
