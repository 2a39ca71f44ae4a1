import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';

import type { Entity } from '../kernel/entity.js';
import type { Graph } from '../kernel/graph.js';
import { InputError } from '../kernel/input-error.js';
import { NODES } from '../kernel/node.js';
import { readPageArguments } from '../kernel/page-request.js';
import type { FieldNodes, Selection, Selections } from '../kernel/selections.js';
import { sdlCostOf } from './sdl-costs.js';

/** What resolving a field on one record costs, at most. */
export interface FieldCost {
  readonly calls: number;
  /** How many records it gives, to each of which the fields below apply. */
  readonly records: number;
  /** The argument that determines how many. */
  readonly sizedBy?: string;
  /** Additional calls for an end user: they check first whether the records are the user's own. */
  readonly checks: number;
}

const FREE: FieldCost = { calls: 0, records: 1, checks: 0 };
/** A field that will be rejected when it is resolved. */
const REJECTED: FieldCost = { calls: 0, records: 0, checks: 0 };

/** The calls that it takes to find out whether a record of a kind, found by its id, is an end user's. */
export function checksOf(entity: Entity | undefined): number {
  // A record that is found through a list needs no call beside the check, which reads that list.
  return entity?.visibility.beside && entity.source.read ? 1 : 0;
}

/**
 * What a field costs on one record, according to its SDL directives and the definitions of the domains.
 *
 * @param type The type of the records that it gives, of which `nodes` are selected.
 */
export function costOf(
  { parentType, field, args, nodes }: Selection,
  type: GraphQLObjectType,
  selections: Selections,
  graph: Graph,
): FieldCost {
  const { calls, slicingArguments } = sdlCostOf(parentType, field);
  const at = `${parentType.name}.${field.name}`;
  const rule = graph.costs.get(at);
  if (rule)
    return { ...FREE, ...rule.cost(args, (name) => selections.includes(type, nodes, name)) };
  if (at === NODES.at) return nodesCost(args, type, graph);
  if (slicingArguments) {
    const maxRecords = graph.lists.get(at)?.maxRecords ?? Number.POSITIVE_INFINITY;
    return pageCost(type, args, calls, maxRecords);
  }
  const link = graph.links.get(at);
  if (link && selections.onlyIncludes(type, nodes, graph.withoutRecord(link.to))) return FREE;
  if (calls === 0) return FREE;
  // A record found by an id that the caller gave.
  const isFound = parentType.name === 'Query';
  return { calls, records: 1, checks: isFound ? checksOf(graph.entities.get(type.name)) : 0 };
}

/** Each id of the list costs a call of its own; repeated ids count once. */
function nodesCost(args: Selection['args'], type: GraphQLObjectType, graph: Graph): FieldCost {
  const sizedBy = NODES.idsArgument;
  const ids = args[sizedBy];
  if (!Array.isArray(ids) || ids.length > NODES.max) return REJECTED;
  const { size } = new Set(ids);
  const checks = size * checksOf(graph.entities.get(type.name));
  return { calls: size, records: size, sizedBy, checks };
}

/**
 * A page has as many records as are asked for, or as there can be. Walking to the end of a list, which `last` without
 * `before` needs, can take more calls: how many, only upstream knows.
 */
function pageCost(
  type: GraphQLObjectType,
  args: Selection['args'],
  calls: number,
  maxRecords: number,
): FieldCost {
  const { size: records, sizedBy } = pageSizeOf(type, args, maxRecords);
  return sizedBy === undefined ? REJECTED : { calls, records, sizedBy, checks: 0 };
}

/**
 * How many records a page of a list of `type` has at most, and the argument that says so; none, and no argument, when
 * it will be rejected.
 */
export function pageSizeOf(
  { name }: GraphQLObjectType,
  args: Selection['args'],
  maxRecords: number,
): { readonly size: number; readonly sizedBy?: string } {
  try {
    const { direction, size } = readPageArguments(name, args);
    return {
      size: Math.min(size, maxRecords),
      sizedBy: direction === 'forward' ? 'first' : 'last',
    };
  } catch (error) {
    if (error instanceof InputError) return { size: 0 };
    throw error;
  }
}

/** The records of a page: the type of its nodes, and what is selected of them through `nodes` and `edges`. */
export function recordsOf(
  type: GraphQLObjectType,
  nodes: FieldNodes,
  selections: Selections,
): readonly [GraphQLObjectType, FieldNodes] {
  const { edges, nodes: list, node } = type.getFields();
  const field = edges ? list : node;
  const record = field && getNamedType(field.type);
  if (!isObjectType(record)) return [type, nodes];
  const found = selections.below(type, nodes).flatMap((selection) => {
    const below = getNamedType(selection.field.type);
    if (below === record) return selection.nodes;
    return selection.field === edges && isObjectType(below)
      ? recordsOf(below, selection.nodes, selections)[1]
      : [];
  });
  return [record, found];
}
