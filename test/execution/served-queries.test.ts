/** What compiling may not change of a server, seen from outside. */
import { beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { readConfig } from '../../src/config/config.js';
import type { Config } from '../../src/config/config-types.js';
import { COMPILING_LIMITS } from '../../src/execution/compiled-operations.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import type { Server } from '../../src/server-options.js';
import { createServer } from '../../src/server.js';
import { opened } from '../support/closing.js';

const { crew } = SAMPLE.conversations;
const PEOPLE = 'participants(first: $size) { nodes { userId conversation { displayName } } }';
const QUERY = `query ($size: Int) { a: conversation(id: "${crew.id}") { ${PEOPLE} } ...Again }
  fragment Again on Query { b: conversation(id: "${crew.id}") { displayName ${PEOPLE} } }`;

let compiling: Server;
let interpreting: Server;

async function start(compiling: Config['compiling']): Promise<Server> {
  const config = { ...readConfig({}), compiling };
  return opened(await createServer(config, { logger: pino({ level: 'silent' }) }));
}

beforeEach(async () => {
  compiling = await start({ ...COMPILING_LIMITS, successesBefore: 0 });
  interpreting = await start(readConfig({ COMPILED_EXECUTION: 'off' }).compiling);
});

async function ask(
  { app }: Server,
  headers: Readonly<Record<string, string>> = {},
  variables: Readonly<Record<string, unknown>> = { size: 2 },
): Promise<Answer> {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers,
    payload: { query: QUERY, variables },
  });
  return response.json<Answer>();
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What an operation cost upstream, without what differs from time to time. */
async function costAt(server: Server): Promise<object> {
  const { extensions } = await ask(server, { 'x-upstream-report': '1' });
  return { ...(extensions?.['upstreamReport'] as object), waitedMs: 0, durationMs: 0 };
}

test('an operation is told the same cost', async () => {
  expect(await costAt(compiling)).toEqual(await costAt(interpreting));
});

test('an operation that fails makes the same calls, though it is executed again', async () => {
  for (const { upstream } of [compiling, interpreting])
    upstream.sandbox?.faults.add({ kind: 'status', status: 403, operation: 'listParticipants' });
  // What the first execution has read, the second counts as asked for again.
  const deduplicated = expect.any(Number);
  expect(await costAt(compiling)).toEqual({ ...(await costAt(interpreting)), deduplicated });
  expect(await ask(compiling)).toEqual(await ask(interpreting));
  expect((await ask(compiling)).errors).toHaveLength(2);
});

test('a variable that cannot be read is refused the same', async () => {
  const variables = { size: 'large' };
  const refused = await ask(compiling, {}, variables);
  expect(refused).toEqual(await ask(interpreting, {}, variables));
  expect(refused.data).toBeUndefined();
});

test('a trace has its fields, before and after others ran the same operation compiled', async () => {
  const trace = { 'apollo-federation-include-trace': 'ftv1' };
  const plain = await ask(compiling);
  const { data, extensions } = await ask(compiling, trace);
  const traced = Buffer.from(String(extensions?.['ftv1']), 'base64').toString('latin1');

  expect(data).toEqual(plain.data);
  for (const field of ['participants', 'nodes', 'userId', 'displayName'])
    expect(traced).toContain(field);
  expect(await ask(compiling)).toEqual(plain);
});
