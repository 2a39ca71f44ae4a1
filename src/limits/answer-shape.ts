/** What an answer has at each place, as far as the document says it: how many fields, and which lists multiply them. */
import {
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';

import type { Representation } from '../kernel/find.js';
import { NODES } from '../kernel/node.js';
import type { FieldNodes, Selections } from '../kernel/selections.js';
import type { EntityTerms } from './entities-cost.js';
import { pageSizeOf } from './field-cost.js';
import { introspectedFields, isIntrospection } from './introspection-fields.js';
import { sdlCostOf } from './sdl-costs.js';

/** The fields of one object of the answer, with those of all objects in it that no list multiplies. */
export interface AnswerShape {
  readonly fields: number;
  readonly parts: readonly AnswerPart[];
}

/** Objects inside another, as many as `sizeIn` says, each of one of the shapes. */
export interface AnswerPart {
  /** The names of the fields that lead to it. */
  readonly path: readonly string[];
  readonly sizeIn: SizeIn;
  readonly shapes: readonly AnswerShape[];
}

/** How many objects a list has at most, and the argument that determines it. None when execution will reject it. */
export interface ListSize {
  readonly size: number;
  readonly sizedBy?: string;
}

/** Reads a size from the variables of one request, which the selections contain. */
type SizeIn = (selections: Selections) => ListSize;
type Arguments = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;

/** A place of the answer: the fields that lead there, and the page whose `edges` and `nodes` stand there. */
interface Place {
  readonly path: readonly string[];
  readonly page?: SizeIn;
}

const REJECTED: ListSize = { size: 0 };
const ONE: ListSize = { size: 1 };

/** Reads the shape of an answer. It depends on variables only as far as directives do. */
export class AnswerShapes {
  readonly #schema: GraphQLSchema;
  readonly #terms: EntityTerms;
  readonly #selections: Selections;

  constructor(schema: GraphQLSchema, terms: EntityTerms, selections: Selections) {
    this.#schema = schema;
    this.#terms = terms;
    this.#selections = selections;
  }

  /** The shape of the whole answer to an operation whose root type is `type`. */
  ofOperation(type: GraphQLObjectType): AnswerShape {
    return this.#shapeOf(type, this.#selections.answerOf(type), { path: [] });
  }

  #below(type: GraphQLObjectType, nodes: FieldNodes, place: Place): AnswerShape {
    return this.#shapeOf(type, this.#selections.answerBelow(type, nodes), place);
  }

  #shapeOf(type: GraphQLObjectType, groups: FieldNodes, place: Place): AnswerShape {
    let fields = groups.length;
    const parts: AnswerPart[] = [];
    for (const group of groups) {
      const [node] = group;
      if (!node) continue;
      const field = type.getFields()[node.name.value];
      if (!field) {
        if (isIntrospection(node))
          fields += introspectedFields(this.#schema, this.#selections, group);
        continue;
      }
      for (const part of this.#partsOf(type, field, group, node, place)) {
        const [only] = part.shapes;
        if (part.sizeIn === once && part.shapes.length === 1 && only) {
          fields += only.fields;
          parts.push(...only.parts);
        } else parts.push(part);
      }
    }
    return { fields: Math.min(fields, Number.MAX_SAFE_INTEGER), parts };
  }

  #partsOf(
    parent: GraphQLObjectType,
    field: Field,
    group: readonly FieldNode[],
    node: FieldNode,
    place: Place,
  ): readonly AnswerPart[] {
    const type = getNamedType(field.type);
    const path = [...place.path, field.name];
    const at = `${parent.name}.${field.name}`;
    if (field.name === '_entities')
      return [...this.#terms.graph.entities.keys()].map((name) => ({
        path,
        sizeIn: this.#sizeIn(field, node, (args) =>
          entitiesSize(name, args, this.#terms.maxRepresentations),
        ),
        shapes: [this.#below(this.#selections.objectType(name), [group], { path })],
      }));
    if (isAbstractType(type))
      return [
        {
          path,
          sizeIn: this.#sizeOfAbstract(parent, field, node),
          shapes: this.#schema
            .getPossibleTypes(type)
            .map((possible) => this.#below(possible, [group], { path })),
        },
      ];
    if (!isObjectType(type)) return [];
    const { slicingArguments, assumedSize } = sdlCostOf(parent, field);
    if (slicingArguments) {
      const list = this.#terms.graph.lists.get(at);
      const page = this.#sizeIn(field, node, (args) => {
        const { records, sizedBy } = pageSizeOf(type, args, list);
        return sizedBy === undefined ? REJECTED : { size: records, sizedBy };
      });
      return [{ path, sizeIn: once, shapes: [this.#below(type, [group], { path, page })] }];
    }
    if (!isList(field.type))
      return [{ path, sizeIn: once, shapes: [this.#below(type, [group], { path })] }];
    // The path to the records of a page is that of the page: its arguments are what a caller can lower.
    const inside = place.page ? { path: place.path } : { path };
    const assumed = { size: assumedSize };
    return [
      {
        ...inside,
        sizeIn: place.page ?? (() => assumed),
        shapes: [this.#below(type, [group], inside)],
      },
    ];
  }

  /** `nodes` gives a record for each id; other lists of an interface are as long as the SDL assumes. */
  #sizeOfAbstract(parent: GraphQLObjectType, field: Field, node: FieldNode): SizeIn {
    if (`${parent.name}.${field.name}` === NODES.at) return this.#sizeIn(field, node, nodesSize);
    if (!isList(field.type)) return once;
    const assumed = { size: sdlCostOf(parent, field).assumedSize };
    return () => assumed;
  }

  /** A size that arguments determine: read once for the document, unless there are variables in them. */
  #sizeIn(field: Field, node: FieldNode, sizeOf: (args: Arguments) => ListSize): SizeIn {
    const read = (selections: Selections): ListSize => {
      const args = selections.argumentsOf(field, node);
      return args ? sizeOf(args) : REJECTED;
    };
    if (node.arguments?.some(({ value }) => hasVariable(value))) return read;
    const size = read(this.#selections);
    return () => size;
  }
}

/** The size of what is no list. */
function once(): ListSize {
  return ONE;
}

/** Each id has a place in the answer, a repeated one too. */
function nodesSize(args: Arguments): ListSize {
  const sizedBy = NODES.idsArgument;
  const ids = args[sizedBy];
  if (!Array.isArray(ids) || ids.length > NODES.max) return REJECTED;
  return { size: ids.length, sizedBy };
}

/** Each representation has a place in the answer; those of unknown types are null. */
function entitiesSize(type: string, args: Arguments, maxRepresentations: number): ListSize {
  const sizedBy = 'representations';
  const representations = args[sizedBy] as readonly Representation[];
  if (representations.length > maxRepresentations) return REJECTED;
  return { size: representations.filter(({ __typename }) => __typename === type).length, sizedBy };
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function hasVariable(value: ValueNode): boolean {
  switch (value.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return value.values.some(hasVariable);
    case Kind.OBJECT:
      return value.fields.some((field) => hasVariable(field.value));
    default:
      return false;
  }
}
