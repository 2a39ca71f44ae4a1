/** Errors of graphql-js and Apollo Server that are the caller's mistakes and have no code. */
import { GraphQLError, Kind, type ValidationRule } from 'graphql';

/** What a caller gets in place of such an error. */
export interface RequestError {
  readonly code: 'BAD_REQUEST' | 'BAD_USER_INPUT';
  readonly message: string;
}

const PERSISTED_QUERY =
  '`extensions.persistedQuery` must have `version` 1 and, as text, the `sha256Hash` of the query';
const WRONG_HASH = '`extensions.persistedQuery.sha256Hash` is not the SHA-256 hash of `query`';

/** Known only by their messages. All of them are about the whole request. */
const BY_MESSAGE: ReadonlyMap<string, RequestError> = new Map([
  ['Unsupported persisted query version', { code: 'BAD_REQUEST', message: PERSISTED_QUERY }],
  ['provided sha does not match query', { code: 'BAD_REQUEST', message: WRONG_HASH }],
  [
    'Too many errors processing variables, error limit reached. Execution aborted.',
    {
      code: 'BAD_USER_INPUT',
      message: 'the variables have more errors; only the first ones are listed',
    },
  ],
]);

/** The mistake of the caller that an error without a code stands for; undefined when it is none. */
export function requestErrorOf(error: unknown): RequestError | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  if (isBadArgument(error)) return { code: 'BAD_USER_INPUT', message: error.message };
  return error.path || error.originalError ? undefined : BY_MESSAGE.get(error.message);
}

/**
 * Whether GraphQL found only while it executed an operation that an argument cannot be read, as with a null variable in
 * a `@oneOf` input, or in a directive of a root field. The nodes of such an error are the argument's value; those of a
 * resolver's error are the field.
 */
function isBadArgument({ nodes }: GraphQLError): boolean {
  return nodes !== undefined && nodes.length > 0 && nodes.every(({ kind }) => kind !== Kind.FIELD);
}

/** Rejects operations of a type that the schema does not have: graphql-js would find out only by executing them. */
export const operationTypesRule: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (!context.getSchema().getRootType(node.operation))
      context.reportError(
        new GraphQLError(`this graph has no operations of type ${node.operation}`, { nodes: node }),
      );
  },
});
