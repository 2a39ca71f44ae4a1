/** What the SDL says of the cost of fields: the directives `@cost` and `@listSize` of federation. */
import { valueFromASTUntyped, type GraphQLField, type GraphQLObjectType } from 'graphql';

/** What the SDL says of a field. */
export interface SdlCost {
  /** Calls to upstream for one record. */
  readonly calls: number;
  /** The arguments that say how many records there are; undefined for a field that gives one. */
  readonly slicingArguments: readonly string[] | undefined;
  /** How many items a list without such arguments is taken to have at most. */
  readonly assumedSize: number;
}

/** The weight of one call to upstream. */
const CALL_WEIGHT = 10;

const known = new WeakMap<GraphQLField<unknown, unknown>, SdlCost>();

/**
 * The cost of a field. Without `@cost` a mutation is one call, as in the default weights of gateways; other fields are
 * none.
 */
export function sdlCostOf(
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): SdlCost {
  const found = known.get(field);
  if (found) return found;
  const weight = argument(field, 'cost', 'weight') ?? (isMutation(parentType) ? CALL_WEIGHT : 0);
  const cost = {
    calls: Number(weight) / CALL_WEIGHT,
    slicingArguments: argument(field, 'listSize', 'slicingArguments') as
      readonly string[] | undefined,
    assumedSize: Number(argument(field, 'listSize', 'assumedSize') ?? 1),
  };
  known.set(field, cost);
  return cost;
}

function isMutation({ name }: GraphQLObjectType): boolean {
  return name === 'Mutation';
}

function argument(
  { astNode }: GraphQLField<unknown, unknown>,
  directiveName: string,
  argumentName: string,
): unknown {
  const found = astNode?.directives
    ?.find(({ name }) => name.value === directiveName)
    ?.arguments?.find(({ name }) => name.value === argumentName);
  return found && valueFromASTUntyped(found.value);
}
