import type { GraphQLResolveInfo } from 'graphql';

import type { NodeResolvers, QueryResolvers } from '../__generated__/resolvers.js';
import type { Context } from '../graphql/context.js';
import { InputError, type FieldPath } from '../kernel/input-error.js';
import { InputReader } from '../kernel/input-reader.js';
import { findNode } from './entities.js';
import type { NodeParent } from './parents.js';

/** The most ids that `nodes` takes. */
export const MAX_NODES = 100;

export const Query: Pick<QueryResolvers, 'node' | 'nodes'> = {
  node: (_, { id }, context, info) => nodeById(['id'], id, context, info),

  nodes: (_, { ids }, context, info) => {
    if (ids.length > MAX_NODES)
      throw new InputError([{ field: ['ids'], rule: `must be at most ${MAX_NODES} ids` }]);
    const nodes = ids.map((id, index) => nodeById(['ids', String(index)], id, context, info));
    // The generated types know no list of promises of nullable items, though the field is one.
    return nodes as Promise<NodeParent>[];
  },
};

export const Node: NodeResolvers = {
  __resolveType: ({ __typename }) => __typename ?? null,
};

async function nodeById(
  field: FieldPath,
  value: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NodeParent | null> {
  const reader = new InputReader(context.apps);
  const id = reader.globalId(field, value);
  reader.finish();
  return id ? findNode(id, context, info) : null;
}
