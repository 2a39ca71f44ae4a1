/**
 * The package as a library: the whole server, with authentication and limits, alone or in an app of one's own. The parts
 * that it is made of are no part of this: put together differently, they would lack what the server checks around them.
 */
export type { Authenticate } from './access/authenticator.js';
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
export { decodeGlobalId, encodeGlobalId, findRecord } from './domains/global-ids.js';
export type { GlobalId } from './domains/global-ids.js';
export type { Context } from './graphql/context.js';
export type { ErrorCode } from './graphql/errors.js';
export type { LoggedContext } from './graphql/plugins/operation-log.js';
export type { SchemaExtension } from './graphql/schema-extension.js';
export type { AppPolicy } from './kernel/app-policy.js';
export type { Upstream } from './open-upstream.js';
export { startSandbox } from './sandbox/sandbox.js';
export type { Sandbox, SandboxOptions } from './sandbox/sandbox.js';
export { authenticate, createServer } from './server.js';
export type { Server, ServerOptions } from './server-options.js';
