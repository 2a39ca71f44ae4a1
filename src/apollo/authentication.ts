import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';

import type { Context } from '../context.js';

/**
 * Refuses a request that has no credentials to call upstream with, before anything of it is carried out. What only
 * describes the schema is answered to everybody: explorers and routers ask for it without credentials.
 */
export const authentication: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ contextValue, operation }) => {
        if (!contextValue.authenticated && operation && asksForData(operation))
          throw new GraphQLError('an Authorization header is needed', {
            extensions: { code: 'UNAUTHENTICATED', http: { status: 200 } },
          });
        return Promise.resolve();
      },
    }),
};

function asksForData({ selectionSet }: OperationDefinitionNode): boolean {
  return !selectionSet.selections.every(describesSchema);
}

function describesSchema(selection: SelectionNode): boolean {
  return (
    selection.kind === Kind.FIELD &&
    (selection.name.value.startsWith('__') || selection.name.value === '_service')
  );
}
