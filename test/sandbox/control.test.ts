import { request } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { refusal, restCaller } from './rest-caller.js';
import { startSandbox } from '../support/sandbox.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const CREW = `/conversations/${SAMPLE.conversations.crew.id}`;
const defaults = {
  listOrder: 'lastUpdatedAt',
  messagesAfter: 'following',
  messageOrder: 'oldestFirst',
  metadataUpdate: 'replace',
  requireSubscribeSDKClient: false,
  undocumentedKeys: false,
  concurrentPatchConflict: false,
  omitPageInfo: false,
  echoOwn: true,
  webhookRetryScale: 1,
  webhookTimeoutMs: 20_000,
};

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

test('the index tells how to get in, what is there and how it is set up', async () => {
  const response = await fetch(`${sandbox.url}/_sandbox`);

  expect(await response.json()).toEqual({ ...SAMPLE, faults: [], assumptions: defaults });
});

describe('faults', () => {
  test.each([
    { kind: 'latency', ms: 1 },
    { kind: 'gate', count: 1 },
    { kind: 'status', status: 429, retryAfter: '1', body: 'text', when: { pathIncludes: 'x' } },
    {
      kind: 'drop',
      when: 'after',
      operation: 'getUser',
      times: 1,
      skip: 2,
      every: 3,
    },
    { kind: 'drop', when: { moment: 'before', pathIncludes: 'x' } },
    { kind: 'lateWork', ms: 10 },
    { kind: 'truncate', cut: 'connection' },
    { kind: 'omit', keys: ['meta'] },
    { kind: 'replace', body: null },
    { kind: 'replace', rawBody: '{' },
    { kind: 'merge', value: {} },
    { kind: 'slow', chunkMs: 1, bytesPerChunk: 1 },
    { kind: 'duplicate', copies: 2, trigger: 'conversation:message', times: 1, skip: 2, every: 3 },
    { kind: 'reorder', by: 2 },
    { kind: 'delay', ms: 1 },
    { kind: 'lose' },
    { kind: 'batch', count: 2 },
    { kind: 'secret', value: null },
    { kind: 'secret', value: 'old' },
    { kind: 'unknown', type: 'conversation:sing' },
    { kind: 'large', bytes: 4096 },
  ])('takes %j', async (fault) => {
    const posted = await call('POST', '/_sandbox/faults', fault);
    const listed = await call('GET', '/_sandbox/faults');

    expect(posted).toMatchObject({ status: 201, body: { faults: [fault] } });
    expect(listed.body).toEqual({ faults: [fault] });
  });

  test('strike, and stop when they are taken down', async () => {
    await call('POST', '/_sandbox/faults', { kind: 'status', status: 503 });
    const struck = await call('GET', CREW);
    const cleared = await call('DELETE', '/_sandbox/faults');

    expect([struck.status, cleared.body, (await call('GET', CREW)).status]).toEqual([503, {}, 200]);
  });

  test.each<[unknown, string[]]>([
    [{ kind: 'latency' }, ["should have required property 'ms'"]],
    [{ kind: 'latency', ms: '1' }, ['.ms: should be integer']],
    [{ kind: 'latency', ms: 1, often: 2 }, ['should not have additional properties']],
    [{ kind: 'lateWork' }, ["should have required property 'ms'"]],
    [{ kind: 'lateWork', ms: -1 }, ['.ms: should be >= 0']],
    [{ kind: 'status', status: 42 }, ['.status: should be >= 200']],
    [{ kind: 'drop', when: 'never' }, ['.when: should be equal to one of the allowed values']],
    [{ kind: 'drop', when: 1 }, ['.when: should be equal to one of the allowed values']],
    [
      { kind: 'drop', when: { pathIncludes: 'x' } },
      [".when: should have required property 'moment'"],
    ],
    [
      { kind: 'drop', when: { moment: 'never' } },
      ['.when.moment: should be equal to one of the allowed values'],
    ],
    [{ kind: 'drop', when: 'after', pathIncludes: 'x' }, ['should not have additional properties']],
    [{ kind: 'status', status: 500, when: 'after' }, ['.when: should be object']],
    [{ kind: 'delay' }, ["should have required property 'ms'"]],
    [{ kind: 'lose', operation: 'getUser' }, ['should not have additional properties']],
    [
      { kind: 'lose', trigger: 'conversation:sing' },
      ['.trigger: should be equal to one of the allowed values'],
    ],
    [{ kind: 'batch', count: 0 }, ['.count: should be >= 1']],
    [{ kind: 'secret', value: 'a\nb' }, ['.value: should match pattern "^[\\x21-\\x7e]*$"']],
    [{ kind: 'replace' }, ['should match exactly one schema in oneOf']],
    [{ kind: 'replace', body: 1, rawBody: '1' }, ['should match exactly one schema in oneOf']],
  ])('refuses %j', async (fault, titles) => {
    expect(await call('POST', '/_sandbox/faults', fault)).toMatchObject(
      refusal(400, 'bad_request', ...titles),
    );
    expect(sandbox.faults.list).toEqual([]);
  });

  test.each([{ kind: 'flood' }, { kind: 1 }, {}, []])(
    'does not know the kind of %j',
    async (fault) => {
      expect((await call('POST', '/_sandbox/faults', fault)).status).toBe(400);
      expect(sandbox.faults.list).toEqual([]);
    },
  );
});

test('requests can be read and forgotten', async () => {
  await call('GET', CREW);
  const read = await call('GET', '/_sandbox/requests');
  await call('DELETE', '/_sandbox/requests');
  const forgotten = await call('GET', '/_sandbox/requests');

  expect(read.body).toEqual({
    total: 1,
    counts: { getConversation: 1 },
    waves: 1,
    inFlight: 0,
    maxInFlight: 1,
    entries: [expect.objectContaining({ sequence: 1, operation: 'getConversation', status: 200 })],
  });
  expect(forgotten.body).toEqual({
    total: 0,
    counts: {},
    waves: 0,
    inFlight: 0,
    maxInFlight: 0,
    entries: [],
  });
});

describe('assumptions', () => {
  test('can be changed one by one and read', async () => {
    const changed = await call('PATCH', '/_sandbox/assumptions', { undocumentedKeys: true });

    expect(changed.body).toEqual({ assumptions: { ...defaults, undocumentedKeys: true } });
    expect((await call('GET', '/_sandbox/assumptions')).body).toEqual(changed.body);
    expect(sandbox.assumptions.undocumentedKeys).toBe(true);
  });

  test.each<[object, string]>([
    [{ messagesAfter: 'all' }, '.messagesAfter: should be equal to one of the allowed values'],
    [{ messageOrder: 'id' }, '.messageOrder: should be equal to one of the allowed values'],
    [{ listOrder: 'name' }, '.listOrder: should be equal to one of the allowed values'],
    [{ omitPageInfo: 'true' }, '.omitPageInfo: should be boolean'],
    [{ webhookRetryScale: -1 }, '.webhookRetryScale: should be >= 0'],
    [{ webhookTimeoutMs: 1.5 }, '.webhookTimeoutMs: should be integer'],
    [{ gravity: false }, 'should not have additional properties'],
  ])('refuses %j', async (change, title) => {
    expect(await call('PATCH', '/_sandbox/assumptions', change)).toMatchObject(
      refusal(400, 'bad_request', title),
    );
    expect(sandbox.assumptions).toEqual(defaults);
  });
});

test('reset brings back the sample data, the log, the faults and the assumptions', async () => {
  const sample = await call('GET', CREW);
  await call('DELETE', CREW);
  sandbox.faults.add({ kind: 'status', status: 500 });
  sandbox.assumptions.listOrder = 'id';

  const { status, body } = await call('POST', '/_sandbox/reset');

  expect({ status, body }).toEqual({ status: 200, body: {} });
  expect([sandbox.requests.total, sandbox.faults.list]).toEqual([0, []]);
  expect(sandbox.assumptions).toEqual(defaults);
  expect((await call('GET', CREW)).body).toEqual(sample.body);
});

test('the assumptions of the start are what a reset goes back to', async () => {
  const other = await startSandbox({ assumptions: { listOrder: 'id' } });
  other.assumptions.listOrder = 'lastUpdatedAt';
  other.reset();
  const { listOrder } = other.assumptions;

  expect(listOrder).toBe('id');
});

/** What fetch does not let a caller set. */
function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${sandbox.url}/_sandbox/reset`, { method: 'POST', headers });
    sent.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.once('error', reject);
    sent.end();
  });
}

test.each([
  [{ host: 'localhost' }, 200],
  [{ host: 'LOCALHOST:4000' }, 200],
  [{ host: '127.0.0.1:4000' }, 200],
  [{ host: '[::1]:4000' }, 200],
  [{ host: 'localhost.example.com' }, 403],
  [{ host: 'example.com:4000' }, 403],
  [{ host: '127.0.0.1.example.com' }, 403],
  [{ host: 'localhost', origin: 'http://localhost:4000' }, 403],
  [{ host: 'localhost', origin: 'null' }, 403],
])('a control request with %j is answered %d', async (headers, status) => {
  expect(await statusWith(headers)).toBe(status);
});
