import { expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph } from '../support/graph.js';
import { slowestHealthCheck } from '../support/health-checks.js';

const { full } = SAMPLE.conversations;
/** Without limits, so that only the deadline can end an operation. */
const UNLIMITED = { MAX_ANSWER_FIELDS: '1000000000', MAX_ANSWER_BYTES: '1000000000' };

/** Levels of participants and their conversation inside each other: ten times as many records at each. */
function levels(count: number): string {
  const inside = count === 1 ? 'id' : `conversation { ${levels(count - 1)} }`;
  return `participants { nodes { ${inside} } }`;
}

test('stops resolving at the deadline, and answers health checks meanwhile', async () => {
  const graph = await startGraph({ ...UNLIMITED, OPERATION_TIMEOUT_MS: '500' });
  // What is loaded for the first operation, such as the compiler, is not to take its time.
  await graph.query('{ __typename }');
  const source = `{ ${['a', 'b', 'c', 'd'].map((name) => `${name}: conversation(id: "${full.id}") { ${levels(5)} }`).join(' ')} }`;
  const answering = graph.query(source, {}, { 'x-upstream-report': '1' });
  const slowest = await slowestHealthCheck(graph.url, answering);
  const { status, errors, extensions } = await answering;

  expect(status).toBe(200);
  expect(errors[0]).toMatchObject({
    message: 'the operation took longer than it may; this field was not resolved',
    path: expect.any(Array),
    extensions: { code: 'OPERATION_TIMEOUT' },
  });
  const others = new Set(errors.map((error) => error.extensions.code));
  others.delete('OPERATION_TIMEOUT');
  // How many fields are left depends on the machine.
  others.delete('TOO_MANY_ERRORS');
  expect(others.size).toBe(0);
  expect(extensions['upstreamReport']).toMatchObject({ requests: 2 });
  expect(slowest).toBeLessThan(1_000);
});

test('answers everything within the deadline, however often it has to wait for its turn', async () => {
  const graph = await startGraph({ ...UNLIMITED, OPERATION_TIMEOUT_MS: '60000' });
  const source = `{ conversation(id: "${full.id}") { ${levels(4)} } }`;
  const [one, other] = await Promise.all([graph.query(source), graph.query(source)]);

  expect(one).toMatchObject({ status: 200, errors: [] });
  expect(JSON.stringify(one.data).match(/"id"/g)).toHaveLength(10_000);
  expect(other.data).toEqual(one.data);
});
