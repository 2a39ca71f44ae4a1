import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { basicCredentials } from '../../src/upstream/credentials.js';
import { captureLog } from '../support/captured-log.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { changesOf, mutation } from '../support/mutations.js';
import { startSandbox } from '../support/sandbox.js';
import { bearer, startService } from '../support/service.js';
import { passthroughTo, serviceOn } from '../support/upstreams.js';

const { ada } = SAMPLE.users;
const { crew } = SAMPLE.conversations;
const ADA = `query Ada { user(by: { userId: "${ada.id}" }) { userId } }`;
const CREW = `query Crew { conversation(id: "${crew.id}") { displayName } }`;

const REFUSED = 'upstream refuses the key of this server';
const ACCEPTED = 'upstream accepts the key of this server again';
const NOT_ALLOWED = 'upstream does not allow this to the key of this server';
const ALLOWED = 'upstream allows this to the key of this server again';

const log = captureLog();
let sandbox: Sandbox;
let graph: Graph;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(async () => {
  sandbox.reset();
  graph = await startGraph(serviceOn(sandbox), log.logger);
  log.clear();
});

function levels(message: string): readonly unknown[] {
  return log.lines(message).map(({ level }) => level);
}

describe.each([
  [401, 'unauthorized', 'UPSTREAM_UNAUTHENTICATED', 'did not accept the key of this server'],
  [403, 'forbidden', 'UPSTREAM_FORBIDDEN', 'the key of this server does not allow this'],
])('the key of this server answered with %d', (status, upstreamCode, code, message) => {
  beforeEach(() => {
    sandbox.faults.add({ kind: 'status', status, code: upstreamCode });
  });

  test(`is ${code} to a query and to a mutation, never the caller's own error`, async () => {
    const extensions = { code, upstream: { status, code: upstreamCode } };

    const query = await graph.query(ADA);
    const change = await graph.query(mutation('updateConversation'), {
      input: changesOf(crew.id, ada.id).updateConversation,
    });

    expect([query.status, query.data]).toEqual([200, { user: null }]);
    expect(query.errors).toMatchObject([{ path: ['user'], extensions }]);
    expect(query.errors[0]?.message).toContain(message);
    expect(change.data).toEqual({ updateConversation: null });
    expect(change.errors).toMatchObject([{ path: ['updateConversation'], extensions }]);
  });

  test('is counted under that code', async () => {
    await graph.query(ADA);

    expect((await scrape(graph.url)).text).toContain(`code="${code}"} 1`);
  });

  test('stays a status of 200 for a client that reads the status, and no challenge', async () => {
    const { status, headers } = await graph.query(
      ADA,
      {},
      {
        accept: 'application/graphql-response+json',
      },
    );

    expect(status).toBe(200);
    expect(headers.get('www-authenticate')).toBeNull();
  });

  test('is the caller’s own error when the credentials are theirs', async () => {
    const passing = await startGraph(passthroughTo(sandbox), log.logger);

    const authorization = await basicCredentials(sandbox).authorization();

    const answer = await passing.query(ADA, {}, { authorization });

    expect(failures(answer)).toMatchObject([{ code: code.replace('UPSTREAM_', '') }]);
    expect(log.lines(REFUSED)).toEqual([]);
    expect(log.lines(NOT_ALLOWED)).toEqual([]);
  });
});

test('a token that does not hold is the caller’s own error, also where the server has a key', async () => {
  const service = await startService({}, log.logger);

  const answer = await service.graph.query(ADA, {}, bearer('a.b.c'));

  expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect(levels(REFUSED)).toEqual([]);
});

test('a key that is refused is logged once as an error with what to check, and once when it is accepted again', async () => {
  expect(failures(await graph.query(ADA))).toEqual([]);
  const fault = { kind: 'status', status: 401, code: 'unauthorized' } as const;
  sandbox.faults.add(fault);
  await Promise.all([graph.query(ADA), graph.query(CREW), graph.query(ADA)]);
  await graph.query(ADA);

  expect(log.lines(REFUSED)).toMatchObject([{ level: 50, status: 401 }]);
  expect(log.lines(REFUSED)[0]?.['check']).toMatch(/SUNSHINE_KEY_ID.*SUNSHINE_KEY_SECRET/);
  expect(levels(ACCEPTED)).toEqual([]);

  sandbox.faults.clear();
  await graph.query(ADA);
  await graph.query(ADA);
  expect(levels(ACCEPTED)).toEqual([30]);

  sandbox.faults.add(fault);
  await graph.query(ADA);
  expect(levels(REFUSED)).toEqual([50, 50]);
  expect(log.text).not.toContain(sandbox.keySecret);
  expect(log.text).not.toContain(sandbox.keyId);
});

test('neither a 429 nor a server error says that the key is accepted again', async () => {
  sandbox.faults.add({ kind: 'status', status: 401, code: 'unauthorized', times: 1 });
  await graph.query(ADA);
  sandbox.faults.add({ kind: 'status', status: 500, times: 1 });
  await graph.query(ADA);
  sandbox.faults.add({ kind: 'status', status: 401, code: 'unauthorized', times: 1 });
  await graph.query(ADA);
  sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '3600', times: 1 });
  await graph.query(ADA);

  expect([levels(REFUSED), levels(ACCEPTED)]).toEqual([[50], []]);
});

test('what the key does not allow is logged once for each operation, whatever else it allows', async () => {
  sandbox.faults.add({ kind: 'status', status: 403, code: 'forbidden', operation: 'getUser' });
  for (let time = 0; time < 3; time += 1)
    await graph.query(`{ user(by: { userId: "${ada.id}" }) { userId authenticated }
      conversation(id: "${crew.id}") { displayName } }`);
  expect(log.lines(NOT_ALLOWED)).toMatchObject([{ level: 50, status: 403, operation: 'getUser' }]);
  expect(levels(ALLOWED)).toEqual([]);

  sandbox.faults.clear();
  await graph.query(ADA);
  expect(levels(ALLOWED)).toEqual([30]);
});
