import { getArgumentValues, getNamedType, GraphQLError, isLeafType, Kind, } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
/**
 * Reads the selections of an operation as its execution will: with fragments, type conditions, variables, `@skip` and
 * `@include`. What execution will refuse, such as a bad argument, is left out: no call is made for it.
 */
export class Selections {
    #schema;
    #fragments;
    #variables;
    /** `variables` are coerced already. */
    constructor(schema, document, variables) {
        this.#schema = schema;
        this.#variables = variables;
        this.#fragments = Object.fromEntries(document.definitions
            .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
            .map((fragment) => [fragment.name.value, fragment]));
    }
    /** The fields of the operation itself. */
    ofOperation(type, { selectionSet }) {
        const fields = leftToExecution(() => collectFields(this.#schema, this.#fragments, this.#variables, type, selectionSet));
        return this.#merge(type, fields ? [...fields.values()] : []);
    }
    /** The fields selected below some others, in case these turn out to be of `type`. */
    below(type, nodes) {
        return this.#merge(type, this.#collect(type, nodes));
    }
    /** The names of the fields selected below some others, but for `__typename`. */
    names(type, nodes) {
        return this.#collect(type, nodes)
            .flatMap(([node]) => node?.name.value ?? [])
            .filter((name) => name !== '__typename');
    }
    #collect(type, nodes) {
        return nodes.flatMap((group) => {
            const fields = leftToExecution(() => collectSubfields(this.#schema, this.#fragments, this.#variables, type, group));
            return fields ? [...fields.values()] : [];
        });
    }
    /**
     * Puts what is asked for twice with the same arguments together, as the loaders do. Two mutations are two, however
     * alike.
     */
    #merge(parentType, nodes) {
        const merged = new Map();
        nodes.forEach((group, index) => {
            const [node] = group;
            const field = node && parentType.getFields()[node.name.value];
            if (!field || isLeafType(getNamedType(field.type)))
                return;
            const args = leftToExecution(() => getArgumentValues(field, node, this.#variables));
            if (!args)
                return;
            const key = isReadOnce(this.#schema, parentType, field)
                ? signature(field, args)
                : String(index);
            const same = merged.get(key);
            if (same)
                same.nodes.push(group);
            else
                merged.set(key, { parentType, field, args, nodes: [group] });
        });
        return [...merged.values()];
    }
}
/** Entities are told apart one by one, by their keys. */
function isReadOnce(schema, parentType, { name }) {
    return parentType !== schema.getMutationType() && name !== '_entities';
}
function signature({ name, args: { length } }, args) {
    return length === 0 ? name : `${name} ${JSON.stringify(args)}`;
}
/** What `read` gives; undefined when the operation is at fault, which its execution will report in its place. */
function leftToExecution(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof GraphQLError)
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=selections.js.map