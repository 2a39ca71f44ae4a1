import { collectSubfields } from 'graphql/execution/collectFields.js';
/**
 * The fields selected below the field being resolved, by response name, for the case that it turns out to be of
 * `type`: with every fragment that applies to that type, and without what @skip and @include leave out.
 */
export function selectedFields(type, info) {
    const { schema, fragments, variableValues, fieldNodes } = info;
    return collectSubfields(schema, fragments, variableValues, type, fieldNodes);
}
/** Whether a field of that name is selected. */
export function selectsField(type, info, fieldName) {
    return [...selectedFields(type, info).values()].some(([node]) => node?.name.value === fieldName);
}
/** Whether nothing is selected but these fields (and `__typename`). */
export function selectsOnly(type, info, fieldNames) {
    return [...selectedFields(type, info).values()].every(([node]) => {
        const name = node?.name.value ?? '__typename';
        return name === '__typename' || fieldNames.has(name);
    });
}
//# sourceMappingURL=selection.js.map