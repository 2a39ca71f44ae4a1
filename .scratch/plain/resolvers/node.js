import { InputError } from '../input/input-error.js';
import { InputReader } from '../input/input-reader.js';
import { findNode } from './entities.js';
/** The most ids that `nodes` takes. */
export const MAX_NODES = 100;
export const Query = {
    node: (_, { id }, context, info) => nodeById(['id'], id, context, info),
    nodes: (_, { ids }, context, info) => {
        if (ids.length > MAX_NODES)
            throw new InputError([{ field: ['ids'], rule: `must be at most ${MAX_NODES} ids` }]);
        const nodes = ids.map((id, index) => nodeById(['ids', String(index)], id, context, info));
        // The generated types know no list of promises of nullable items, though the field is one.
        return nodes;
    },
};
export const Node = {
    __resolveType: ({ __typename }) => __typename ?? null,
};
async function nodeById(field, value, context, info) {
    const reader = new InputReader(context.apps);
    const id = reader.globalId(field, value);
    reader.finish();
    return id ? findNode(id, context, info) : null;
}
//# sourceMappingURL=node.js.map