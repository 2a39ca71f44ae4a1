import {
  getNamedType,
  getVariableValues,
  isAbstractType,
  isObjectType,
  type DocumentNode,
  type GraphQLObjectType,
  type OperationDefinitionNode,
} from 'graphql';

import { entitiesCost, type EntityTerms } from './entity-costs.js';
import { costOf } from './field-costs.js';
import { Selections, type FieldNodes, type Selection } from './selections.js';

/** What a caller can lower to make an operation cost less. */
export interface Multiplier {
  /** The names of the fields that lead to it. */
  readonly path: readonly string[];
  readonly argument: string;
  /** How many records it asks for now. */
  readonly size: number;
}

/** How many calls an operation may need. */
export interface CallEstimate {
  /** No more are made, but for walks to the end of a list by `last` without `before`. */
  readonly calls: number;
  /** The largest multiplier of the field that costs most; undefined when none multiplies it. */
  readonly largest: Multiplier | undefined;
}

/** An operation that passed validation, as it was sent. */
export interface OperationRequest extends EntityTerms {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How much there can be at a place of the answer, and what made it so much. */
interface Place {
  readonly records: number;
  /** How many conversations the records can belong to. */
  readonly conversations: number;
  readonly path: readonly string[];
  readonly multipliers: readonly Multiplier[];
}

/** The calls of some fields together, and the most that one of them needs. */
interface Sum {
  readonly calls: number;
  readonly peak: { readonly calls: number; readonly multipliers: readonly Multiplier[] };
}

const NO_CALLS: Sum = { calls: 0, peak: { calls: 0, multipliers: [] } };
const ROOT: Place = { records: 1, conversations: 1, path: [], multipliers: [] };

/**
 * Computes how many calls to upstream an operation can need at most, from its document and variables alone: pages that
 * are full multiply what is asked for below them. What two fields at one place ask for in common counts once, as the
 * loaders ask once. Where records are checked to be the caller's, so are the calls for that. Never throws for what a
 * caller sent: arguments at fault are left to execution, which makes no call for them.
 */
export function estimateCalls(request: OperationRequest): CallEstimate {
  const { schema, document, operation, variables, checksRecords } = request;
  const type = schema.getRootType(operation.operation);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!type || !coerced) return { calls: 0, largest: undefined };
  const selections = new Selections(schema, document, coerced);
  const { calls, peak } = new CallCounter(request, selections).sum(
    selections.ofOperation(type, operation),
    ROOT,
  );
  const whoCalls = checksRecords && calls > 0 ? 1 : 0;
  return {
    calls: Math.min(calls + whoCalls, Number.MAX_SAFE_INTEGER),
    largest: peak.multipliers.reduce<Multiplier | undefined>(
      (largest, next) => (next.size > (largest?.size ?? 1) ? next : largest),
      undefined,
    ),
  };
}

class CallCounter {
  readonly #terms: EntityTerms;
  readonly #selections: Selections;

  constructor(terms: EntityTerms, selections: Selections) {
    this.#terms = terms;
    this.#selections = selections;
  }

  sum(selections: readonly Selection[], place: Place): Sum {
    return selections.map((selection) => this.#count(selection, place)).reduce(add, NO_CALLS);
  }

  #count(selection: Selection, place: Place): Sum {
    const path = [...place.path, selection.field.name];
    if (selection.field.name === '_entities') return this.#countEntities(selection, path);
    return this.#possibleTypes(selection)
      .map(([type, nodes]) => this.#countAs(type, nodes, selection, { ...place, path }))
      .reduce(costlier, NO_CALLS);
  }

  /** The calls of a field and of what is selected below it, in case that it gives records of `type`. */
  #countAs(type: GraphQLObjectType, nodes: FieldNodes, selection: Selection, place: Place): Sum {
    const cost = costOf(selection, this.#selections, type);
    const { records, sizedBy } = cost;
    const calls = cost.calls + (this.#terms.checksRecords ? (cost.checks ?? 0) : 0);
    const name = `${selection.parentType.name}.${selection.field.name}`;
    // However many participants of a conversation ask for it, it is one conversation.
    const times = name === 'Participant.conversation' ? place.conversations : place.records;
    const multipliers =
      sizedBy === undefined
        ? place.multipliers
        : [...place.multipliers, { path: place.path, argument: sizedBy, size: records }];
    const below = {
      records: times * records,
      conversations: name === 'Conversation.participants' ? times : times * records,
      path: place.path,
      multipliers,
    };
    return add(
      // The calls of a list of ids are made as often as it has ids; those of a page, once.
      sumOf(times * calls, calls > 1 ? multipliers : place.multipliers),
      this.sum(this.#selections.below(type, nodes), below),
    );
  }

  #countEntities(selection: Selection, path: readonly string[]): Sum {
    return entitiesCost(selection, this.#selections, this.#terms)
      .map(({ type, calls, records }) => {
        const multipliers = [{ path, argument: 'representations', size: records }];
        const place = { records, conversations: records, path, multipliers };
        const below = this.#selections.below(type, selection.nodes);
        return add(sumOf(calls, multipliers), this.sum(below, place));
      })
      .reduce(add, NO_CALLS);
  }

  /** The types of record that a field can give, with what is selected of each. The records of a page are its nodes. */
  #possibleTypes({ field, nodes }: Selection): (readonly [GraphQLObjectType, FieldNodes])[] {
    const type = getNamedType(field.type);
    if (isAbstractType(type))
      return this.#terms.schema.getPossibleTypes(type).map((possible) => [possible, nodes]);
    return isObjectType(type) ? [this.#recordsOf(type, nodes)] : [];
  }

  #recordsOf(type: GraphQLObjectType, nodes: FieldNodes): readonly [GraphQLObjectType, FieldNodes] {
    const { edges, nodes: list, node } = type.getFields();
    const field = edges ? list : node;
    const record = field && getNamedType(field.type);
    if (!isObjectType(record)) return [type, nodes];
    const found = this.#selections.below(type, nodes).flatMap((selection) => {
      const below = getNamedType(selection.field.type);
      if (below === record) return selection.nodes;
      return selection.field === edges && isObjectType(below)
        ? this.#recordsOf(below, selection.nodes)[1]
        : [];
    });
    return [record, found];
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
