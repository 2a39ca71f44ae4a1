/** Whatever resolvers do, the result is what graphql-js makes of it. */
import { expect, test } from '@jest/globals';
import fc from '../support/property.js';
import {
  buildSchema,
  execute,
  GraphQLError,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isAbstractType,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLOutputType,
} from 'graphql';

import { COMPILING_LIMITS } from '../../src/execution/compiled-operations.js';
import { createExecutor } from '../../src/execution/executor.js';
import { Chance } from './chance.js';
import { executeEitherWay } from './either-way.js';
import { randomQuery } from './random-query.js';

/**
 * Fields that begin with `a` and a capital have resolvers; the others read what their parent has. No list of objects
 * refuses nulls: where one item fails at once, graphql-js lets another that fails later end the process.
 */
const schema = buildSchema(`
  interface Node { int: Int, thing: Thing }
  union Any = Thing | Other
  enum Kind { A B }
  type Thing implements Node {
    int: Int, aInt: Int, int1: Int!, aInt1: Int!, text: String, aText: String!, kind: Kind, aFloat: Float
    thing: Thing, aThing: Thing, other1: Other!, aOther1: Other!, texts: [String!]
    things: [Thing], aThings: [Thing], aThings1: [Thing]!, aMatrix: [[Int!]]
    aNode: Node, aNodes: [Node], aAny: Any, aAnys: [Any]!, any: Any
  }
  type Other implements Node { int: Int, thing: Thing, aOther: Other, other: Other }
  type Query { aThing: Thing, aThings: [Thing], aNode: Node, aAny: Any, aOther: Other!, aInt: Int }
`);

/** What a resolver does: it throws or gives the value, at once or later. */
class Deed {
  constructor(
    readonly value: unknown,
    readonly isThrown: boolean,
    readonly turns: number,
  ) {}

  do(): unknown {
    return this.turns === 0 ? this.#now() : this.#later();
  }

  #now(): unknown {
    if (this.isThrown) throw this.value;
    return this.value;
  }

  async #later(): Promise<unknown> {
    for (let turn = 1; turn < this.turns; turn += 1) await Promise.resolve();
    return this.#now();
  }
}

function done(value: unknown): unknown {
  if (!(value instanceof Deed)) return value;
  const result = value.do();
  return Array.isArray(result) ? result.map(done) : result;
}

for (const type of Object.values(schema.getTypeMap()))
  if (isObjectType(type) && !type.name.startsWith('__'))
    for (const field of Object.values(type.getFields()))
      if (/^a[A-Z]/.test(field.name))
        field.resolve = (source: Readonly<Record<string, unknown>> | undefined, _, root, info) => {
          const { [info.fieldName]: value } = source ?? (root as Readonly<Record<string, unknown>>);
          return done(value);
        };

const CODED = new GraphQLError('coded', { extensions: { code: 'CODED' } });
const ODD = [
  ...[null, undefined, NaN, Infinity, true, 1.5, 2 ** 40, 'GHOST', '12', ''],
  ...[{}, [], [1, null], { __typename: 'Ghost' }, { __typename: 'Query' }],
  ...[new Error('failed'), CODED, new Error(''), new RangeError('range')],
] as const;
const THROWN = [...ODD, new Error('thrown'), 'a text', 0] as const;

/** What a field of that type could give, mostly right. */
function grow(
  type: GraphQLOutputType,
  chance: Chance,
  odd: number,
  levels: number,
  isNeeded = false,
): unknown {
  if (isNonNullType(type)) return grow(type.ofType, chance, odd, levels, true);
  if (chance.happens(odd)) return chance.one(ODD);
  if (isListType(type)) {
    const items = Array.from({ length: chance.below(3) });
    return items.map(() => grow(type.ofType, chance, odd, levels));
  }
  if (isLeafType(type))
    return { String: 'text', Kind: 'A', Float: 0.5 }[type.name] ?? chance.below(9);
  const [first, ...others] = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  if (!first || levels <= 0 || (!isNeeded && chance.happens(0.6))) return isNeeded ? {} : null;
  const { name } = chance.one([first, ...others]);
  const actual = schema.getType(name);
  if (!isObjectType(actual)) throw new TypeError(`${name} is no object type`);
  const fields = Object.values(actual.getFields()).map((field) => {
    const value = grow(field.type, chance, odd, levels - 1);
    if (!field.resolve) return [field.name, value];
    const isThrown = chance.happens(odd);
    const turns = chance.happens(0.5) ? chance.below(5) : 0;
    const deed = new Deed(isThrown ? chance.one(THROWN) : promised(value, chance), isThrown, turns);
    return [field.name, deed];
  });
  return { __typename: name, ...Object.fromEntries(fields) };
}

/** A list, sometimes with promises in it; anything else as it is. */
function promised(value: unknown, chance: Chance): unknown {
  if (!Array.isArray(value) || chance.happens(0.7)) return value;
  return value.map((item: unknown) => {
    if (!chance.happens(0.5)) return item;
    return new Deed(item, item instanceof Error, 1 + chance.below(3));
  });
}

/** A result with all that can be seen of it: the order of keys, and what errors came from. */
function seen({ data, errors = [] }: ExecutionResult): unknown {
  return {
    data: JSON.stringify(data),
    errors: errors.map((error) => [error.toJSON(), error.originalError]),
  };
}

test('a result is the same as that of graphql-js, to the order of its keys', async () => {
  let runs = 0;
  let repeated = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.constantFrom(0, 0, 0.02, 0.1), async (seed, odd) => {
      const chance = new Chance(seed);
      const document = parse(randomQuery(schema, chance, () => ''));
      fc.pre(validate(schema, document).length === 0);
      const query = schema.getQueryType();
      const contextValue = query ? grow(query, chance, odd, 4) : {};
      const executor = createExecutor(schema, { ...COMPILING_LIMITS, successesBefore: 0 });
      const asked = { document, variables: {}, contextValue };
      const [expected, actual] = await Promise.all([
        execute({ schema, document, contextValue }),
        executeEitherWay(executor, schema, asked, () => (repeated += 1)),
      ]);

      runs += 1;
      expect(seen(actual)).toEqual(seen(expected));
    }),
    { numRuns: 100 },
  );
  // Otherwise it would be graphql-js that was compared with itself.
  expect(repeated).toBeLessThan(runs * 0.8);
  expect(repeated).toBeGreaterThan(runs / 10);
});
