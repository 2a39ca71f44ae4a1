import {
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/**
 * Allows an operation no more than `max` fields, and calls `reject` otherwise. A field counts each time that it is
 * written, also when it is repeated, and the fields of a fragment count each time that it is spread.
 */
export function maxFieldsRule(
  max: number,
  reject: (context: ValidationContext) => void,
): ValidationRule {
  return (context) => {
    const fields = new FieldCounter(context);
    return {
      OperationDefinition: ({ selectionSet }) => {
        if (fields.in(selectionSet) > max) reject(context);
      },
    };
  };
}

/**
 * Counts fields. Visits each fragment once, because fragments that spread each other can add up to any number of
 * fields.
 */
class FieldCounter {
  readonly #context: ValidationContext;
  readonly #byFragment = new Map<string, number>();

  constructor(context: ValidationContext) {
    this.#context = context;
  }

  in(selectionSet: SelectionSetNode | undefined): number {
    return (
      selectionSet?.selections.reduce((sum, selection) => sum + this.#count(selection), 0) ?? 0
    );
  }

  #count(selection: SelectionNode): number {
    switch (selection.kind) {
      case Kind.FIELD:
        return 1 + this.in(selection.selectionSet);
      case Kind.INLINE_FRAGMENT:
        return this.in(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.#countFragment(selection.name.value);
    }
  }

  #countFragment(name: string): number {
    const counted = this.#byFragment.get(name);
    if (counted !== undefined) return counted;
    // A fragment that spreads itself is rejected by another rule; here it must not loop for ever.
    this.#byFragment.set(name, 0);
    const count = this.in(this.#context.getFragment(name)?.selectionSet);
    this.#byFragment.set(name, count);
    return count;
  }
}
