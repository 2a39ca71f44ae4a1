import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';

import type { Context } from '../context.js';

/** Whether a request gets an inline trace in its answer. */
export function asksForTraces({
  contextValue,
  request,
}: Pick<GraphQLRequestContext<Context>, 'contextValue' | 'request'>): boolean {
  const asked = request.http?.headers.get('apollo-federation-include-trace');
  return asked === 'ftv1' && contextValue.mayFederate;
}

/**
 * Gives inline traces (`ftv1`) to callers who may use the federation fields and request them. No hook runs for the
 * fields of any other request, and the module that writes traces is loaded with the first request for one.
 */
export function routerTraces(): ApolloServerPlugin<Context> {
  let loading: Promise<ApolloServerPlugin<Context>> | undefined;
  return {
    requestDidStart: async (request) => {
      if (!asksForTraces(request)) return undefined;
      const traces = await (loading ??= load());
      return traces.requestDidStart?.(request);
    },
  };
}

async function load(): Promise<ApolloServerPlugin<Context>> {
  const { ApolloServerPluginInlineTrace } = await import('@apollo/server/plugin/inlineTrace');
  return ApolloServerPluginInlineTrace();
}
