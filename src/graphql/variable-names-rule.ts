import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/**
 * Rejects a variable named `__proto__`: graphql-js keeps variables in an object whose prototype its value would become,
 * and then finds the value's keys where other variables were left out.
 */
export function variableNames(context: ValidationContext): ASTVisitor {
  return {
    VariableDefinition: ({ variable }) => {
      if (variable.name.value === '__proto__')
        context.reportError(
          new GraphQLError('A variable must not be named "__proto__".', { nodes: variable }),
        );
    },
  };
}
