import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { FastifyBaseLogger } from 'fastify';

import type { Config } from '../config/config.js';
import { formatError, withoutSuggestion } from './errors.js';
import { documentRules } from '../limits/document-rules.js';
import { buildSchema } from './schema.js';
import { authentication } from './plugins/authentication.js';
import { compiledExecution } from './plugins/compiled-execution.js';
import { responseStatus } from './plugins/response-status.js';
import { routerTraces } from './plugins/router-traces.js';
import { operationLog, type LoggedContext } from './plugins/operation-log.js';
import { refusals } from './plugins/limit-errors.js';
import { trustedDocuments } from './plugins/trusted-documents.js';
import { upstreamBudget } from './plugins/upstream-budget.js';

/** How many errors of validation are told at once: more help nobody, and cost the server. */
const MAX_VALIDATION_ERRORS = 5;

/**
 * Apollo Server over the graph, with nothing that talks to anybody but the caller.
 *
 * @param plugins Those of whatever it is a part of. They see answers as they go out.
 */
export function createGraphQLServer(
  {
    http: { introspection, explorer },
    limits,
    subgraph,
    trustedDocuments: documents,
    callers,
    compiling,
  }: Config,
  logger: FastifyBaseLogger,
  plugins: readonly ApolloServerPlugin<LoggedContext>[],
): ApolloServer<LoggedContext> {
  const schema = buildSchema({
    subgraph: subgraph.access !== 'off',
    maxRepresentations: subgraph.maxRepresentations,
    scopes: callers !== undefined,
  });
  return new ApolloServer<LoggedContext>({
    schema,
    logger,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    // Apollo hides the suggestions of validation alone; the values of variables get them, too.
    formatError: (formatted, error) => {
      const shown = formatError(formatted, error);
      return introspection ? shown : withoutSuggestion(shown);
    },
    parseOptions: { maxLexicalTokens: limits.document.tokens },
    validationRules: [...documentRules(limits.document)],
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    plugins: [
      ...(compiling ? [compiledExecution(schema, compiling)] : []),
      authentication,
      ...(documents ? [trustedDocuments(documents)] : []),
      upstreamBudget({
        maxCalls: limits.upstreamCalls,
        maxRepresentations: subgraph.maxRepresentations,
      }),
      operationLog,
      responseStatus,
      refusals,
      ...(subgraph.access === 'off' ? [] : [routerTraces()]),
      ...plugins,
      explorer
        ? ApolloServerPluginLandingPageLocalDefault({ footer: false })
        : ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
