import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.js';
/**
 * Gives timings inside the answer (`ftv1`) to those who may use the federation fields and ask for them. No hook runs
 * for the fields of any other request, and what writes the timings is loaded for the first who asks.
 */
export declare function routerTraces(): ApolloServerPlugin<Context>;
