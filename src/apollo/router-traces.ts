import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';

import type { Context } from '../context.js';

/**
 * Gives timings inside the answer (`ftv1`) to those who may use the federation fields and ask for them. No hook runs
 * for the fields of any other request.
 */
export function routerTraces(): ApolloServerPlugin<Context> {
  const traces: ApolloServerPlugin<Context> = ApolloServerPluginInlineTrace();
  return {
    requestDidStart: async (request) =>
      request.contextValue.mayFederate ? traces.requestDidStart?.(request) : undefined,
  };
}
