import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';

import type { Config } from '../config/config-types.js';
import type { OperationNames } from '../observability/operation-names.js';
import { stringifyJson } from '../upstream/exact-json.js';
import { formatError } from './errors.js';
import { documentRules } from '../limits/document-rules.js';
import { operationTypesRule } from './request-errors.js';
import { buildSchema } from './schema.js';
import type { SchemaExtension } from './schema-extension.js';
import { variableNames } from './variable-names-rule.js';
import { answerSize } from './plugins/answer-size.js';
import { authentication } from './plugins/authentication.js';
import { eventCursors } from './plugins/event-cursors.js';
import { compiledExecution } from './plugins/compiled-execution.js';
import { faults } from './plugins/faults.js';
import { directIntrospection } from './plugins/direct-introspection.js';
import { documentSize } from './plugins/document-size.js';
import { errorCount } from './plugins/error-count.js';
import { keptDocuments } from './plugins/kept-documents.js';
import { landingPage } from './plugins/landing-page.js';
import { largeVariables } from './plugins/large-variables.js';
import { exactVariables } from './plugins/exact-variables.js';
import { persistedQueries } from './plugins/persisted-queries.js';
import { responseStatus } from './plugins/response-status.js';
import { routerTraces } from './plugins/router-traces.js';
import { operationLog, type LoggedContext } from './plugins/operation-log.js';
import { limitErrors } from './plugins/limit-errors.js';
import { subscriptions } from './plugins/subscriptions.js';
import { trustedDocuments } from './plugins/trusted-documents.js';
import { upstreamBudget } from './plugins/upstream-budget.js';

/** How many validation errors are reported at once: more do not help callers, and cost CPU time. */
const MAX_VALIDATION_ERRORS = 5;

/**
 * Apollo Server for the schema, without plugins that send anything to third parties.
 *
 * @param names The names of operations that logs show.
 * @param plugins Further plugins. They run last, so they see answers as they are sent.
 * @param extension Is added to the schema. Default: nothing.
 */
export function createGraphQLServer(
  {
    http: { introspection, explorer },
    limits,
    streams,
    subgraph,
    trustedDocuments: documents,
    callers,
    compiling,
  }: Config,
  logger: FastifyBaseLogger,
  names: OperationNames,
  plugins: readonly ApolloServerPlugin<LoggedContext>[],
  extension?: SchemaExtension,
): ApolloServer<LoggedContext> {
  const schema = buildSchema({
    subgraph: subgraph.access !== 'off',
    maxRepresentations: subgraph.maxRepresentations,
    scopes: callers !== undefined,
    extension,
  });
  const kept = keptDocuments();
  // A variable: the types of Apollo Server do not know the second option, which it passes on.
  const validationOptions = { maxErrors: MAX_VALIDATION_ERRORS, hideSuggestions: !introspection };
  return new ApolloServer<LoggedContext>({
    schema,
    logger,
    introspection,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    // Apollo Server would answer an error that it logs nowhere.
    stringifyResult: (result) => {
      try {
        return `${stringifyJson(result)}\n`;
      } catch (error) {
        logger.error({ err: error }, 'answer failed');
        throw error;
      }
    },
    formatError: (formatted, error) => formatError(formatted, error, !introspection),
    parseOptions: { maxLexicalTokens: limits.document.tokens },
    validationRules: [operationTypesRule, ...documentRules(limits.document), variableNames],
    validationOptions,
    documentStore: kept.parsed,
    persistedQueries: { cache: kept.persisted },
    plugins: [
      documents ? trustedDocuments(documents) : documentSize(limits.document.bytes),
      exactVariables,
      ...(subgraph.access === 'off' ? [] : [directIntrospection(schema)]),
      ...(compiling ? [compiledExecution(schema, compiling)] : []),
      faults,
      errorCount,
      kept.plugin,
      authentication,
      persistedQueries,
      largeVariables,
      eventCursors,
      upstreamBudget({
        maxCalls: limits.upstreamCalls,
        maxCallsPerEvent: streams.callsPerEvent,
        maxAnswerFields: limits.answerFields,
        maxRepresentations: subgraph.maxRepresentations,
      }),
      ...(subgraph.access === 'off' ? [] : [routerTraces()]),
      answerSize(limits.answerBytes),
      operationLog(names),
      responseStatus,
      limitErrors,
      subscriptions(extension !== undefined),
      ...plugins,
      explorer ? landingPage() : ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
