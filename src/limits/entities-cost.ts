import type { GraphQLObjectType } from 'graphql';

import { findingCost, type Entity } from '../kernel/entity.js';
import type { Representation } from '../kernel/find.js';
import type { Selection, Selections } from '../kernel/selections.js';
import type { Terms } from './field-cost.js';

/** An external id has at most 1,024 characters, of one or two UTF-16 units; ids are shorter. */
const MAX_KEY_LENGTH = 2_048;

/** What records of one type cost that are found by their ids or other keys, at most. */
export interface FoundCost {
  readonly type: GraphQLObjectType;
  /** Calls for the records themselves. */
  readonly calls: number;
  /** How many different ones there are. */
  readonly records: number;
}

/** What the cost of entities depends on, beside the selection. */
export interface EntityTerms extends Terms {
  /** The most entities that one `_entities` field gives. */
  readonly maxRepresentations: number;
}

/**
 * What an `_entities` field costs, for each type of entity that it asks for. The same entity asked for twice counts
 * once. More than `maxRepresentations` are rejected when it is resolved, and so cost nothing.
 */
export function entitiesCost(
  { args, nodes }: Selection,
  selections: Selections,
  { graph, maxRepresentations, checksRecords }: EntityTerms,
): readonly FoundCost[] {
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
    const { calls, checks } = findingCost(entity);
    // Where records are checked to be the caller's, none is known from its keys.
    if (checksRecords) return [{ type, calls: records * (calls + checks), records }];
    const read = entities.filter(
      (keys) => !selections.onlyIncludes(type, nodes, graph.knownByKeys(entity, keys)),
    );
    return [{ type, calls: read.length * calls, records }];
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
