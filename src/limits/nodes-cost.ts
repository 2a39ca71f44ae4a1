import { findingCost, type Entity } from '../kernel/entity.js';
import { decodeParts } from '../kernel/global-id.js';
import { NODE, NODES } from '../kernel/node.js';
import type { Selection, Selections } from '../kernel/selections.js';
import type { FoundCost } from './entities-cost.js';
import type { Terms } from './field-cost.js';

/** The different ids by which a field finds records of whichever kind; undefined when it is no such field. */
export function nodeIdsOf({ parentType, field, args }: Selection): readonly string[] | undefined {
  const at = `${parentType.name}.${field.name}`;
  if (at === NODE.at) return [args[NODE.idArgument] as string];
  if (at !== NODES.at) return undefined;
  const ids = args[NODES.idsArgument] as readonly string[];
  // More are rejected when it is resolved, and so cost nothing.
  return ids.length > NODES.max ? [] : [...new Set(ids)];
}

/**
 * What it costs to find records by their global ids: for each kind of record that the ids name, what those cost. An id
 * that names no kind will be rejected; it counts as an id of any kind, so there are several costs for these ids.
 */
export function nodesCost(
  ids: readonly string[],
  { nodes }: Selection,
  selections: Selections,
  { graph, checksRecords }: Terms,
): readonly (readonly FoundCost[])[] {
  const byEntity = new Map<Entity | undefined, number>();
  for (const id of ids) {
    const entity = graph.entities.get(decodeParts(id)?.type ?? '');
    byEntity.set(entity, (byEntity.get(entity) ?? 0) + 1);
  }
  return [...byEntity].map(([named, records]) =>
    (named ? [named] : [...graph.entities.values()]).map((entity) => {
      const type = selections.objectType(entity.type);
      const { calls, checks } = findingCost(entity);
      const isKnown = calls > 1 && selections.onlyIncludes(type, nodes, new Set(entity.known));
      return {
        type,
        records,
        calls: records * ((isKnown ? 0 : calls) + (checksRecords ? checks : 0)),
      };
    }),
  );
}
