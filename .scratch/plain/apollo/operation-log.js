import { isUnforeseen } from '../errors.js';
/**
 * Logs one line for each operation, and every failure that nobody foresaw. Never variables, headers or results: they
 * hold credentials and what people wrote.
 */
export const operationLog = {
    requestDidStart: ({ contextValue: { log, sunshine } }) => {
        const start = performance.now();
        return Promise.resolve({
            didEncounterErrors: ({ errors }) => {
                for (const error of errors)
                    if (isUnforeseen(error))
                        log.error({ err: error, path: error.path }, 'resolver failed');
                return Promise.resolve();
            },
            willSendResponse: ({ operationName, operation, response }) => {
                const errors = response.body.kind === 'single' ? response.body.singleResult.errors : [];
                log.info({
                    operationName: operationName ?? null,
                    operationType: operation?.operation ?? null,
                    upstreamCalls: sunshine.calls,
                    durationMs: Math.round(performance.now() - start),
                    ...(errors?.length
                        ? { errorCodes: errors.map(({ extensions }) => extensions?.['code']) }
                        : {}),
                }, 'operation');
                return Promise.resolve();
            },
        });
    },
};
//# sourceMappingURL=operation-log.js.map