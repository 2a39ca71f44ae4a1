import { type FastifyInstance } from 'fastify';
import type { World } from './world.js';
/** The HTTP server of a sandbox, not listening yet. */
export declare function createServer(world: World): FastifyInstance;
