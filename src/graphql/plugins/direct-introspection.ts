import { HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import { execute, Kind, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

import type { Context } from '../context.js';
import { withoutFederation } from '../federation.js';

const META_FIELDS: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * Describes the schema without the fields and types of federation to those who ask for its description alone. Routers
 * ask for `_service`, and IDEs would show them as if they were for everybody.
 */
export function directIntrospection(complete: GraphQLSchema): ApolloServerPlugin<Context> {
  let direct: GraphQLSchema | undefined;
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ document, operation, request }) => {
          if (!isIntrospection(operation)) return null;
          const { data, errors } = await execute({
            schema: (direct ??= withoutFederation(complete)),
            document,
            variableValues: request.variables,
            operationName: operation.name?.value,
          });
          // Errors get their codes where operations are executed otherwise.
          return data && !errors ? response(data) : null;
        },
      }),
  };
}

/** Whether an operation only describes the schema; one that the document does not have does not. */
function isIntrospection(operation: OperationDefinitionNode | undefined): boolean {
  return (
    operation?.selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && META_FIELDS.has(selection.name.value),
    ) ?? false
  );
}

function response(data: Record<string, unknown>): GraphQLResponse {
  const http = { headers: new HeaderMap() };
  return { http, body: { kind: 'single', singleResult: { data } } };
}
