import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';

import { toEdge, toPageInfo } from './connection.js';
import type { Context } from './context.js';
import type { Entity, InApp, Link, RecordInApp } from './entity.js';
import { findEntity, follow, type Representation } from './find.js';
import { globalIdOf } from './global-id.js';
import { fieldName, typeName, type Graph } from './graph.js';
import { originOf, pageOf, type List } from './list.js';
import { node, nodes } from './node.js';
import type { PageArguments } from './page-request.js';
import { isValid, type Slice } from './slice.js';
import { inTurn } from './turns.js';

/** Resolvers by type and field, and `__resolveReference` and `__resolveType`. */
export type ResolverMap = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Resolver<Parent, Args = unknown> = GraphQLFieldResolver<Parent, Context, Args>;

/**
 * The resolvers that follow from the definitions: ids, keys of entities, `node`, links, lists and their connections.
 * The resolvers that a domain writes itself are added to them.
 */
export function derivedResolvers({ entities, lists, links }: Graph): ResolverMap {
  return merge([
    {
      Query: { node, nodes },
      Node: { __resolveType: (record: { readonly __typename: string }) => record.__typename },
    },
    ...[...entities.values()].map(entityResolvers),
    ...[...lists.values()].flatMap((list) => [listResolvers(list), connectionResolvers(list.of)]),
    ...[...links.values()].map(linkResolvers),
  ]);
}

/** Merges several maps. When several have a resolver for one field, the last wins. */
export function merge(maps: readonly ResolverMap[]): ResolverMap {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const map of maps)
    for (const [type, fields] of Object.entries(map)) merged[type] = { ...merged[type], ...fields };
  return merged;
}

function entityResolvers(entity: Entity): ResolverMap {
  const id: Resolver<RecordInApp> = (record) => globalIdOf(entity, record);
  const ownId: Resolver<RecordInApp> = (record) => record.id;
  return {
    [entity.type]: {
      id,
      [entity.idParts.at(-1) ?? 'id']: ownId,
      __resolveReference: (keys: Representation, context: Context, info: GraphQLResolveInfo) =>
        findEntity(entity, keys, context, info),
    },
  };
}

function listResolvers(list: List): ResolverMap {
  const resolve: Resolver<RecordInApp, PageArguments> = (parent, args, { loaders }) =>
    loaders.page(list).load({
      from: originOf(list, parent),
      page: pageOf(list, args),
    });
  return { [typeName(list.at)]: { [fieldName(list.at)]: inTurn(resolve) } };
}

/** Connections are slices of lists: edges and page info are built only when they are selected. */
function connectionResolvers({ type }: Entity): ResolverMap {
  const edges: Resolver<Slice<RecordInApp>> = ({ records }, _, { faults }, info) => {
    for (const record of records) if (!isValid(record)) faults.report(record, info);
    return records.filter(isValid).map((record) => toEdge(type, record));
  };
  // An invalid record is an error, and so is null and reported at its place.
  const all: Resolver<Slice<RecordInApp>> = ({ records }) => records;
  const pageInfo: Resolver<Slice<RecordInApp>> = (slice) => toPageInfo(type, slice);
  return { [`${type}Connection`]: { edges, nodes: all, pageInfo } };
}

function linkResolvers(link: Link): ResolverMap {
  const resolve: Resolver<unknown> = (parent, _, context, info) =>
    follow<unknown, InApp, RecordInApp>(link, parent, context, info);
  return { [typeName(link.at)]: { [fieldName(link.at)]: inTurn(resolve) } };
}
