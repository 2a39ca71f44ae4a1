import { getNamedType, isAbstractType, isObjectType, type GraphQLObjectType } from 'graphql';

import type { Entity } from '../kernel/entity.js';
import { NODES } from '../kernel/node.js';
import type { FieldNodes, Selection, Selections } from '../kernel/selections.js';
import { entitiesCost, type FoundCost } from './entities-cost.js';
import { costOf, recordsOf } from './field-cost.js';
import { nodeIdsOf, nodesCost } from './nodes-cost.js';
import { readSelections, type Multiplier, type OperationRequest } from './operation-request.js';
import { mayLookUpCaller } from './who-calls.js';

/** How many calls an operation may need. */
export interface CallEstimate {
  /** The upper bound. Only a walk through a list can exceed it, such as for `last` without `before`. */
  readonly calls: number;
  /** The largest multiplier of the field that costs most; undefined when none multiplies it. */
  readonly largest: Multiplier | undefined;
}

/** How many records there can be at a place of the answer, and which arguments multiplied them. */
interface Place {
  readonly records: number;
  /** How many records the lists on the path here start from, by their kind: all records of a list link back to one. */
  readonly origins: ReadonlyMap<Entity, number>;
  readonly path: readonly string[];
  readonly multipliers: readonly Multiplier[];
}

/** The calls of some fields together, and the most that one of them needs. */
interface Sum {
  readonly calls: number;
  readonly peak: { readonly calls: number; readonly multipliers: readonly Multiplier[] };
}

const NO_CALLS: Sum = { calls: 0, peak: { calls: 0, multipliers: [] } };
const ROOT: Place = { records: 1, origins: new Map(), path: [], multipliers: [] };

/**
 * Computes how many calls to upstream an operation can need at most, from its document and variables alone: pages that
 * are full multiply the calls of the fields below them. Calls that two fields at one place have in common count once,
 * as the loaders make them once. Where records are checked to be the caller's, the calls of the checks count too. Never
 * throws for what a caller sent: execution reports invalid arguments, and makes no call for them.
 */
export function estimateCalls(
  request: OperationRequest,
  selections = readSelections(request),
): CallEstimate {
  const { schema, operation, checksRecords, knowsCaller = false } = request;
  const type = schema.getRootType(operation.operation);
  if (!type || !selections) return { calls: 0, largest: undefined };
  const counter = new CallCounter(request, selections);
  const root = selections.ofOperation(type);
  const { calls, peak } = counter.sum(root, ROOT);
  const whoCalls = checksRecords && mayLookUpCaller(root, knowsCaller) ? 1 : 0;
  return {
    calls: Math.min(calls + whoCalls, Number.MAX_SAFE_INTEGER),
    largest: peak.multipliers.reduce<Multiplier | undefined>(
      (largest, next) => (next.size > (largest?.size ?? 1) ? next : largest),
      undefined,
    ),
  };
}

class CallCounter {
  readonly #request: OperationRequest;
  readonly #selections: Selections;

  constructor(request: OperationRequest, selections: Selections) {
    this.#request = request;
    this.#selections = selections;
  }

  sum(selections: readonly Selection[], place: Place): Sum {
    const pages = new Set<string>();
    return selections
      .map((selection) => this.#count(selection, place, pages))
      .reduce(add, NO_CALLS);
  }

  /** `pages` are those that other fields at the same place need already. */
  #count(selection: Selection, place: Place, pages: Set<string>): Sum {
    const path = [...place.path, selection.field.name];
    if (selection.field.name === '_entities') return this.#countEntities(selection, path);
    const ids = nodeIdsOf(selection);
    if (ids) return this.#countNodes(ids, selection, path);
    return this.#possibleTypes(selection)
      .map(([type, nodes]) =>
        this.#countAs(type, { ...selection, nodes }, { ...place, path }, pages),
      )
      .reduce(costlier, NO_CALLS);
  }

  /** The calls of a field and of the fields selected below it, if it gives records of `type`. */
  #countAs(type: GraphQLObjectType, selection: Selection, place: Place, pages: Set<string>): Sum {
    const { graph, checksRecords } = this.#request;
    const { parentType, field, nodes } = selection;
    const cost = costOf(selection, type, this.#selections, this.#request);
    const { records, sizedBy, page } = cost;
    const isShared = page !== undefined && pages.has(page);
    if (page !== undefined) pages.add(page);
    const calls = cost.calls + (checksRecords ? cost.checks : 0) - (isShared ? 1 : 0);
    const at = `${parentType.name}.${field.name}`;
    const link = graph.links.get(at);
    const list = graph.lists.get(at);
    // All records of a list link back to the one record that the list starts from.
    const origin = link?.startsFrom && place.origins.get(link.to);
    const times = origin ?? place.records;
    const multipliers =
      sizedBy === undefined
        ? place.multipliers
        : [...place.multipliers, { path: place.path, argument: sizedBy, size: records }];
    const below = {
      records: times * records,
      origins: new Map(list ? [[list.startsFrom, times]] : []),
      path: place.path,
      multipliers,
    };
    return add(
      // A list of ids needs a call for each id; a page needs one.
      sumOf(times * calls, calls > 1 ? multipliers : place.multipliers),
      this.sum(this.#selections.below(type, nodes), below),
    );
  }

  #countEntities(selection: Selection, path: readonly string[]): Sum {
    return entitiesCost(selection, this.#selections, this.#request)
      .map((cost) => {
        const multiplier = { path, argument: 'representations', size: cost.records };
        return this.#countFound(cost, selection, multiplier);
      })
      .reduce(add, NO_CALLS);
  }

  #countNodes(ids: readonly string[], selection: Selection, path: readonly string[]): Sum {
    const multiplier = { path, argument: NODES.idsArgument, size: ids.length };
    return nodesCost(ids, selection, this.#selections, this.#request)
      .map((alternatives) =>
        alternatives
          .map((cost) => this.#countFound(cost, selection, multiplier))
          .reduce(costlier, NO_CALLS),
      )
      .reduce(add, NO_CALLS);
  }

  /** The calls for records that a root field finds, and of the fields selected below them. */
  #countFound(
    { type, calls, records }: FoundCost,
    { nodes }: Selection,
    multiplier: Multiplier,
  ): Sum {
    const { path } = multiplier;
    const multipliers = [multiplier];
    const place = { records, origins: new Map<Entity, number>(), path, multipliers };
    return add(sumOf(calls, multipliers), this.sum(this.#selections.below(type, nodes), place));
  }

  /** The types of record that a field can give, with the selection of each. The records of a page are its nodes. */
  #possibleTypes({ field, nodes }: Selection): (readonly [GraphQLObjectType, FieldNodes])[] {
    const { schema } = this.#request;
    const type = getNamedType(field.type);
    if (isAbstractType(type))
      return schema.getPossibleTypes(type).map((possible) => [possible, nodes]);
    return isObjectType(type) ? [recordsOf(type, nodes, this.#selections)] : [];
  }
}

function sumOf(calls: number, multipliers: readonly Multiplier[]): Sum {
  return { calls, peak: { calls, multipliers } };
}

function add(one: Sum, other: Sum): Sum {
  return {
    calls: one.calls + other.calls,
    peak: other.peak.calls > one.peak.calls ? other.peak : one.peak,
  };
}

function costlier(one: Sum, other: Sum): Sum {
  return other.calls > one.calls ? other : one;
}
