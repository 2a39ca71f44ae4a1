import type { GraphQLObjectType } from 'graphql';

import type { Entity } from '../kernel/entity.js';
import type { Representation } from '../kernel/find.js';
import type { Graph } from '../kernel/graph.js';
import type { Selection, Selections } from '../kernel/selections.js';
import { checksOf } from './field-cost.js';

/** An external id has at most 1,024 characters, of one or two UTF-16 units; ids are shorter. */
const MAX_KEY_LENGTH = 2_048;

/** What the entities of one type cost, at most. */
export interface EntitiesCost {
  readonly type: GraphQLObjectType;
  /** Calls for the entities themselves. */
  readonly calls: number;
  /** How many different ones there are. */
  readonly records: number;
}

/** What the cost of entities depends on, beside the selection. */
export interface EntityTerms {
  readonly graph: Graph;
  /** The most entities that one `_entities` field gives. */
  readonly maxRepresentations: number;
  /** Whether records are checked to be the caller's: then no field is known from the keys without a call. */
  readonly checksRecords: boolean;
}

/**
 * What an `_entities` field costs, for each type of entity that it asks for. The same entity asked for twice counts
 * once. More than `maxRepresentations` are rejected when it is resolved, and so cost nothing.
 */
export function entitiesCost(
  { args, nodes }: Selection,
  selections: Selections,
  { graph, maxRepresentations, checksRecords }: EntityTerms,
): readonly EntitiesCost[] {
  const representations = args['representations'] as readonly Representation[];
  if (representations.length > maxRepresentations) return [];
  return [...graph.entities.values()].flatMap((entity) => {
    const entities = distinct(
      entity,
      representations.filter(({ __typename }) => __typename === entity.type),
    );
    const records = entities.length;
    if (records === 0) return [];
    const type = selections.objectType(entity.type);
    if (checksRecords) return [{ type, calls: records * (1 + checksOf(entity)), records }];
    const read = entities.filter(
      (keys) => !selections.onlyIncludes(type, nodes, graph.knownByKeys(entity, keys)),
    );
    return [{ type, calls: read.length, records }];
  });
}

/** A value of a key; a text that is longer than any key can be is like every other such text, as none finds anything. */
function keyOf(value: unknown): string | boolean {
  return typeof value === 'string' && (value.length > MAX_KEY_LENGTH || value);
}

/** Representations that differ in their keys. Other fields of a representation are ignored. */
function distinct(
  { idParts, otherKeys = {} }: Entity,
  representations: readonly Representation[],
): readonly Representation[] {
  const names = ['id', ...idParts, ...Object.keys(otherKeys)];
  const byKeys = new Map(
    representations.map((keys) => {
      const values = names.map((name) => keys[name]);
      return [JSON.stringify(values.map(keyOf)), keys];
    }),
  );
  return [...byKeys.values()];
}
