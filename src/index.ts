/** The package as a library: the server, and the pieces of the schema to build another one on. */
export type { Authentication, CallerIdentity, Refusal } from './callers/identity.js';
export type { TokenRules } from './callers/token-rules.js';
export { ConfigError, readConfig } from './config.js';
export type {
  Config,
  HttpConfig,
  LimitsConfig,
  LogLevel,
  TrafficConfig,
  UpstreamConfig,
} from './config.js';
export { createContext } from './context.js';
export type { Caller, Context } from './context.js';
export { formatError } from './errors.js';
export type { ErrorCode } from './errors.js';
export type { AppPolicy } from './input/app-policy.js';
export { decodeGlobalId, encodeGlobalId } from './relay/global-id.js';
export type { GlobalId } from './relay/global-id.js';
export { resolvers } from './resolvers/resolvers.js';
export { buildSchema } from './schema.js';
export { startSandbox } from './sandbox/sandbox.js';
export type { Sandbox, SandboxOptions } from './sandbox/sandbox.js';
export { createServer } from './server.js';
export type { Server } from './server.js';
export type {
  AttemptDescription,
  AttemptOutcome,
  ObservedAttempt,
  UpstreamObserver,
} from './sunshine/upstream-observer.js';
export { openUpstream } from './upstream.js';
export type { Upstream } from './upstream.js';
