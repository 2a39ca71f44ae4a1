import type { ApolloServerPlugin } from '@apollo/server';
/**
 * Answers a request that asks for more than it may with HTTP status 400, whatever the client accepts, and with nothing
 * but the refusal: what else is wrong with such a document is not worth telling. Goes after plugins that set the status.
 */
export declare const refusals: ApolloServerPlugin;
