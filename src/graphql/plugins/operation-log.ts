import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError } from 'graphql';

import type { Context } from '../context.js';
import { isUnexpected } from '../errors.js';
import type { StreamStart } from '../stream-start.js';
import { cut } from '../../kernel/cut.js';
import type { OperationNames } from '../../observability/operation-names.js';
import { codesOf, nameOf } from '../shown-operation.js';

/** A context with the logger of its request. */
export interface LoggedContext extends Context {
  /** Writes the id of the request with every line. */
  readonly log: FastifyBaseLogger;
  /** Its request, which is told what the operation was counted with. */
  readonly http: { operationCode: string | undefined };
  /** Where its results are sent one after the other; undefined where it gets one answer. */
  readonly stream?: StreamStart | undefined;
}

/** How many unexpected failures of one operation are logged: those of a list are all alike. */
const MAX_FAILURES = 10;
/** Characters of the message and of the stack of such a failure. */
const MAX_MESSAGE = 500;
const MAX_STACK = 4_000;

/**
 * Logs one line for each operation, and the first unexpected failures. Never variables, headers or results: they contain
 * credentials and what people wrote.
 *
 * @param names Which names of operations are shown. Callers choose them.
 */
export function operationLog(names: OperationNames): ApolloServerPlugin<LoggedContext> {
  return {
    requestDidStart: ({ contextValue: { log, sunshine } }) => {
      const start = performance.now();
      return Promise.resolve({
        didEncounterErrors: ({ errors }) => {
          logFailures(errors, log);
          return Promise.resolve();
        },
        willSendResponse: (request) => {
          const { operation } = request;
          const codes = codesOf(request);
          log.info(
            {
              operationName: operation?.name ? nameOf(request, names) : null,
              operationType: operation?.operation ?? null,
              upstreamCalls: sunshine.usage.requests,
              durationMs: Math.round(performance.now() - start),
              ...(codes.length > 0 ? { errorCodes: codes } : {}),
            },
            'operation',
          );
          return Promise.resolve();
        },
      });
    },
  };
}

/** Logs the first unexpected ones of some errors. */
export function logFailures(errors: readonly GraphQLError[], log: FastifyBaseLogger): void {
  for (const error of errors.filter(isUnexpected).slice(0, MAX_FAILURES)) {
    const err = loggable(error);
    log.error({ err, path: err.path }, 'resolver failed');
  }
}

/** The same error without long texts: aliases in the path are as callers chose them. */
function loggable({
  message,
  path,
  nodes,
  originalError,
  extensions,
  stack,
}: GraphQLError): GraphQLError {
  const error = new GraphQLError(cut(message, MAX_MESSAGE), {
    ...{ nodes: nodes ?? null, originalError: originalError ?? null, extensions },
    path: path?.map((key) => (typeof key === 'string' ? cut(key) : key)) ?? null,
  });
  error.stack = cut(stack ?? '', MAX_STACK);
  return error;
}
