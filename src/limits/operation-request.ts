import {
  getVariableValues,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import { fragmentsOf, Selections } from '../kernel/selections.js';
import type { EntityTerms } from './entities-cost.js';

/** An operation that passed validation. */
export interface ReadOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The same, as it was sent. */
export interface OperationRequest extends EntityTerms, ReadOperation {
  /** Whether the record id of the end user who calls is known. Default: false. */
  readonly knowsCaller?: boolean;
}

/** What a caller can lower to make an operation cost less. */
export interface Multiplier {
  /** The names of the fields that lead to it. */
  readonly path: readonly string[];
  readonly argument: string;
  /** How many records it asks for now. */
  readonly size: number;
}

/** That there is an error is enough: execution reports them. Each would print the value that it is about. */
const FIRST_ERROR = { maxErrors: 1, hideSuggestions: true };

/** What an operation selects; undefined when its variables cannot be read, which its execution will report. */
export function readSelections({
  schema,
  document,
  operation,
  variables,
}: ReadOperation): Selections | undefined {
  const definitions = operation.variableDefinitions ?? [];
  const { coerced } = getVariableValues(schema, definitions, variables, FIRST_ERROR);
  return coerced && new Selections(schema, operation, fragmentsOf(document), coerced);
}
