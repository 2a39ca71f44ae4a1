import { beforeEach, expect, test } from '@jest/globals';
import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { type Answer, type Call, basic, restCaller } from './rest-caller.js';
import { until } from '../support/until.js';
import { startSandbox } from '../support/sandbox.js';

const CREW = `/conversations/${SAMPLE.conversations.crew.id}`;
const LONG = 3_600_000;

let sandbox: Sandbox;
let call: Call;

beforeEach(async () => {
  sandbox = await startSandbox();
  call = restCaller(sandbox);
});

function several(count: number): Promise<Answer>[] {
  return Array.from({ length: count }, () => call('GET', CREW));
}

/** A change whose sender hangs up as soon as the sandbox has it. */
async function sendAndHangUp(): Promise<void> {
  const client = new AbortController();
  const before = sandbox.requests.total;
  const answer = fetch(`${sandbox.url}/v2/apps/${sandbox.appId}${CREW}`, {
    method: 'PATCH',
    signal: client.signal,
    headers: {
      authorization: basic(sandbox.keyId, sandbox.keySecret),
      'content-type': 'application/json',
    },
    body: '{"displayName":"Never"}',
  });
  await until(() => sandbox.requests.entries[before]?.body !== undefined);
  client.abort();
  await expect(answer).rejects.toThrow('aborted');
}

test('a gate opens when enough requests wait at once', async () => {
  sandbox.faults.add({ kind: 'gate', count: 3 });

  const early = several(2);
  await until(() => sandbox.requests.inFlight === 2);
  const answers = await Promise.all([...early, ...several(1)]);

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(sandbox.requests.maxInFlight).toBe(3);
  expect(sandbox.requests.waves()).toBe(1);
});

test('a gate waits for full company again after it has opened', async () => {
  sandbox.faults.add({ kind: 'gate', count: 2 });

  await Promise.all(several(2));
  await Promise.all(several(2));

  expect([sandbox.requests.waves(), sandbox.requests.maxInFlight]).toEqual([2, 2]);
});

test('two operations wait at their own gates', async () => {
  sandbox.faults.add({ kind: 'gate', count: 2, operation: 'getConversation' });
  sandbox.faults.add({ kind: 'gate', count: 1, operation: 'listParticipants' });

  const [first] = several(1);
  const { status } = await call('GET', `${CREW}/participants`);
  await Promise.all([first, ...several(1)]);

  expect(status).toBe(200);
  expect(sandbox.requests.counts()).toEqual({ getConversation: 2, listParticipants: 1 });
});

test('clearing the faults lets go who waits, also of a fault that is used up', async () => {
  sandbox.faults.add({ kind: 'gate', count: 5, times: 2 });
  const waiting = several(2);
  await until(() => sandbox.faults.list.length === 0);

  sandbox.faults.clear();

  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
});

test('a client that hangs up at a gate leaves its place and changes nothing', async () => {
  sandbox.faults.add({ kind: 'gate', count: 2, times: 3 });

  await sendAndHangUp();
  await until(() => sandbox.requests.inFlight === 0);
  const [waiting] = several(1);
  await until(() => sandbox.requests.inFlight === 1);
  const answers = await Promise.all([waiting, ...several(1)]);

  expect(answers.map((answer) => answer?.body.conversation?.displayName)).toEqual(['Crew', 'Crew']);
  expect(sandbox.requests.entries[0]).toMatchObject({ status: null, finishedOrder: 2 });
});

test('a client that hangs up during a delay changes nothing', async () => {
  sandbox.faults.add({ kind: 'latency', ms: LONG, times: 1 });

  await sendAndHangUp();
  await until(() => sandbox.requests.inFlight === 0);

  expect((await call('GET', CREW)).body.conversation?.displayName).toBe('Crew');
});

test('latency delays the answer, and then gives it', async () => {
  sandbox.faults.add({ kind: 'latency', ms: 20 });

  const started = process.hrtime.bigint();
  const { status } = await call('GET', CREW);
  const elapsedMs = Number(process.hrtime.bigint() - started) / 1e6;

  expect(status).toBe(200);
  expect(elapsedMs).toBeGreaterThanOrEqual(19);
});

test.each([
  { kind: 'latency', ms: LONG },
  { kind: 'gate', count: 2 },
  { kind: 'slow', chunkMs: LONG },
] as const)('close does not wait for a request held by $kind', async (fault) => {
  sandbox.faults.add(fault);
  const answer = call('GET', CREW);
  await until(() => sandbox.requests.inFlight === 1 && sandbox.faults.list.length === 1);

  await sandbox.close();

  await expect(answer).rejects.toThrow();
});
