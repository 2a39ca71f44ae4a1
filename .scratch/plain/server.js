import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import { pino } from 'pino';
import { createGraphQLServer } from './apollo/graphql-server.js';
import { operationObservation } from './apollo/operation-observation.js';
import { createAuthenticator } from './callers/authenticator.js';
import { createContext } from './context.js';
import { addExplorerRoutes } from './explorer/routes.js';
import { createApp } from './http/app.js';
import { callerOf } from './http/caller.js';
import { createObservability } from './observability/observability.js';
import { openUpstream } from './upstream.js';
/**
 * Builds the whole server from its settings, and starts the emulator when they ask for it.
 *
 * @param logger Where to log. Default: JSON lines on standard output.
 */
export async function createServer(config, logger = pino({ level: config.logLevel })) {
    const observability = createObservability();
    const upstream = await openUpstream(config, observability.upstream);
    try {
        return await serve(config, logger, observability, upstream);
    }
    catch (error) {
        await upstream.close();
        throw error;
    }
}
/** Builds everything that lies between callers and `upstream`. */
async function serve(config, logger, observability, upstream) {
    const { http, limits, callers } = config;
    const authenticate = createAuthenticator(callers, upstream.apps, logger, {
        timeout: limits.operationTimeout,
    });
    if (upstream.mode === 'service' && callers === undefined)
        logger.warn('callers are not authenticated: whoever reaches this server acts with its key');
    let ready = false;
    const app = await createApp(http, logger, () => ready, () => upstream.traffic.state.circuit);
    addExplorerRoutes(app, {
        ...http,
        mode: upstream.mode,
        asksForCredentials: upstream.mode === 'passthrough' || callers !== undefined,
    });
    observability.serveMetrics(app, upstream);
    const apollo = createGraphQLServer(config, logger, [
        fastifyApolloDrainPlugin(app),
        operationObservation(observability.operations),
    ]);
    await apollo.start();
    app.route({
        method: ['GET', 'POST'],
        url: '/graphql',
        ...observability.hooks,
        handler: fastifyApolloHandler(apollo, {
            context: async (request, reply) => {
                const caller = callerOf(request, reply, config.subgraph, limits.operationTimeout);
                const authentication = await authenticate(caller.authorization);
                const context = createContext(upstream, limits, { ...caller, authentication });
                return { ...context, log: request.log };
            },
        }),
    });
    return {
        app,
        upstream,
        async listen() {
            const address = await app.listen({ host: http.host, port: http.port });
            ready = true;
            return `${address}/graphql`;
        },
        async close() {
            ready = false;
            await apollo.stop();
            await upstream.close();
        },
    };
}
//# sourceMappingURL=server.js.map