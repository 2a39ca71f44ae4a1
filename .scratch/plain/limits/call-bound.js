import { getNamedType, isAbstractType, isObjectType, Kind, } from 'graphql';
import { worstCostOf } from './field-costs.js';
/**
 * Computes what an operation that passed validation costs at most, whatever its variables: every page is full, nothing
 * is skipped, nothing is asked for twice. It needs to be known once for each document; most operations stay below the
 * limit however they are called, and need no closer estimate (`estimateCalls`).
 *
 * @returns Infinity for `_entities`, whose cost is in its variables alone.
 */
export function boundCalls(schema, { definitions }, { operation, selectionSet }) {
    const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    const type = schema.getRootType(operation);
    return type ? new BoundCounter(schema, fragments).ofAll(type, selectionSet) : 0;
}
class BoundCounter {
    #schema;
    #fragments;
    /** By fragment and type: a fragment that is spread often is looked at once. */
    #known = new Map();
    constructor(schema, fragments) {
        this.#schema = schema;
        this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    }
    ofAll(type, { selections }) {
        return selections.reduce((sum, selection) => sum + this.#of(type, selection), 0);
    }
    #of(type, selection) {
        if (selection.kind === Kind.FIELD)
            return this.#ofField(type, selection);
        if (selection.kind === Kind.FRAGMENT_SPREAD)
            return this.#ofSpread(type, selection.name.value);
        const { typeCondition, selectionSet } = selection;
        const applies = !typeCondition || this.#isOf(type, typeCondition.name.value);
        return applies ? this.ofAll(type, selectionSet) : 0;
    }
    #ofField(type, { name, selectionSet }) {
        const field = type.getFields()[name.value];
        if (!field)
            return 0;
        if (field.name === '_entities')
            return Number.POSITIVE_INFINITY;
        const { calls, records } = worstCostOf(type, field);
        if (!selectionSet)
            return calls;
        const below = this.#typesOf(field.type).map((found) => this.ofAll(found, selectionSet));
        return calls + records * Math.max(0, ...below);
    }
    #ofSpread(type, name) {
        const key = `${name} ${type.name}`;
        const fragment = this.#fragments.get(name);
        if (!fragment || !this.#isOf(type, fragment.typeCondition.name.value))
            return 0;
        const known = this.#known.get(key) ?? this.ofAll(type, fragment.selectionSet);
        this.#known.set(key, known);
        return known;
    }
    #isOf(type, name) {
        const condition = this.#schema.getType(name);
        return isAbstractType(condition) ? this.#schema.isSubType(condition, type) : condition === type;
    }
    #typesOf(output) {
        const type = getNamedType(output);
        if (isAbstractType(type))
            return this.#schema.getPossibleTypes(type);
        return isObjectType(type) ? [type] : [];
    }
}
//# sourceMappingURL=call-bound.js.map