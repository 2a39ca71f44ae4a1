import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  buildSchema,
  getOperationAST,
  GraphQLError,
  isObjectType,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLResolveInfo,
} from 'graphql';

import { COMPILING_LIMITS, type CompilingLimits } from '../../src/execution/compiled-operations.js';
import { createExecutor, type Executor } from '../../src/execution/executor.js';
import { estimateBytes } from '../../src/execution/size.js';
import { executeEitherWay } from './either-way.js';

/** Resolvers of compiled operations are told a path without names of types. */
function isCompiled({ path }: GraphQLResolveInfo): boolean {
  return path.typename === undefined;
}

interface Context {
  readonly user: string;
}

const schema = buildSchema(`
  type Query { how(number: Int, in: In): String, fail(how: String): Int, may(fail: Int): Int, needed: Needed, user: String }
  type Mutation { how: String }
  type Needed { fine: Int!, missing: Int! }
  input In @oneOf { a: Int, b: Int }
`);
const { how, fail, may, needed, user } = schema.getQueryType()?.getFields() ?? {};
const change = schema.getMutationType()?.getFields()['how'];
const told = jest.fn<(info: GraphQLResolveInfo) => void>();
const again = jest.fn();

beforeAll(() => {
  const tell = (_: unknown, __: unknown, ___: unknown, info: GraphQLResolveInfo): string => {
    told(info);
    return isCompiled(info) ? 'compiled' : 'interpreted';
  };
  if (how) how.resolve = tell;
  if (change) change.resolve = tell;
  if (user) user.resolve = (_, __, context: Context) => Promise.resolve(context.user);
  if (needed) needed.resolve = () => ({ fine: 1, missing: null });
  if (may)
    may.resolve = (_, args: Readonly<Record<string, unknown>>) => {
      if (args['fail'] !== undefined) throw new Error('it failed');
      return 1;
    };
  if (fail)
    fail.resolve = () => {
      throw new GraphQLError('it failed', { extensions: { code: 'FAILED' } });
    };
});
afterAll(() => {
  jest.restoreAllMocks();
});

function compilingAfter(successesBefore: number): CompilingLimits {
  return { ...COMPILING_LIMITS, successesBefore };
}

function executorOf(limits?: CompilingLimits): Executor {
  again.mockClear();
  told.mockClear();
  return createExecutor(schema, limits);
}

function run(
  executor: Executor,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>> = {},
  operationName?: string,
): Promise<ExecutionResult> {
  const contextValue: Context = { user: 'ada' };
  const asked = { document, operationName, variables, contextValue };
  return executeEitherWay(executor, schema, asked, again);
}

async function waysOf(executor: Executor, documents: readonly DocumentNode[]): Promise<unknown[]> {
  const ways: unknown[] = [];
  for (const document of documents) ways.push((await run(executor, document)).data?.['how']);
  return ways;
}

const AT_ONCE = compilingAfter(0);
const [I, C] = ['interpreted', 'compiled'];

describe('an operation is compiled', () => {
  test('once it was executed ten times without errors', async () => {
    const document = parse('{ how }');
    const ways = await waysOf(executorOf(), Array<DocumentNode>(12).fill(document));
    expect(ways).toEqual([...Array<string>(10).fill('interpreted'), C, C]);
  });

  test('not when as many documents are like it', async () => {
    const documents = Array.from({ length: 12 }, () => parse('{ how }'));
    expect(await waysOf(executorOf(), documents)).toEqual(Array(12).fill(I));
  });

  test('and kept for as long as it is among those asked for last', async () => {
    const documents = Array.from({ length: 9 }, () => parse('{ how }'));
    const [first, second, ...others] = documents;
    const operation = first && getOperationAST(first);
    if (!first || !second || !operation) throw new TypeError('there is no operation');
    const executor = executorOf({
      successesBefore: 1,
      maxBytes: 8 * estimateBytes(first, operation),
    });

    expect(await waysOf(executor, documents)).toEqual(Array(9).fill(I));
    expect(await waysOf(executor, [first, second, first, ...others])).toEqual(Array(10).fill(C));
    expect(await waysOf(executor, [first, second, second])).toEqual([C, I, C]);
  });

  test('not when it would take more than an eighth of the memory', async () => {
    const document = parse('{ how }');
    const operation = getOperationAST(document);
    if (!operation) throw new TypeError('there is no operation');
    const maxBytes = 8 * estimateBytes(document, operation) - 1;
    const executor = executorOf({ successesBefore: 0, maxBytes });

    expect(await waysOf(executor, [document, document])).toEqual([I, I]);
  });

  test('not while it fails', async () => {
    const document = parse('query ($n: Int) { how(number: $n) may(fail: $n) }');
    const executor = executorOf(compilingAfter(2));

    for (const n of [undefined, 1, undefined, 1, 1])
      expect((await run(executor, document, { n })).data?.['how']).toBe(I);
    expect(again).not.toHaveBeenCalled();
    expect(await waysOf(executor, Array<DocumentNode>(3).fill(document))).toEqual([I, I, C]);
  });

  test('again only after as many executions, once it failed', async () => {
    const document = parse('query ($n: Int) { how(number: $n) may(fail: $n) }');
    const executor = executorOf(compilingAfter(2));
    const three = Array<DocumentNode>(3).fill(document);

    expect(await waysOf(executor, three)).toEqual([I, I, C]);
    expect((await run(executor, document, { n: 1 })).errors).toHaveLength(1);
    expect(await waysOf(executor, three)).toEqual([I, I, C]);
  });

  test('still, when somebody else’s variables cannot be read', async () => {
    const document = parse('query ($n: Int) { how(number: $n) }');
    const executor = executorOf(compilingAfter(1));

    expect(await waysOf(executor, [document, document])).toEqual([I, C]);
    expect((await run(executor, document, { n: 'x' })).errors).toHaveLength(1);
    expect(again).not.toHaveBeenCalled();
    expect(await waysOf(executor, [document])).toEqual([C]);
  });

  test.each([
    ['a mutation', 'mutation { how }', I],
    ['a query with directives', '{ how @skip(if: false) }', I],
    ['a query', '{ how }', C],
  ])('or not, as it is %s', async (_, source, way) => {
    const { data } = await run(executorOf(AT_ONCE), parse(source));
    expect(data?.['how']).toBe(way);
  });
});

test('a resolver is told of a compiled operation what it is told of others', async () => {
  const document = parse(
    'query Q($n: Int = 4) { how(number: $n) ...F } fragment F on Query { how }',
  );
  const executor = executorOf(compilingAfter(1));
  await run(executor, document);
  await run(executor, document);

  const [interpreted, compiled] = told.mock.calls.map(([info]) => info);
  expect({ ...compiled, path: undefined }).toEqual({ ...interpreted, path: undefined });
  expect(compiled?.path).toEqual({ key: 'how', prev: undefined });
  expect(compiled?.schema).toBe(schema);
  expect(compiled?.operation).toBe(document.definitions[0]);
  expect(compiled?.parentType).toBe(schema.getQueryType());
  compiled?.fieldNodes.forEach((node, index) => expect(node).toBe(interpreted?.fieldNodes[index]));
});

test('what went well is not executed again', async () => {
  const { data, errors } = await run(executorOf(AT_ONCE), parse('{ user how }'));
  expect({ data, errors }).toEqual({ data: { user: 'ada', how: C }, errors: undefined });
  expect(again).not.toHaveBeenCalled();
});

describe('graphql-js gives the result of what failed compiled:', () => {
  test.each([
    ['a resolver that throws', '{ user fail }', {}],
    ['a null where there may be none', '{ needed { fine missing } user }', {}],
    ['two names for one failure', '{ a: fail b: fail }', {}],
    ['an input object of a null', 'query ($v: Int) { how(in: { a: $v }) }', { v: null }],
    ['an input object of nothing', 'query ($v: Int) { how(in: { a: $v }) }', {}],
  ])('%s', async (_, source, variables) => {
    const document = parse(source);
    const interpreted = await run(executorOf(), document, variables);
    expect(again).not.toHaveBeenCalled();

    const result = await run(executorOf(AT_ONCE), document, variables);
    expect(again).toHaveBeenCalledTimes(1);
    expect(result).toEqual(interpreted);
    expect(result.errors?.map((error) => error.toJSON())).toEqual(
      interpreted.errors?.map((error) => error.toJSON()),
    );
    expect(result.errors?.every((error) => error instanceof GraphQLError)).toBe(true);
  });
});

test.each([
  ['a variable of the wrong type', 'query ($v: Int) { how(number: $v) }', { v: 'x' }],
  ['a variable that is missing', 'query ($v: Int!) { how(number: $v) }', {}],
  ['an input object of two values', 'query ($v: In) { how(in: $v) }', { v: { a: 1, b: 2 } }],
])('nothing is tried with %s: graphql-js rejects it', async (_, source, variables) => {
  const document = parse(source);
  const interpreted = await run(executorOf(), document, variables);

  const result = await run(executorOf(AT_ONCE), document, variables);

  expect(result).toEqual(interpreted);
  expect(result.errors).toHaveLength(1);
  expect([again, told].map(({ mock }) => mock.calls)).toEqual([[], []]);
});

test('a field below an interface gets the defaults of the type it is of', async () => {
  const typed = buildSchema(`
    type Query { all: [Sized!]! }
    interface Sized { size(of: Int): Int }
    type Small implements Sized { size(of: Int = 1): Int }
    type Large implements Sized { size(of: Int = 2): Int }
  `);
  const all = ['Small', 'Large', 'Small'].map((__typename) => ({ __typename }));
  for (const name of ['Small', 'Large']) {
    const type = typed.getType(name);
    const size = isObjectType(type) ? type.getFields()['size'] : undefined;
    if (size) size.resolve = (_, args: Readonly<Record<string, unknown>>) => args['of'];
  }
  const root = typed.getQueryType()?.getFields()['all'];
  if (root) root.resolve = () => all;
  const asked = { document: parse('{ all { size } }'), variables: {}, contextValue: {} };

  const { data } = await executeEitherWay(createExecutor(typed, AT_ONCE), typed, asked, again);

  expect(data).toEqual({ all: [{ size: 1 }, { size: 2 }, { size: 1 }] });
  expect(again).not.toHaveBeenCalled();
});

test('an operation that the document does not have is for graphql-js to refuse', async () => {
  const document = parse('query A { how } query B { how }');
  const result = await run(executorOf(AT_ONCE), document, {}, 'C');
  expect(result.errors?.[0]?.message).toBe('Unknown operation named "C".');
});

test('each operation of a document is compiled as what it is', async () => {
  const document = parse('query A { how } query B { user } mutation C { how }');
  const executor = executorOf(AT_ONCE);
  const results = ['A', 'B', 'C'].map((name) => run(executor, document, {}, name));
  expect((await Promise.all(results)).map(({ data }) => ({ ...data }))).toEqual([
    { how: C },
    { user: 'ada' },
    { how: I },
  ]);
});
