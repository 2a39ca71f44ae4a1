/** How records are found: by reference, by the keys of an entity, by a link. */
import type { GraphQLResolveInfo } from 'graphql';

import type { Context } from './context.js';
import {
  findingCost,
  referenceOfIds,
  type Entity,
  type InApp,
  type Link,
  type RecordInApp,
} from './entity.js';
import { InputError } from './input-error.js';
import { InputReader } from './input-reader.js';
import { needsRecord, prefetch } from './prefetch.js';
import { Selections } from './selections.js';

/** The key fields of an entity as a router sends them: some of them, with values of any type. */
export type Representation = Readonly<Record<string, unknown>>;

/**
 * A record, and a prefetch of the lists and links selected below it; null when there is none. What takes more than one
 * call to find is not looked for when its reference has all selected fields, but only checked to be the caller's.
 */
export function find<Reference extends InApp, Rec extends RecordInApp>(
  entity: Entity<Reference, Rec>,
  reference: Reference,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Rec | null> {
  const selections = Selections.during(info);
  const isCostly = findingCost(entity).calls > 1;
  if (isCostly && onlySelects(new Set(entity.known), entity, selections, info))
    return context.policy.record(entity, reference, () =>
      Promise.resolve(entity.fromReference(reference)),
    );
  prefetch(entity, reference, [info.fieldNodes], selections, context);
  return context.loaders.record(entity).load(reference);
}

/** The record that a link leads to: made from its reference without a call, when that has all selected fields. */
export function follow<Parent, Reference extends InApp, Rec extends RecordInApp>(
  link: Link<Parent, Reference, Rec>,
  parent: Parent,
  context: Context,
  info: GraphQLResolveInfo,
): Rec | null | Promise<Rec | null> {
  const reference = link.reference(parent, context.policy.viewer);
  if (!reference) return null;
  const knowsMore = link.knowsMore?.(parent);
  return needsRecord(link, [info.fieldNodes], Selections.during(info), context, knowsMore)
    ? find(link.to, reference, context, info)
    : { ...link.to.fromReference(reference), ...link.knownFromParent?.(parent) };
}

/**
 * An entity by the keys that another subgraph has of it; null when no record can have these keys. When only keys are
 * selected the record is not read, unless records are checked to be the caller's.
 */
export async function findEntity(
  entity: Entity,
  keys: Representation,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RecordInApp | null> {
  const { policy, graph, apps } = context;
  policy.requireScopesOf(entity, info.schema);
  const reference = readKeys(entity, keys, new InputReader(apps));
  if (!reference) return null;
  const selections = Selections.during(info);
  const isKnown = onlySelects(graph.knownByKeys(entity, keys), entity, selections, info);
  return isKnown && !policy.viewer
    ? { ...entity.fromReference(reference), ...stringsOf(entity.otherKeys ?? {}, keys) }
    : find(entity, reference, context, info);
}

function onlySelects(
  names: ReadonlySet<string>,
  { type }: Pick<Entity, 'type'>,
  selections: Selections,
  { fieldNodes }: GraphQLResolveInfo,
): boolean {
  return selections.onlyIncludes(selections.objectType(type), [fieldNodes], names);
}

function readKeys(entity: Entity, keys: Representation, reader: InputReader): InApp | undefined {
  const read = readKey(entity, keys, reader);
  try {
    const appId = reader.finish();
    return read?.ids ? referenceOfIds(entity, appId, read.ids) : read && { appId, ...read.other };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The record ids in a key, or what another key stands for. */
interface ReadKey {
  readonly ids?: readonly string[] | undefined;
  readonly other?: object;
}

/** The first key that is there; undefined when none is. */
function readKey(entity: Entity, keys: Representation, reader: InputReader): ReadKey | undefined {
  const { type, idParts, otherKeys = {} } = entity;
  const { id } = keys;
  if (typeof id === 'string')
    return { ids: reader.globalId(['id'], id, new Map([[type, entity]]))?.ids };
  const [own = ''] = idParts;
  const recordId = keys[own];
  if (idParts.length === 1 && typeof recordId === 'string')
    return { ids: [reader.recordId(entity, [own], recordId)] };
  for (const [name, read] of Object.entries(otherKeys)) {
    const value = keys[name];
    if (typeof value === 'string') return { other: read(reader, value) };
  }
  return undefined;
}

function stringsOf(names: object, keys: Representation): Representation {
  return Object.fromEntries(
    Object.keys(names).flatMap((name) =>
      typeof keys[name] === 'string' ? [[name, keys[name]]] : [],
    ),
  );
}
