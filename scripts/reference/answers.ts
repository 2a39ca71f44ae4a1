import { once } from 'node:events';
import { mock } from 'node:test';

import { createClient } from 'graphql-sse';
import { Kind, OperationTypeNode, parse, type OperationDefinitionNode } from 'graphql';

import { readConfig } from '../../src/config/config.js';
import { exampleOperations, type ExampleOperation } from '../../src/explorer/example-operations.js';
import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { createServer } from '../../src/server.js';
import { MORE_EXAMPLES } from './more-examples.js';

/** An operation to learn from, and what the sandbox answered it. */
export interface AnsweredExample extends ExampleOperation {
  /** As JSON. */
  readonly answer: string;
}

/** When all examples were sent: new records get ids and times from the clock, and the pages must not change each day. */
const SENT_AT = new Date('2026-01-15T09:30:00Z');
/** Where each server's events are its own. */
const CURSOR = /("(?:cursor|eventCursor)": )"[^"]+"/g;
/** Each is signed anew, and the port is any. */
const UPLOAD = /"http:\/\/[^"/]+(\/attachments\?upload=)[^"]+"/g;

/**
 * Sends the examples of the explorer, and some more, to a sandbox as it is at its start, and gives them with their
 * answers by the root fields that they select.
 *
 * @throws Error if one is answered with an error: examples work.
 */
export async function answeredExamples(): Promise<ReadonlyMap<string, readonly AnsweredExample[]>> {
  mock.timers.enable({ apis: ['Date'], now: SENT_AT });
  const server = await createServer(
    readConfig({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'fatal', SHUTDOWN_DELAY_MS: '0' }),
  );
  try {
    const url = await server.listen();
    const { sandbox } = server.upstream;
    if (!sandbox) throw new Error('the server has no sandbox');
    const found = new Map<string, AnsweredExample[]>();
    for (const example of [...exampleOperations('sandbox'), ...MORE_EXAMPLES]) {
      sandbox.reset();
      const operation = operationOf(example);
      const answer = (
        operation.operation === OperationTypeNode.SUBSCRIPTION
          ? await firstDelivery(url, example, sandbox)
          : await send(url, example)
      )
        .replace(CURSOR, '$1"…"')
        .replace(UPLOAD, '"https://graph.example.com$1…"');
      for (const field of rootFields(operation))
        found.set(field, [...(found.get(field) ?? []), { ...example, answer }]);
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
  return print(await response.json(), query);
}

/** Subscribes, has a person write something, and gives what arrives. */
async function firstDelivery(
  url: string,
  { query, variables }: ExampleOperation,
  sandbox: Sandbox,
): Promise<string> {
  const connection = new EventTarget();
  const client = createClient({
    url,
    on: { connected: () => connection.dispatchEvent(new Event('connected')) },
  });
  const connected = once(connection, 'connected');
  const deliveries = client.iterate({
    query,
    variables: JSON.parse(variables) as Record<string, unknown>,
  });
  const next = deliveries.next();
  await connected;
  await fetch(`${sandbox.url}/_sandbox/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      as: SAMPLE.users.emil.id,
      conversationId: SAMPLE.conversations.crew.id,
      say: 'Is anybody there?',
    }),
  });
  const { value } = (await next) as { readonly value: unknown };
  client.dispose();
  return print(value, query);
}

function print(answer: unknown, query: string): string {
  if (typeof answer !== 'object' || answer === null || 'errors' in answer)
    throw new Error(`an example has errors: ${JSON.stringify(answer)}\n${query}`);
  return JSON.stringify(answer, null, 2);
}

function operationOf({ query }: ExampleOperation): OperationDefinitionNode {
  const operation = parse(query).definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error(`an example has no operation: ${query}`);
  return operation;
}

function rootFields({ selectionSet }: OperationDefinitionNode): readonly string[] {
  return selectionSet.selections
    .filter((selection) => selection.kind === Kind.FIELD)
    .map(({ name }) => name.value);
}
