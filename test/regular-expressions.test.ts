import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';
import ts from 'typescript';

/** What they look at was written by the operator, not by callers. */
const OPERATORS = 'config/';
const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const LENGTH = 60_000;
/** Milliseconds of CPU time for a hostile text; an expression that is linear takes less than three. */
const BOUND = 150;

/** What texts often consist of. */
const COMMON = ' \t\naA0_-./:;,"\\?#';

interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith(OPERATORS),
);

function nodesOf(file: string): readonly ts.Node[] {
  const text = readFileSync(SRC + file, 'utf8');
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

const EXPRESSIONS: readonly Expression[] = FILES.flatMap((file) =>
  nodesOf(file)
    .filter(ts.isRegularExpressionLiteral)
    .map(({ text }) => {
      const end = text.lastIndexOf('/');
      return { file, source: text.slice(1, end), flags: text.slice(end + 1) };
    }),
);

/** Texts of which the expression matches parts over and over, from its own words and characters, that end otherwise. */
function* hostileTexts(source: string): Generator<string> {
  const words = source.split(/[\\^$.*+?()[\]{}|]+/).filter((word) => word !== '');
  const letters = [...new Set(Array.from(words.join('') + COMMON))];
  const pumps = [...new Set([...words, ...letters, ...words.map((word) => word.slice(1))])];
  for (const pump of pumps.filter((text) => text !== ''))
    for (const start of ['', ...letters]) {
      const middle = pump.repeat(Math.ceil(LENGTH / pump.length));
      yield `${start}${middle}\u0001`;
    }
  yield words.join('').repeat(LENGTH / 10);
}

function cpuOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function slowestText({ source, flags }: Expression): string | undefined {
  const expression = new RegExp(source, flags);
  for (const text of hostileTexts(source)) {
    const match = (): void => void text.replace(expression, '');
    // Measured again before it counts: a collection of the heap may have been in the way.
    if (cpuOf(match) > BOUND && cpuOf(match) > BOUND)
      return `${text.slice(0, 20)}… in /${source}/${flags}`;
  }
  return undefined;
}

test('the measurement finds an expression that takes quadratic time', () => {
  const source = ' ?Did you mean .+\\?$';
  expect(slowestText({ file: '', source, flags: 's' })).toContain('Did you mean');
});

test('no regular expression over what callers send takes more than linear time', () => {
  expect(EXPRESSIONS.length).toBeGreaterThan(25);
  expect(EXPRESSIONS.map(slowestText).filter((text) => text !== undefined)).toEqual([]);
}, 120_000);

test('no regular expression is made of text that is not written in the source', () => {
  const made = FILES.filter((file) =>
    nodesOf(file).some(
      (node) =>
        (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
        node.expression.getText() === 'RegExp',
    ),
  );
  expect(made).toEqual([]);
});
