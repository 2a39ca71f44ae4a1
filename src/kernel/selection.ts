import {
  BREAK,
  visit,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type OperationDefinitionNode,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

/** Fields by response name. */
type Selection = ReadonlyMap<string, readonly FieldNode[]>;

/** What is selected below a field that stands alone, by the type it may be of. Kept for as long as its document. */
const selections = new WeakMap<FieldNode, Map<GraphQLObjectType, Selection>>();
const areConditional = new WeakMap<OperationDefinitionNode, boolean>();

/**
 * The fields selected below the field being resolved, by response name, for the case that it turns out to be of
 * `type`: with every fragment that applies to that type, and without what @skip and @include leave out.
 */
export function selectedFields(type: GraphQLObjectType, info: GraphQLResolveInfo): Selection {
  const { schema, fragments, variableValues, fieldNodes } = info;
  const [node] = fieldNodes;
  const collect = (): Selection =>
    collectSubfields(schema, fragments, variableValues, type, fieldNodes);
  if (!node || fieldNodes.length > 1 || isConditional(info)) return collect();

  const byType = selections.get(node) ?? new Map<GraphQLObjectType, Selection>();
  selections.set(node, byType);
  const selection = byType.get(type) ?? collect();
  byType.set(type, selection);
  return selection;
}

/** Whether what an operation selects may depend on its variables: whether it has any directive. */
function isConditional({ operation, fragments }: GraphQLResolveInfo): boolean {
  const isKnown = areConditional.get(operation);
  if (isKnown !== undefined) return isKnown;
  let isFound = false;
  for (const root of [operation, ...Object.values(fragments)])
    visit(root, {
      Directive() {
        isFound = true;
        return BREAK;
      },
    });
  areConditional.set(operation, isFound);
  return isFound;
}

/** Whether a field of that name is selected. */
export function selectsField(
  type: GraphQLObjectType,
  info: GraphQLResolveInfo,
  fieldName: string,
): boolean {
  return [...selectedFields(type, info).values()].some(([node]) => node?.name.value === fieldName);
}

/** Whether nothing is selected but these fields (and `__typename`). */
export function selectsOnly(
  type: GraphQLObjectType,
  info: GraphQLResolveInfo,
  fieldNames: ReadonlySet<string>,
): boolean {
  return [...selectedFields(type, info).values()].every(([node]) => {
    const name = node?.name.value ?? '__typename';
    return name === '__typename' || fieldNames.has(name);
  });
}
