export { ConfigError, readConfig } from './config.js';
export { createContext } from './context.js';
export { formatError } from './errors.js';
export { decodeGlobalId, encodeGlobalId } from './relay/global-id.js';
export { resolvers } from './resolvers/resolvers.js';
export { buildSchema } from './schema.js';
export { startSandbox } from './sandbox/sandbox.js';
export { createServer } from './server.js';
export { openUpstream } from './upstream.js';
//# sourceMappingURL=index.js.map