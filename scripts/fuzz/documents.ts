/** Random documents over the schema, with the variables that they take. */
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { isLosslessNumber } from 'lossless-json';

import { EnumValue, inputValue, Sent } from './inputs.js';
import type { Random } from './random.js';
import { isObject } from './values.js';

/** A document, and how values for its variables are drawn. */
export interface FuzzDocument {
  readonly text: string;
  readonly operationName: string;
  readonly isMutation: boolean;
  /** What its literals send. */
  readonly sent: Sent;
  readonly variables: readonly {
    readonly name: string;
    readonly argument: string;
    readonly type: GraphQLInputType;
  }[];
}

/** How deep selections go. */
const DEPTH = 5;
/** The pieces of an answer that the checks need together. */
const WHOLE = new Set(['PageInfo', 'DownloadMessageRefPayload']);

/** An alias has the name of its field behind it: the checks find it there. */
export function fieldNameOf(responseName: string): string {
  return responseName.replace(/^x\d+_/, '');
}

/** A random document that is valid but for a few of its values. */
export function randomDocument(schema: GraphQLSchema, random: Random): FuzzDocument {
  return new DocumentBuilder(schema, random).build();
}

class DocumentBuilder {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #variables: FuzzDocument['variables'][number][] = [];
  readonly #fragments: string[] = [];
  readonly #sent = new Sent();
  #aliases = 0;

  constructor(schema: GraphQLSchema, random: Random) {
    this.#schema = schema;
    this.#random = random;
  }

  build(): FuzzDocument {
    const isMutation = this.#random.chance(0.45);
    const root = isMutation ? this.#schema.getMutationType() : this.#schema.getQueryType();
    if (!root) throw new Error('the schema has no such operations');
    // The SDL is long, and always the same.
    const fields = Object.values(root.getFields()).filter(
      ({ name }) => name !== '_service' || this.#random.chance(0.05),
    );
    const chosen = this.#random.times(1, this.#random.chance(0.3) ? 3 : 1, () =>
      this.#random.pick(fields),
    );
    const selections = chosen.map((field) => this.#field(field, DEPTH, true)).join(' ');
    const operationName = `Fuzz${this.#random.int(1, 99)}`;
    const declared = this.#variables
      .map(({ name, type }) => `$${name}: ${String(type)}`)
      .join(', ');
    const header = `${isMutation ? 'mutation' : 'query'} ${operationName}${declared === '' ? '' : `(${declared})`}`;
    const text = [`${header} { ${selections} }`, ...this.#fragments].join('\n');
    return { text, operationName, isMutation, sent: this.#sent, variables: this.#variables };
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    if (isUnionType(type) || isInterfaceType(type)) {
      const members = this.#schema.getPossibleTypes(type).filter(() => this.#random.chance(0.8));
      return `{ __typename ${members.map((member) => `... on ${member.name} ${this.#selections(member, depth)}`).join(' ')} }`;
    }
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    const chosen = WHOLE.has(type.name)
      ? fields
      : fields.filter(() => this.#random.chance(fields.length > 6 ? 0.4 : 0.7));
    const selected = chosen
      .map((field) => this.#field(field, depth - 1, WHOLE.has(type.name)))
      .join(' ');
    const all = `{ __typename ${selected} }`;
    if (!this.#random.chance(0.05) || !isObjectType(type)) return all;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push('');
    this.#fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} ${all}`;
    return `{ ...${name} }`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, isAlways: boolean): string {
    const alias = this.#random.chance(isAlways ? 1 : 0.15)
      ? `x${(this.#aliases += 1)}_${field.name}: `
      : '';
    const type = getNamedType(field.type);
    const given = field.args.filter((argument) => this.#isGiven(argument));
    const args = given.map((argument) => `${argument.name}: ${this.#value(argument)}`).join(', ');
    const directive =
      !isAlways && this.#random.chance(0.03)
        ? ` @${this.#random.pick(['include', 'skip'])}(if: ${this.#random.chance(0.5)})`
        : '';
    const selections = isCompositeType(type) ? ` ${this.#selections(type, depth)}` : '';
    return `${alias}${field.name}${args === '' ? '' : `(${args})`}${directive}${selections}`;
  }

  #isGiven({ name, type }: GraphQLArgument): boolean {
    if (isNonNullType(type)) return true;
    return this.#random.chance({ first: 0.5, appId: 0.3, brandId: 0.3 }[name] ?? 0.12);
  }

  #value({ name, type }: GraphQLArgument): string {
    if (this.#random.chance(0.3)) {
      const value = inputValue(this.#random, name, type, this.#sent);
      const written = literal(value);
      if (written !== undefined) return written;
    }
    const variable = `v${this.#variables.length}`;
    this.#variables.push({ name: variable, argument: name, type });
    return `$${variable}`;
  }
}

/** A value as a literal; undefined when it has keys or characters that no literal can have. */
function literal(value: unknown): string | undefined {
  if (value instanceof EnumValue) return value.name;
  if (isLosslessNumber(value)) return value.value;
  if (Array.isArray(value)) {
    const items = value.map(literal);
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  if (typeof value === 'string') return /\p{Cs}/u.test(value) ? undefined : JSON.stringify(value);
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.keys(value).map((name) => {
    const written = literal(value[name]);
    return /^[A-Za-z_]\w*$/.test(name) && written !== undefined ? `${name}: ${written}` : undefined;
  });
  return fields.includes(undefined) ? undefined : `{${fields.join(', ')}}`;
}
