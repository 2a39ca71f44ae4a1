import { describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { startGraph, type Graph, type GraphAnswer } from '../support/graph.js';
import { mutation } from '../support/mutations.js';
import { serviceOn } from '../support/upstreams.js';
import { until } from '../support/until.js';
import { startSandbox } from '../support/sandbox.js';

const { crew } = SAMPLE.conversations;
const READ = `query ($id: ID!) { conversation(id: $id) { displayName } }`;

let graph: Graph;

function codeOf({ errors }: GraphAnswer): string {
  return errors[0]?.extensions.code ?? 'ok';
}

describe('an upstream that is restarted while calls are under way', () => {
  test('is found again, and no change is sent to it a second time', async () => {
    let sandbox = await startSandbox();
    // However long the restart takes, it is not given up on.
    graph = await startGraph({ ...serviceOn(sandbox), UPSTREAM_CIRCUIT_FAILURES: '1000' });
    sandbox.faults.add({ kind: 'gate', count: 1_000 });
    const reads = Array.from({ length: 50 }, (_, index) =>
      graph.query(READ, { id: index.toString(16).padStart(24, 'b') }),
    );
    const creation = graph.query(mutation('createConversation'), { input: { type: 'SDK_GROUP' } });
    await until(() => sandbox.requests.inFlight === 51);

    const port = Number(new URL(sandbox.url).port);
    await sandbox.close();
    sandbox = await startSandbox({ port });

    expect(codeOf(await creation)).toBe('UPSTREAM_UNAVAILABLE');
    const codes = new Set((await Promise.all(reads)).map(codeOf));
    // Whoever tried the fourth time before it was back has to tell so.
    expect([...codes].filter((code) => code !== 'ok' && code !== 'UPSTREAM_UNAVAILABLE')).toEqual(
      [],
    );
    expect(await graph.query(READ, { id: crew.id })).toMatchObject({
      data: { conversation: { displayName: 'Crew' } },
      errors: [],
    });
    expect(sandbox.requests.counts()['createConversation']).toBeUndefined();
  });
});

describe('an upstream whose name cannot be resolved', () => {
  test('is UPSTREAM_UNAVAILABLE, in words that do not tell the name', async () => {
    graph = await startGraph({
      SUNSHINE_BASE_URL: 'https://nowhere.invalid',
      SUNSHINE_APP_ID: 'app-1',
      OPERATION_TIMEOUT_MS: '10000',
    });

    const answer = await graph.query(READ, { id: crew.id }, { authorization: 'Basic eDp5' });

    expect(answer).toMatchObject({ status: 200, data: { conversation: null } });
    expect(answer.errors).toMatchObject([
      { path: ['conversation'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/nowhere|ENOTFOUND|EAI_AGAIN/);
  });
});

describe('a hundred slow calls', () => {
  test('end with the callers who leave, and go on for those who stay', async () => {
    graph = await startGraph({ UPSTREAM_CONCURRENCY: '100', OPERATION_TIMEOUT_MS: '60000' });
    const { faults, requests } = graph.sandbox;
    faults.add({ kind: 'gate', count: 1_000 });
    const leaver = new AbortController();
    const read = (index: number): Promise<GraphAnswer | 'left'> =>
      index % 2 === 0
        ? graph.query(READ, { id: index.toString(16).padStart(24, 'c') })
        : fetch(graph.url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({
              query: READ,
              variables: { id: String(index).padStart(24, 'd') },
            }),
            signal: leaver.signal,
          }).then(
            () => Promise.reject(new Error('nobody was to be answered before leaving')),
            () => 'left',
          );
    const answers = Array.from({ length: 100 }, (_, index) => read(index));
    await until(() => requests.inFlight === 100);

    leaver.abort();
    await until(() => requests.inFlight === 50);
    faults.clear();

    const stayed = (await Promise.all(answers)).filter((answer) => answer !== 'left');
    expect(stayed.map(codeOf)).toEqual(Array(50).fill('ok'));
    expect(requests.total).toBe(100);
    expect(graph.server.upstream.traffic.state).toMatchObject({ inFlight: 0, waiting: 0 });
  });
});
