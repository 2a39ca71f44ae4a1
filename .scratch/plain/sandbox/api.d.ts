import type { FastifyInstance } from 'fastify';
import type { World } from './world.js';
/** Adds the emulated operations, below the path of one app. */
export declare function addApiRoutes(scope: FastifyInstance, world: World): void;
