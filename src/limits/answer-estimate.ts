import { Kind, visit, type OperationDefinitionNode } from 'graphql';

import type { Selections } from '../kernel/selections.js';
import { AnswerShapes, type AnswerShape } from './answer-shape.js';
import { readSelections, type Multiplier, type OperationRequest } from './operation-request.js';

/** How many fields an answer may have. */
export interface AnswerEstimate {
  /** The upper bound, leaves, objects and `__typename` alike. Lists without paging count as long as the SDL assumes. */
  readonly fields: number;
  /** The largest list on the way to the most fields; undefined when none multiplies them. */
  largest(): Multiplier | undefined;
}

/** The shapes of an operation's answers, for the life of its document. */
interface KnownShapes {
  /** The variables in directives, on which it depends what is selected. */
  readonly conditions: readonly string[];
  /** By the values of these variables. */
  readonly shapes: Map<string, AnswerShape>;
}

/** Callers choose the values, so not all shapes are kept. */
const MAX_SHAPES = 8;
const NOTHING: AnswerShape = { fields: 0, parts: [] };

const known = new WeakMap<OperationDefinitionNode, KnownShapes>();

/**
 * Computes how many fields the answer of an operation can have at most, from its document and variables alone: each
 * field counts as often as there can be records at its place. Never throws for what a caller sent: what execution
 * rejects has no fields.
 */
export function estimateAnswer(
  request: OperationRequest,
  selections = readSelections(request),
): AnswerEstimate {
  if (!selections) return { fields: 0, largest: () => undefined };
  const shape = shapeOf(request, selections);
  return { fields: fieldsIn(shape, selections), largest: () => largestIn(shape, selections) };
}

function shapeOf(request: OperationRequest, selections: Selections): AnswerShape {
  const { schema, operation } = request;
  const { conditions, shapes } = known.get(operation) ?? remember(request);
  const key = conditions.map((name) => String(selections.variable(name))).join();
  const found = shapes.get(key);
  if (found) return found;
  const type = schema.getRootType(operation.operation);
  const shape = type ? new AnswerShapes(schema, request, selections).ofOperation(type) : NOTHING;
  if (shapes.size < MAX_SHAPES) shapes.set(key, shape);
  return shape;
}

function remember({ document, operation }: OperationRequest): KnownShapes {
  const conditions = new Set<string>();
  visit(document, {
    // Other operations of the document may have conditions too: to know them does no harm.
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given)
        if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
    },
  });
  const shapes: KnownShapes = { conditions: [...conditions], shapes: new Map() };
  known.set(operation, shapes);
  return shapes;
}

function fieldsIn({ fields, parts }: AnswerShape, selections: Selections): number {
  let sum = fields;
  for (const { sizeIn, shapes } of parts) {
    const { size } = sizeIn(selections);
    let most = 0;
    if (size > 0) for (const shape of shapes) most = Math.max(most, fieldsIn(shape, selections));
    sum += size * most;
  }
  return Math.min(sum, Number.MAX_SAFE_INTEGER);
}

/** Goes down where most fields are, and remembers the largest list on the way that an argument determines. */
function largestIn({ parts }: AnswerShape, selections: Selections): Multiplier | undefined {
  const [costliest] = parts
    .map(({ path, sizeIn, shapes }) => {
      const { size, sizedBy } = sizeIn(selections);
      const [most] = shapes
        .map((shape) => ({ shape, fields: size * fieldsIn(shape, selections) }))
        .sort((one, other) => other.fields - one.fields);
      return { path, size, argument: sizedBy, ...(most ?? { shape: NOTHING, fields: 0 }) };
    })
    .sort((one, other) => other.fields - one.fields);
  if (!costliest) return undefined;
  const { path, size, argument, shape } = costliest;
  const below = largestIn(shape, selections);
  return argument !== undefined && size > (below?.size ?? 1) ? { path, argument, size } : below;
}
