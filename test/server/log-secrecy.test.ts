import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { basicCredentials, jwtCredentials } from '../../src/upstream/credentials.js';
import { captureLog } from '../support/captured-log.js';
import { startGraph, type Graph } from '../support/graph.js';
import { passthroughTo, serviceOn } from '../support/upstreams.js';
import { startSandbox } from '../support/sandbox.js';

const { users, conversations, keyId, keySecret } = SAMPLE;
const VARIABLE = 'variable-of-a-person';
const LITERAL = 'literal-of-a-person';
const CREW = conversations.crew.id;

interface Request {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Operations of every kind, good and bad, each with something in it that is nobody's business. */
const REQUESTS: readonly Request[] = [
  { query: `{ user(by: { userExternalId: "${LITERAL}" }) { userId } }` },
  {
    query: 'query Named($by: UserRef!) { user(by: $by) { userId } }',
    variables: { by: { userExternalId: VARIABLE } },
  },
  {
    query: 'query ($by: UserRef!) { user(by: $by) { userId } }',
    variables: { by: { bad: VARIABLE } },
  },
  { query: 'query ($first: Int) { node(id: $first) { id } }', variables: { first: VARIABLE } },
  { query: `{ conversation(id: "${LITERAL}") { id } }` },
  { query: `{ nodes(ids: ["${LITERAL}"]) { id } }` },
  { query: `{ conversation(id: "${LITERAL}"` },
  { query: `{ nothing(${LITERAL.replaceAll('-', '_')}: "${LITERAL}") }` },
  {
    query: `mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) {
      conversation { displayName metadata } userErrors { message } } }`,
    variables: {
      input: { conversationId: CREW, displayName: VARIABLE, metadata: { note: VARIABLE } },
    },
  },
  {
    query: `mutation { createConversation(input: { type: SDK_GROUP, description: "${LITERAL}" }) {
      conversation { description } } }`,
  },
  {
    query: `mutation { joinConversation(input: { conversationId: "${CREW}", user: { userExternalId: "${LITERAL}" } }) {
      userErrors { message } } }`,
  },
];

const SECRETS = [VARIABLE, LITERAL, LITERAL.replaceAll('-', '_'), keySecret];

async function sendAll(graph: Graph, headers: Readonly<Record<string, string>>): Promise<void> {
  for (const { query, variables } of REQUESTS) await graph.query(query, variables, headers);
  await fetch(`${graph.url}?query={__typename}&secret=${VARIABLE}`, { headers });
  for (const body of [`{"query":"${VARIABLE}`, `"${VARIABLE}"`])
    await fetch(graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
}

test.each([
  ['basic', basicCredentials(SAMPLE)],
  ['jwt', jwtCredentials(SAMPLE, 'app')],
  ['wrong', basicCredentials({ keyId, keySecret: 'wrong-secret-of-a-caller' })],
])(
  'what callers send appears in no line of the log, nor their %s credentials',
  async (_, credentials) => {
    const sandbox = await startSandbox();
    const log = captureLog();
    const graph = await startGraph(passthroughTo(sandbox), log.logger);
    const authorization = await credentials.authorization();

    await sendAll(graph, { authorization, cookie: VARIABLE, 'x-api-key': VARIABLE });
    sandbox.faults.add({ kind: 'drop', when: 'after' });
    await graph.query(REQUESTS[8]?.query ?? '', REQUESTS[8]?.variables, { authorization });
    sandbox.faults.clear();
    sandbox.faults.add({ kind: 'status', status: 400, title: VARIABLE });
    await sendAll(graph, { authorization });
    await graph.close();
    await sandbox.close();

    expect(log.lines('operation').length).toBeGreaterThanOrEqual(2 * REQUESTS.length);
    const [, ...credential] = authorization.split(' ');
    for (const secret of [...SECRETS, 'wrong-secret-of-a-caller', authorization, ...credential])
      expect(log.text).not.toContain(secret);
  },
);

test.each([{}, { SUNSHINE_AUTH: 'jwt' }])(
  'the key of the server appears in no line of the log (%j)',
  async (settings) => {
    const sandbox = await startSandbox();
    const log = captureLog();
    const graph = await startGraph({ ...serviceOn(sandbox), ...settings }, log.logger);

    await sendAll(graph, {});
    sandbox.faults.add({ kind: 'replace', rawBody: keySecret });
    await sendAll(graph, {});
    await graph.close();
    await sandbox.close();

    expect(log.lines('operation').length).toBeGreaterThanOrEqual(2 * REQUESTS.length);
    for (const secret of [
      ...SECRETS,
      keyId,
      await basicCredentials(SAMPLE).authorization(),
      'Bearer',
      users.ada.externalId,
    ])
      expect(log.text).not.toContain(secret);
  },
);
