import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';

import type { Context } from '../context.js';

/** Whether a request gets timings inside its answer. */
export function asksForTraces({
  contextValue,
  request,
}: Pick<GraphQLRequestContext<Context>, 'contextValue' | 'request'>): boolean {
  const asked = request.http?.headers.get('apollo-federation-include-trace');
  return asked === 'ftv1' && contextValue.mayFederate;
}

/**
 * Gives timings inside the answer (`ftv1`) to those who may use the federation fields and ask for them. No hook runs
 * for the fields of any other request, and what writes the timings is loaded for the first who asks.
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
