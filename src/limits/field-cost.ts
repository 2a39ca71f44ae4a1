import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLObjectType,
} from 'graphql';

import { findingCost } from '../kernel/entity.js';
import type { Graph } from '../kernel/graph.js';
import { InputError } from '../kernel/input-error.js';
import { pageOf, type List, type ListField } from '../kernel/list.js';
import { readPageArguments, type PageRequest } from '../kernel/page-request.js';
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
  /** The page that one of the calls is for. Fields at one place that need the same page share that call. */
  readonly page?: string | undefined;
}

/** What the cost of a field depends on, beside the selection. */
export interface Terms {
  readonly graph: Graph;
  /** Whether an end user calls, so that records are checked to be the user's own. */
  readonly checksRecords: boolean;
}

const FREE: FieldCost = { calls: 0, records: 1, checks: 0 };
/** A field that will be rejected when it is resolved. */
const REJECTED: FieldCost = { calls: 0, records: 0, checks: 0 };

/**
 * What a field costs on one record, according to its SDL directives and the definitions of the domains.
 *
 * @param type The type of the records that it gives, of which `nodes` are selected.
 */
export function costOf(
  { parentType, field, args, nodes }: Selection,
  type: GraphQLObjectType,
  selections: Selections,
  { graph, checksRecords }: Terms,
): FieldCost {
  const { calls, slicingArguments, assumedSize } = sdlCostOf(parentType, field);
  const at = `${parentType.name}.${field.name}`;
  const rule = graph.costs.get(at);
  if (rule)
    return { ...FREE, ...rule.cost(args, (name) => selections.includes(type, nodes, name)) };
  if (slicingArguments)
    return unlessRejected(() => pageCost(type, args, calls, graph.lists.get(at)));
  const listField = graph.listFields.get(at);
  if (listField) return unlessRejected(() => listFieldCost(listField, args, checksRecords));
  const link = graph.links.get(at);
  if (link && selections.onlyIncludes(type, nodes, graph.withoutRecord(link, false))) return FREE;
  if (calls === 0) return FREE;
  // A record found by an id that the caller gave.
  const entity = parentType.name === 'Query' && !link ? graph.entities.get(type.name) : undefined;
  const checks = entity ? findingCost(entity).checks : 0;
  // A list without pages is taken to be as long as the SDL says.
  return { calls, records: entity && isPlainList(field) ? assumedSize : 1, checks };
}

function isPlainList({ type }: Selection['field']): boolean {
  return isListType(getNullableType(type));
}

/**
 * A page has as many records as are asked for, or as there can be. A walk through a list can take more calls: how many,
 * only upstream knows.
 */
function pageCost(
  type: GraphQLObjectType,
  args: Selection['args'],
  calls: number,
  list: List | undefined,
): FieldCost {
  const request = list ? pageOf(list, args) : readPageArguments(type.name, args);
  return {
    calls: list?.slicing?.maxCalls(request) ?? calls,
    records: Math.min(request.size, list?.maxRecords ?? Number.POSITIVE_INFINITY),
    sizedBy: request.direction === 'forward' ? 'first' : 'last',
    checks: 0,
    page: list && firstPage(list, request),
  };
}

/**
 * How many records a page of a list has at most, and the argument that says so; none, and no argument, when it will be
 * rejected.
 *
 * @param type The type of the page.
 */
export function pageSizeOf(
  type: GraphQLObjectType,
  args: Selection['args'],
  list: List | undefined,
): Pick<FieldCost, 'records' | 'sizedBy'> {
  return unlessRejected(() => pageCost(type, args, 0, list));
}

/** A field that is made of a page of a list is given one record, whatever that page has. */
function listFieldCost(field: ListField, args: Selection['args'], isEndUser: boolean): FieldCost {
  const request = field.page(args, isEndUser);
  if (!request) return FREE;
  const calls = field.maxCalls?.(request) ?? 1;
  return { ...FREE, calls, page: firstPage(field.list, request) };
}

function firstPage({ at, slicing }: List, request: PageRequest): string {
  const { direction, size, cursor = '' } = request;
  return `${at} ${slicing?.firstPage(request) ?? `${direction} ${size} ${cursor}`}`;
}

/** The cost of a field, whose arguments execution may reject. */
function unlessRejected(cost: () => FieldCost): FieldCost {
  try {
    return cost();
  } catch (error) {
    if (error instanceof InputError) return REJECTED;
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
