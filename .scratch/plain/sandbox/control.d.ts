import type { FastifyInstance } from 'fastify';
import type { World } from './world.js';
/**
 * Adds the routes with which tests and tryers-out steer the sandbox. They ask for no credentials,
 * hence refuse whatever a web page could have sent: requests with an `Origin`, and those whose
 * `Host` shows that a foreign name was made to resolve to this machine.
 */
export declare function addControlRoutes(scope: FastifyInstance, world: World): void;
