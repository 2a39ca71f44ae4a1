import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Measured with `scripts/compiled-size.ts`; README.md has the figures. */
const BYTES_PER_OPERATION = 16 * 1_024;
const BYTES_PER_LETTER = 200;
const BYTES_PER_FIELD = 6 * 1_024;

/**
 * Measured with `scripts/compiled-size.ts`, at most: texts with escapes take the most for each letter. A third of what a
 * token counts as is for the selections that execution remembers with the nodes.
 */
const BYTES_PER_DOCUMENT = 4 * 1_024;
const BYTES_PER_TOKEN = 768;
const BYTES_PER_LETTER_OF_DOCUMENT = 12;

/** About how many bytes of the heap a parsed document retains at most, with its tokens and its source text. */
export function documentBytes({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) tokens += 1;
  return (
    BYTES_PER_DOCUMENT +
    BYTES_PER_TOKEN * tokens +
    BYTES_PER_LETTER_OF_DOCUMENT * (loc?.source.body.length ?? 0)
  );
}

/**
 * About how many bytes of the heap a compiled operation takes, with its document and source text. The compiler writes
 * the code of a fragment at every place where it is spread, so its fields count as often.
 */
export function estimateBytes(document: DocumentNode, operation: OperationDefinitionNode): number {
  const letters = document.loc?.source.body.length ?? 0;
  return (
    BYTES_PER_OPERATION +
    BYTES_PER_LETTER * letters +
    BYTES_PER_FIELD * fieldsOf(document, operation)
  );
}

function fieldsOf(document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  // Each fragment is counted once: to follow every spread could take as long as to compile.
  const counts = new Map<string, number>();
  const countFragment = (name: string): number => {
    const known = counts.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const count = fragment ? countSet(fragment.selectionSet) : 0;
    counts.set(name, count);
    return count;
  };
  const countSet = ({ selections }: SelectionSetNode): number => {
    let count = 0;
    for (const node of selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) count += countFragment(node.name.value);
      else {
        if (node.kind === Kind.FIELD) count += 1;
        if (node.selectionSet) count += countSet(node.selectionSet);
      }
    }
    return count;
  };
  return countSet(operation.selectionSet);
}
