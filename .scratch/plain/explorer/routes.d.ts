import type { FastifyInstance } from 'fastify';
import { type ExplorerOptions } from './graphiql.js';
import { type HomePageOptions } from './home-page.js';
/** Adds what people look at with a browser: the home page, the schema and the explorer, as far as they are open. */
export declare function addExplorerRoutes(app: FastifyInstance, options: HomePageOptions & ExplorerOptions): void;
