import { mock } from 'node:test';

import { Kind, parse } from 'graphql';

import { readConfig } from '../../src/config/config.js';
import { exampleOperations, type ExampleOperation } from '../../src/explorer/example-operations.js';
import { createServer } from '../../src/server.js';

/** An operation to learn from, and what the sandbox answered it. */
export interface AnsweredExample extends ExampleOperation {
  /** As JSON. */
  readonly answer: string;
}

/** When all examples are sent: new records get ids and times from the clock, and the pages must not change each day. */
const SENT_AT = new Date('2026-01-15T09:30:00Z');

/**
 * Sends the examples of the explorer to a sandbox, one after the other, and gives them with their answers by the root
 * field that they are about.
 *
 * @throws Error if one is answered with an error: examples work.
 */
export async function answeredExamples(): Promise<ReadonlyMap<string, readonly AnsweredExample[]>> {
  mock.timers.enable({ apis: ['Date'], now: SENT_AT });
  const server = await createServer(
    readConfig({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'fatal' }),
  );
  try {
    const url = await server.listen();
    const found = new Map<string, AnsweredExample[]>();
    for (const example of exampleOperations('sandbox')) {
      const field = rootFieldOf(example);
      found.set(field, [
        ...(found.get(field) ?? []),
        { ...example, answer: await send(url, example) },
      ]);
    }
    return found;
  } finally {
    await server.close();
    mock.timers.reset();
  }
}

async function send(url: string, { query, variables }: ExampleOperation): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: JSON.parse(variables) as unknown }),
  });
  const answer = (await response.json()) as { readonly errors?: unknown };
  if (answer.errors !== undefined)
    throw new Error(`an example has errors: ${JSON.stringify(answer.errors)}\n${query}`);
  return JSON.stringify(answer, null, 2);
}

function rootFieldOf({ query }: ExampleOperation): string {
  for (const definition of parse(query).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections)
      if (selection.kind === Kind.FIELD) return selection.name.value;
  }
  throw new Error(`an example asks for nothing: ${query}`);
}
