/** The package as a library: the server, and the pieces of the schema to build another one on. */
export { ANYBODY } from './access/identity.js';
export type { Authentication, AuthenticationFailure, CallerIdentity } from './access/identity.js';
export type { TokenRules } from './access/token-rules.js';
export { readConfig } from './config/config.js';
export { ConfigError } from './config/settings.js';
export type {
  Config,
  HttpConfig,
  LimitsConfig,
  LogLevel,
  TrafficConfig,
  UpstreamConfig,
} from './config/config-types.js';
export { createContext } from './graphql/context.js';
export type { Caller, Context } from './graphql/context.js';
export { formatError } from './graphql/errors.js';
export type { ErrorCode } from './graphql/errors.js';
export type { AppPolicy } from './kernel/app-policy.js';
export { decodeGlobalId, encodeGlobalId } from './domains/global-ids.js';
export type { GlobalId } from './domains/global-ids.js';
export { resolvers } from './graphql/resolvers.js';
export { buildSchema } from './graphql/schema.js';
export { startSandbox } from './sandbox/sandbox.js';
export type { Sandbox, SandboxOptions } from './sandbox/sandbox.js';
export { createServer } from './server.js';
export type { Server } from './server.js';
export type {
  AttemptDescription,
  AttemptOutcome,
  ObservedAttempt,
  UpstreamObserver,
} from './upstream/upstream-observer.js';
export { openUpstream } from './open-upstream.js';
export type { Upstream } from './open-upstream.js';
