/** What callers write does not get into the programs that their queries are compiled to. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { execute, parse } from 'graphql';

import { COMPILING_LIMITS } from '../../src/execution/compiled-operations.js';
import { createExecutor } from '../../src/execution/executor.js';
import { echoSchema } from './echo-schema.js';
import { executeEitherWay } from './either-way.js';

/** The compiler takes a text that begins like this for one of its own, and writes what follows as code. */
const MAGIC = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d';
const CODE = 'Reflect.set(globalThis,`ran`,true)';
const TEXT = MAGIC + CODE;
const UNICODE = TEXT.replace(/./g, (letter) => `\\u{${letter.charCodeAt(0).toString(16)}}`);
const AT_ONCE = { ...COMPILING_LIMITS, successesBefore: 0 };
const schema = echoSchema();

const written = jest.fn<(code: string) => void>();
const { Function: RealFunction } = globalThis;

function itFailed(): void {
  throw new Error('it should not have failed');
}

beforeEach(() => {
  written.mockClear();
  globalThis.Function = new Proxy(RealFunction, {
    construct(target, texts: string[], newTarget) {
      written(texts.join('\n'));
      return Reflect.construct(target, texts, newTarget) as object;
    },
    apply(target, self, texts: string[]) {
      written(texts.join('\n'));
      return Reflect.apply(target, self, texts) as unknown;
    },
  });
});
afterEach(() => {
  globalThis.Function = RealFunction;
  Reflect.deleteProperty(globalThis, 'ran');
});

test.each([
  ['a text', `{ echo(text: "${TEXT}") }`, {}],
  ['a text of several lines', `{ echo(text: """${TEXT}""") }`, {}],
  ['a text in escapes', `{ echo(text: "${UNICODE}") }`, {}],
  ['a text in a list', `{ echo(texts: ["a", "${TEXT}"]) }`, {}],
  ['a text in an object', `{ echo(input: { text: "${TEXT}" }) }`, {}],
  ['a text in an object in a list', `{ echo(input: { more: [{ text: "${TEXT}" }] }) }`, {}],
  ['a text for a scalar of its own kind', `{ echo(any: { a: ["${TEXT}"] }) }`, {}],
  ['a key of a scalar of its own kind', `{ echo(any: { ${MAGIC}ran: "${TEXT}" }) }`, {}],
  ['a prototype as a key', `{ echo(any: { __proto__: { a: "${TEXT}" } }) }`, {}],
  ['a default of a variable', `query ($v: String = "${TEXT}") { echo(text: $v) }`, {}],
  ['a default object', `query ($v: Input = { text: "${TEXT}" }) { echo(input: $v) }`, {}],
  ['a variable', 'query ($v: String) { echo(text: $v) }', { v: TEXT }],
  ['a variable in an object', 'query ($v: String) { echo(input: { text: $v }) }', { v: TEXT }],
  ['a name of the operation', `query ${MAGIC}ran { echo }`, {}],
  ['a name of a variable', `query ($${MAGIC}ran: Int) { echo(number: $${MAGIC}ran) }`, {}],
  ['a text below the root', `{ self { echo(text: "${TEXT}") } }`, {}],
  ['a text in a fragment', `{ ...F } fragment F on Query { echo(text: "${TEXT}") }`, {}],
  ['a number', '{ echo(number: 471147) }', {}],
])(
  '%s is answered as it stands, and no code of it is written or run',
  async (_, source, variables) => {
    const document = parse(source);
    const executor = createExecutor(schema, AT_ONCE);
    const asked = { document, variables, contextValue: {} };

    const result = await executeEitherWay(executor, schema, asked, itFailed);

    expect(written).toHaveBeenCalled();
    for (const [code] of written.mock.calls)
      expect(code).not.toMatch(/MAGIC|globalThis|ran|471147/);
    expect(Reflect.has(globalThis, 'ran')).toBe(false);
    expect(JSON.stringify(result)).toBe(
      JSON.stringify(await execute({ schema, document, variableValues: variables })),
    );
  },
);

test.each([
  [
    'an argument of a directive',
    `{ echo(text: "${TEXT}") @include(if: true) @note(text: "${TEXT}") }`,
  ],
  ['an alias that is a prototype', '{ __proto__: self { echo } }'],
  ['an alias made of code', `{ ${MAGIC}ran: echo }`],
])('nothing is compiled that has %s', async (_, source) => {
  const document = parse(source);
  const executor = createExecutor(schema, AT_ONCE);
  const asked = { document, variables: {}, contextValue: {} };

  const result = await executeEitherWay(executor, schema, asked, itFailed);

  expect(written).not.toHaveBeenCalled();
  expect(Reflect.has(globalThis, 'ran')).toBe(false);
  expect(JSON.stringify(result)).toBe(JSON.stringify(await execute({ schema, document })));
});
