import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';

import type { Context } from '../context.js';
import { isUnexpected } from '../errors.js';

/** A context with the logger of its request. */
export interface LoggedContext extends Context {
  /** Writes the id of the request with every line. */
  readonly log: FastifyBaseLogger;
  /** Its request, which is told what the operation was counted with. */
  readonly http: { operationCode: string | undefined };
}

/**
 * Logs one line for each operation, and every unexpected failure. Never variables, headers or results: they contain
 * credentials and what people wrote.
 */
export const operationLog: ApolloServerPlugin<LoggedContext> = {
  requestDidStart: ({ contextValue: { log, sunshine } }) => {
    const start = performance.now();
    return Promise.resolve({
      didEncounterErrors: ({ errors }) => {
        for (const error of errors)
          if (isUnexpected(error)) log.error({ err: error, path: error.path }, 'resolver failed');
        return Promise.resolve();
      },
      willSendResponse: ({ operationName, operation, response }) => {
        const errors = response.body.kind === 'single' ? response.body.singleResult.errors : [];
        log.info(
          {
            operationName: operationName ?? null,
            operationType: operation?.operation ?? null,
            upstreamCalls: sunshine.usage.requests,
            durationMs: Math.round(performance.now() - start),
            ...(errors?.length
              ? { errorCodes: errors.map(({ extensions }) => extensions?.['code']) }
              : {}),
          },
          'operation',
        );
        return Promise.resolve();
      },
    });
  },
};
