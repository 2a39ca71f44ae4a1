import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';

import type { Context } from './context.js';
import { referenceOfIds, type RecordInApp } from './entity.js';
import { find } from './find.js';
import { InputError, type FieldPath } from './input-error.js';
import { InputReader } from './input-reader.js';

/** The field that finds one record by its global id. */
export const NODE = { at: 'Query.node', idArgument: 'id' } as const;
/** The field that finds several records by their global ids, and the most ids that it accepts. */
export const NODES = { at: 'Query.nodes', idsArgument: 'ids', max: 100 } as const;

/** A record that was found by its global id, with its type. */
interface Node extends RecordInApp {
  readonly __typename: string;
}

/** `Query.node`: a record of whichever kind, by its global id. */
export const node: GraphQLFieldResolver<unknown, Context, { readonly id: string }> = (
  _,
  { id },
  context,
  info,
) => nodeById(['id'], id, context, info);

/** `Query.nodes`: several. */
export const nodes: GraphQLFieldResolver<unknown, Context, { readonly ids: readonly string[] }> = (
  _,
  { ids },
  context,
  info,
) => {
  if (ids.length > NODES.max)
    throw new InputError([{ field: ['ids'], rule: `must be at most ${NODES.max} ids` }]);
  return ids.map((id, index) => nodeById(['ids', String(index)], id, context, info));
};

async function nodeById(
  field: FieldPath,
  value: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Node | null> {
  const reader = new InputReader(context.apps);
  const { entities } = context.graph;
  const id = reader.globalId(field, value, entities);
  const entity = id && entities.get(id.type);
  reader.finish();
  if (!id || !entity) return null;
  context.policy.requireScopesOf(entity, info.schema);
  const record = await find(entity, referenceOfIds(entity, id.appId, id.ids), context, info);
  return record && { ...record, __typename: entity.type };
}
