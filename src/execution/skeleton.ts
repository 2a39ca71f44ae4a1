/**
 * What of a query the compiler gets to see: which fields stand in which, under which names. No argument, no variable,
 * no directive, no position in the text. The compiler writes what it sees into a program, so nothing that a caller can
 * choose freely may be among it.
 */
import {
  Kind,
  OperationTypeNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type NamedTypeNode,
  type NameNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A query without anything but its selections. */
export interface Skeleton {
  /** One operation and its fragments. */
  readonly document: DocumentNode;
  /** The fragments of the whole query, by their names. */
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The fields of the whole query that these are the bare copies of. */
  readonly originals: (nodes: readonly FieldNode[]) => readonly FieldNode[];
}

/**
 * The names that a field may get in the answer, or a fragment have. The compiler joins names with `_`, so with that in
 * them two fields could be taken for one; and `__proto__` is more than a name.
 */
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9]*$/;
const TYPE_NAME = '__typename';

/**
 * The skeleton of an operation; undefined when it has none that means the same: when it changes something, has
 * directives, asks what the schema is, or uses names that are not plain.
 */
export function skeletonOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Skeleton | undefined {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  if (operation.operation !== OperationTypeNode.QUERY) return undefined;
  if (![operation, ...fragments].every(isPlainDefinition)) return undefined;

  const originals = new WeakMap<FieldNode, FieldNode>();
  const lists = new WeakMap<readonly FieldNode[], readonly FieldNode[]>();
  const definitions: readonly DefinitionNode[] = [
    {
      kind: Kind.OPERATION_DEFINITION,
      operation: OperationTypeNode.QUERY,
      selectionSet: bareSet(operation.selectionSet, originals),
    },
    ...fragments.map(({ kind, name, typeCondition, selectionSet }) => ({
      kind,
      name: bareName(name),
      typeCondition: bareType(typeCondition),
      selectionSet: bareSet(selectionSet, originals),
    })),
  ];
  return {
    document: { kind: Kind.DOCUMENT, definitions },
    fragments: Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
    originals(nodes) {
      const known = lists.get(nodes);
      if (known) return known;
      const found = nodes.map((node) => originals.get(node) ?? node);
      lists.set(nodes, found);
      return found;
    },
  };
}

function isPlainDefinition(node: OperationDefinitionNode | FragmentDefinitionNode): boolean {
  if (node.directives?.length) return false;
  if (node.kind === Kind.FRAGMENT_DEFINITION && !PLAIN_NAME.test(node.name.value)) return false;
  return node.selectionSet.selections.every(isPlain);
}

function isPlain(node: SelectionNode): boolean {
  if (node.directives?.length) return false;
  if (node.kind === Kind.FRAGMENT_SPREAD) return true;
  if (node.kind === Kind.FIELD && !hasPlainName(node)) return false;
  return node.selectionSet?.selections.every(isPlain) ?? true;
}

/** The names of fields are the schema's; only an alias is of the caller's own making. */
function hasPlainName({ name, alias }: FieldNode): boolean {
  if (alias && !PLAIN_NAME.test(alias.value)) return false;
  return name.value === TYPE_NAME || !name.value.startsWith('__');
}

function bareSet(
  { selections }: SelectionSetNode,
  originals: WeakMap<FieldNode, FieldNode>,
): SelectionSetNode {
  return {
    kind: Kind.SELECTION_SET,
    selections: selections.map((node) => bareSelection(node, originals)),
  };
}

function bareSelection(
  node: SelectionNode,
  originals: WeakMap<FieldNode, FieldNode>,
): SelectionNode {
  switch (node.kind) {
    case Kind.FRAGMENT_SPREAD:
      return { kind: node.kind, name: bareName(node.name) };
    case Kind.INLINE_FRAGMENT: {
      const { kind, typeCondition, selectionSet } = node;
      return {
        kind,
        ...(typeCondition && { typeCondition: bareType(typeCondition) }),
        selectionSet: bareSet(selectionSet, originals),
      };
    }
    case Kind.FIELD: {
      const { kind, name, alias, selectionSet } = node;
      const bare: FieldNode = {
        kind,
        name: bareName(name),
        ...(alias && { alias: bareName(alias) }),
        ...(selectionSet && { selectionSet: bareSet(selectionSet, originals) }),
      };
      originals.set(bare, node);
      return bare;
    }
  }
}

function bareType({ kind, name }: NamedTypeNode): NamedTypeNode {
  return { kind, name: bareName(name) };
}

function bareName({ value }: NameNode): NameNode {
  return { kind: Kind.NAME, value };
}
