import type { ApolloServerPlugin } from '@apollo/server';
import {
  getNullableType,
  GraphQLError,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import { ExactNumber, parseExactJson } from '../../upstream/exact-json.js';
import { isObject } from '../../upstream/response.js';

/**
 * Reads the variables of GET requests anew with every digit of their numbers: Apollo Server has rounded them. Then
 * rounds those numbers whose type is one of numbers: the scalars of GraphQL take nothing else.
 */
export const exactVariables: ApolloServerPlugin = {
  requestDidStart: ({ request }) => {
    const { http, variables } = request;
    if (http?.method === 'GET' && variables !== undefined) {
      const text = new URLSearchParams(http.search).get('variables') ?? '';
      try {
        const exact = parseExactJson(text);
        if (isObject(exact)) request.variables = exact;
      } catch {
        // An error thrown here would count as a failure of the server.
        return Promise.resolve({
          didResolveOperation: () => {
            throw new GraphQLError('the variables are nested too deeply', {
              extensions: { code: 'BAD_USER_INPUT' },
            });
          },
        });
      }
    }
    return Promise.resolve({
      didResolveOperation: ({ schema, operation, request: { variables: given } }) => {
        if (given && operation) roundNumbers(schema, operation, given);
        return Promise.resolve();
      },
    });
  },
};

function roundNumbers(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): void {
  for (const { variable, type: node } of variableDefinitions) {
    const name = variable.name.value;
    const type = typeFromAST(schema, node);
    if (isInputType(type) && Object.hasOwn(variables, name))
      variables[name] = rounded(variables[name], type);
  }
}

/** A value with its numbers rounded, in place. It is followed no deeper than its type goes. */
function rounded(value: unknown, type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    // A value that is no list is taken for a list of one.
    if (!Array.isArray(value)) return rounded(value, nullable.ofType);
    for (const [index, item] of value.entries()) value[index] = rounded(item, nullable.ofType);
  } else if (value instanceof ExactNumber) {
    return numberFor(nullable.name, value);
  } else if (isInputObjectType(nullable) && isObject(value)) {
    const fields = nullable.getFields();
    for (const [key, each] of Object.entries(value)) {
      const field = fields[key];
      const next = field ? rounded(each, field.type) : each;
      if (next !== each) Object.assign(value, { [key]: next });
    }
  }
  return value;
}

/** The number that a type of numbers takes. All others take what was written, or reject it with every digit. */
function numberFor(type: string, exact: ExactNumber): number | ExactNumber {
  const number = Number(exact.text);
  return type === 'Float' || (type === 'Int' && (number | 0) === number) ? number : exact;
}
