import { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { HttpConfig } from '../config.js';
import type { CircuitState } from '../sunshine/circuit-breaker.js';
/** The HTTP server around the GraphQL endpoint: limits, CORS, caching, health, and errors in GraphQL's shape. */
export declare function createApp({ corsOrigins }: HttpConfig, loggerInstance: FastifyBaseLogger, isReady: () => boolean, upstreamState: () => CircuitState): Promise<FastifyInstance>;
