import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.js';
import { type LoggedContext } from './operation-log.js';
/**
 * Apollo Server over the graph, with nothing that talks to anybody but the caller.
 *
 * @param plugins Those of whatever it is a part of. They see answers as they go out.
 */
export declare function createGraphQLServer({ http: { introspection, explorer }, limits, subgraph, trustedDocuments: documents, callers, }: Config, logger: FastifyBaseLogger, plugins: readonly ApolloServerPlugin<LoggedContext>[]): ApolloServer<LoggedContext>;
