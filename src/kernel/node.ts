import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';

import type { Context } from './context.js';
import { referenceOfIds, type RecordInApp } from './entity.js';
import { find } from './find.js';
import { InputError, type FieldPath } from './input-error.js';
import { InputReader } from './input-reader.js';

/** The most ids that `nodes` takes. */
export const MAX_NODES = 100;

/** A record that was found by its global id, and what it is. */
interface Node extends RecordInApp {
  readonly __typename: string;
}

/** `Query.node`: any record by its global id. */
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
  if (ids.length > MAX_NODES)
    throw new InputError([{ field: ['ids'], rule: `must be at most ${MAX_NODES} ids` }]);
  return ids.map((id, index) => nodeById(['ids', String(index)], id, context, info));
};

async function nodeById(
  field: FieldPath,
  value: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Node | null> {
  const reader = new InputReader(context.apps);
  const id = reader.globalId(field, value);
  const entity = id && context.graph.entities.get(id.type);
  if (id && entity?.idParts.length !== id.ids.length) reader.refuse(field, 'must be a global id');
  reader.finish();
  if (!id || !entity) return null;
  context.policy.requireScopesOf(entity.type, info.schema);
  const record = await find(entity, referenceOfIds(entity, id.appId, id.ids), context, info);
  return record && { ...record, __typename: entity.type };
}
