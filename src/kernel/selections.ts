import {
  BREAK,
  getArgumentValues,
  getNamedType,
  GraphQLError,
  isLeafType,
  isObjectType,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';

/** What an operation selects below some fields: a list of nodes for each response name that leads there. */
export type FieldNodes = readonly (readonly FieldNode[])[];

/** A field with its arguments at one place of an operation, under all response names that it has there. */
export interface Selection {
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly args: Readonly<Record<string, unknown>>;
  readonly nodes: FieldNodes;
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
type Variables = Readonly<Record<string, unknown>>;

/** The selection below a field that is one node, by its possible type. Cached for the life of its document. */
const collected = new WeakMap<FieldNode, Map<GraphQLObjectType, FieldNodes>>();
const areConditional = new WeakMap<OperationDefinitionNode, boolean>();

/**
 * Reads the selections of an operation as its execution will: with fragments, type conditions, variables, `@skip` and
 * `@include`. Fields that execution will reject, such as for a bad argument, are left out: no call is made for them.
 */
export class Selections {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: Fragments;
  readonly #variables: Variables;

  /** `variables` are coerced already. */
  constructor(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Fragments,
    variables: Variables,
  ) {
    this.#schema = schema;
    this.#operation = operation;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  /** The selections of the operation that is being executed. */
  static during({ schema, operation, fragments, variableValues }: GraphQLResolveInfo): Selections {
    return new Selections(schema, operation, fragments, variableValues);
  }

  /** The object type of that name. */
  objectType(name: string): GraphQLObjectType {
    const type = this.#schema.getType(name);
    if (!isObjectType(type)) throw new TypeError(`${name} is not an object type of the schema`);
    return type;
  }

  /** The fields of the operation itself, except leaves. */
  ofOperation(type: GraphQLObjectType): Selection[] {
    return this.#merge(type, this.answerOf(type));
  }

  /** The fields selected below some others if these are of `type`, except leaves. */
  below(type: GraphQLObjectType, nodes: FieldNodes): Selection[] {
    return this.#merge(type, this.answerBelow(type, nodes));
  }

  /** The fields that the answer has for the operation itself, leaves and `__typename` too: one for each name. */
  answerOf(type: GraphQLObjectType): FieldNodes {
    const { selectionSet } = this.#operation;
    const fields = leftToExecution(() =>
      collectFields(this.#schema, this.#fragments, this.#variables, type, selectionSet),
    );
    return fields ? [...fields.values()] : [];
  }

  /** The fields that the answer has below some others if these are of `type`, leaves and `__typename` too. */
  answerBelow(type: GraphQLObjectType, nodes: FieldNodes): FieldNodes {
    const [group] = nodes;
    return nodes.length === 1 && group
      ? this.#collectGroup(type, group)
      : nodes.flatMap((each) => this.#collectGroup(type, each));
  }

  /** The value of a variable; undefined when it has none. */
  variable(name: string): unknown {
    return this.#variables[name];
  }

  /** The arguments of a field; undefined when execution will reject them. */
  argumentsOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
  ): Readonly<Record<string, unknown>> | undefined {
    return leftToExecution(() => getArgumentValues(field, node, this.#variables));
  }

  /** Whether a field of that name is selected below some others. */
  includes(type: GraphQLObjectType, nodes: FieldNodes, name: string): boolean {
    return this.answerBelow(type, nodes).some(([node]) => node?.name.value === name);
  }

  /** Whether only fields of these names (and `__typename`) are selected below some fields. */
  onlyIncludes(type: GraphQLObjectType, nodes: FieldNodes, names: ReadonlySet<string>): boolean {
    return this.answerBelow(type, nodes).every(([node]) => {
      const name = node?.name.value ?? '__typename';
      return name === '__typename' || names.has(name);
    });
  }

  #collectGroup(type: GraphQLObjectType, group: readonly FieldNode[]): FieldNodes {
    const [node] = group;
    if (!node || group.length > 1 || this.#isConditional()) return this.#collectAnew(type, group);
    const byType = collected.get(node) ?? new Map<GraphQLObjectType, FieldNodes>();
    collected.set(node, byType);
    const found = byType.get(type) ?? this.#collectAnew(type, group);
    byType.set(type, found);
    return found;
  }

  #collectAnew(type: GraphQLObjectType, group: readonly FieldNode[]): FieldNodes {
    const fields = leftToExecution(() =>
      collectSubfields(this.#schema, this.#fragments, this.#variables, type, group),
    );
    return fields ? [...fields.values()] : [];
  }

  /** Whether what the operation selects may depend on its variables: whether it has a directive. */
  #isConditional(): boolean {
    const isKnown = areConditional.get(this.#operation);
    if (isKnown !== undefined) return isKnown;
    const isConditional = [this.#operation, ...Object.values(this.#fragments)].some(hasDirective);
    areConditional.set(this.#operation, isConditional);
    return isConditional;
  }

  /**
   * Merges fields that are selected twice with the same arguments, as the loaders do. Mutations are never merged, and
   * `_entities` fields neither: their entities are distinguished later, by their keys.
   */
  #merge(parentType: GraphQLObjectType, nodes: FieldNodes): Selection[] {
    const isMutation = parentType === this.#schema.getMutationType();
    const merged = new Map<string, Selection & { readonly nodes: (readonly FieldNode[])[] }>();
    nodes.forEach((group, index) => {
      const [node] = group;
      const field = node && parentType.getFields()[node.name.value];
      if (!field || isLeafType(getNamedType(field.type))) return;
      const args = this.argumentsOf(field, node);
      if (!args) return;
      const isOneByOne = isMutation || field.name === '_entities' || isLong(args);
      const key = isOneByOne ? String(index) : signature(field, args);
      const same = merged.get(key);
      if (same) same.nodes.push(group);
      else merged.set(key, { parentType, field, args, nodes: [group] });
    });
    return [...merged.values()];
  }
}

/** An external id has at most 1,024 characters, of one or two UTF-16 units; `nodes` takes 100 ids. */
const MAX_TEXT = 2_048;
const MAX_LIST = 256;

/** The fragments of a document, by their names. */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function hasDirective(root: OperationDefinitionNode | FragmentDefinitionNode): boolean {
  let isFound = false;
  visit(root, {
    Directive() {
      isFound = true;
      return BREAK;
    },
  });
  return isFound;
}

/**
 * Whether a value has a text or a list that is longer than any that a field takes. It will be rejected, so it is not
 * worth writing out.
 */
function isLong(value: unknown): boolean {
  if (typeof value === 'string') return value.length > MAX_TEXT;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) && value.length > MAX_LIST) return true;
  return Object.values(value).some(isLong);
}

function signature(
  { name, args: { length } }: GraphQLField<unknown, unknown>,
  args: Readonly<Record<string, unknown>>,
): string {
  return length === 0 ? name : `${name} ${JSON.stringify(args)}`;
}

/** The result of `read`; undefined when the operation is invalid, which its execution will report at the field. */
function leftToExecution<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}
