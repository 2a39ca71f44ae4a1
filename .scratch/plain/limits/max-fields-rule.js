import { Kind, } from 'graphql';
/**
 * Allows an operation no more than `max` fields, and calls `refuse` otherwise. A field counts each time that it is
 * written, which repeated fields cannot get around, and those of a fragment count each time that it is spread.
 */
export function maxFieldsRule(max, refuse) {
    return (context) => {
        const fields = new FieldCounter(context);
        return {
            OperationDefinition: ({ selectionSet }) => {
                if (fields.in(selectionSet) > max)
                    refuse(context);
            },
        };
    };
}
/** Counts fields, each fragment once: fragments that spread each other can stand for any number of fields. */
class FieldCounter {
    #context;
    #byFragment = new Map();
    constructor(context) {
        this.#context = context;
    }
    in(selectionSet) {
        return (selectionSet?.selections.reduce((sum, selection) => sum + this.#count(selection), 0) ?? 0);
    }
    #count(selection) {
        switch (selection.kind) {
            case Kind.FIELD:
                return 1 + this.in(selection.selectionSet);
            case Kind.INLINE_FRAGMENT:
                return this.in(selection.selectionSet);
            case Kind.FRAGMENT_SPREAD:
                return this.#countFragment(selection.name.value);
        }
    }
    #countFragment(name) {
        const counted = this.#byFragment.get(name);
        if (counted !== undefined)
            return counted;
        // A fragment that spreads itself is refused by another rule; here it must not go round for ever.
        this.#byFragment.set(name, 0);
        const count = this.in(this.#context.getFragment(name)?.selectionSet);
        this.#byFragment.set(name, count);
        return count;
    }
}
//# sourceMappingURL=max-fields-rule.js.map