/** The custom scalars. Output is returned as upstream wrote it; input is checked. */
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

import { readNumber } from '../upstream/exact-json.js';
import { isObject } from '../upstream/response.js';
import type { JsonObject } from '../upstream/json.js';
import { isTooDeep, MAX_JSON_DEPTH } from '../upstream/json-depth.js';

/** An address in which a URL parser drops nothing and takes nothing for something else. */
const EXACT_URL = /^[^/?#]+:\/\/[^/?#\s\\\p{C}][^\s\\\p{C}]*$/u;

const DATE_TIME =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** The longest texts that are parsed, in UTF-16 units. Fields have limits of their own below that. */
const MAX_URL = 8_192;
const MAX_DATE_TIME = 64;

/** A moment in time, returned as upstream wrote it. On input a date and time of RFC 3339, on a day that there is. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => text('DateTime', value),
  parseValue: (value) => {
    if (typeof value !== 'string' || value.length > MAX_DATE_TIME || !isDateTime(value))
      throw badInput('DateTime must be RFC 3339 text');
    return value;
  },
});

/** An absolute address; on input it must be http or https. It is not normalized: what is checked is what is sent. */
export const URLScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  serialize: (value) => text('URL', value),
  parseValue: (value) => {
    if (typeof value === 'string' && value.length > MAX_URL)
      throw badInput(`URL must be at most ${MAX_URL} characters`);
    if (typeof value !== 'string' || !/^https?:\/\//i.test(value) || !URL.canParse(value))
      throw badInput('URL must be an absolute http or https address');
    if (!EXACT_URL.test(value))
      throw badInput('URL must be percent-encoded: no blanks, control characters or backslashes');
    return value;
  },
});

/** A JSON object. Its numbers keep every digit. */
export const JSONObject = new GraphQLScalarType<JsonObject, JsonObject>({
  name: 'JSONObject',
  serialize: (value) => {
    if (!isObject(value)) throw invalidAnswer('JSONObject');
    if (isTooDeep(value)) throw invalidAnswer(`JSONObject of at most ${MAX_JSON_DEPTH} levels`);
    return value;
  },
  parseValue: object,
  parseLiteral: (node, variables) => {
    if (node.kind !== Kind.OBJECT) throw badInput('JSONObject must be an object');
    return object(literal(node, variables ?? {}));
  },
});

/** A literal with whatever keys, and with variables in it. */
function literal(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return readNumber(node.value);
    case Kind.LIST:
      return node.values.map((item) => literal(item, variables));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map(({ name, value }) => [name.value, literal(value, variables)]),
      );
    case Kind.VARIABLE:
      return variables[node.name.value];
    default:
      return node.value;
  }
}

function object(value: unknown): JsonObject {
  if (!isObject(value)) throw badInput('JSONObject must be an object');
  return value;
}

/** A parser of dates takes the 30th of February for the 2nd of March. */
function isDateTime(value: string): boolean {
  const [, day] = DATE_TIME.exec(value) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(value))) return false;
  return new Date(day).toISOString().startsWith(day);
}

function text(scalar: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidAnswer(scalar);
  return value;
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

function invalidAnswer(scalar: string): GraphQLError {
  return new GraphQLError(`Sunshine Conversations gave a value that is not a ${scalar}`, {
    extensions: { code: 'UPSTREAM_INVALID_RESPONSE' },
  });
}
