/**
 * Gives timings inside the answer (`ftv1`) to those who may use the federation fields and ask for them. No hook runs
 * for the fields of any other request, and what writes the timings is loaded for the first who asks.
 */
export function routerTraces() {
    let loading;
    return {
        requestDidStart: async (request) => {
            const { contextValue, request: asked } = request;
            if (!contextValue.mayFederate)
                return undefined;
            if (asked.http?.headers.get('apollo-federation-include-trace') !== 'ftv1')
                return undefined;
            const traces = await (loading ??= load());
            return traces.requestDidStart?.(request);
        },
    };
}
async function load() {
    const { ApolloServerPluginInlineTrace } = await import('@apollo/server/plugin/inlineTrace');
    return ApolloServerPluginInlineTrace();
}
//# sourceMappingURL=router-traces.js.map