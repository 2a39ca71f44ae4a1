import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';

import type { AuthenticationFailure } from '../../access/identity.js';
import type { Context } from '../context.js';
import type { ErrorCode } from '../errors.js';

/** The error that a caller gets. It says no more than the caller needs to act on it. */
export const AUTHENTICATION_ERRORS: Readonly<
  Record<AuthenticationFailure, readonly [code: ErrorCode, message: string]>
> = {
  missing: ['UNAUTHENTICATED', 'an Authorization header is needed'],
  expired: ['UNAUTHENTICATED', 'the token has expired'],
  invalid: ['UNAUTHENTICATED', 'the token is not valid'],
  'keys-unavailable': ['UPSTREAM_UNAVAILABLE', 'tokens cannot be checked at the moment'],
};

/**
 * Rejects the request of a caller who is not authenticated, before anything of it is carried out. Operations that only
 * describe the schema are answered to every caller: explorers and routers send them without credentials.
 */
export const authentication: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ contextValue, operation }) => {
        const { authenticationFailure } = contextValue;
        if (authenticationFailure && operation && asksForData(operation)) {
          const [code, message] = AUTHENTICATION_ERRORS[authenticationFailure];
          throw new GraphQLError(message, { extensions: { code, http: { status: 200 } } });
        }
        return Promise.resolve();
      },
    }),
};

/** Whether an operation asks for more than a description of the schema. */
export function asksForData({ selectionSet }: OperationDefinitionNode): boolean {
  return !selectionSet.selections.every(describesSchema);
}

function describesSchema(selection: SelectionNode): boolean {
  return (
    selection.kind === Kind.FIELD &&
    (selection.name.value.startsWith('__') || selection.name.value === '_service')
  );
}
