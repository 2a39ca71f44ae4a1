import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.js';
/**
 * Refuses the request of a caller who is not known to be allowed here, before anything of it is carried out. What only
 * describes the schema is answered to everybody: explorers and routers ask for it without credentials.
 */
export declare const authentication: ApolloServerPlugin<Context>;
