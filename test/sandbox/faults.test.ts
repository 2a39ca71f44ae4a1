import { describe, expect, test } from '@jest/globals';
import { type Fault, SAMPLE } from '../../src/sandbox/sandbox.js';
import { basic, refusal, restCaller } from './rest-caller.js';
import { until } from '../support/until.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { conversations } = SAMPLE;
const CREW = `/conversations/${conversations.crew.id}`;

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

function send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${sandbox.url}/v2/apps/${sandbox.appId}${path}`, {
    method,
    redirect: 'manual',
    ...init,
    headers: {
      authorization: basic(sandbox.keyId, sandbox.keySecret),
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  });
}

describe('status', () => {
  test.each<[Omit<Fault & { kind: 'status' }, 'kind'>, object]>([
    [
      { status: 429 },
      {
        type: 'application/json; charset=utf-8',
        retryAfter: null,
        text: '{"errors":[{"code":"too_many_requests","title":"Too Many Requests"}]}',
      },
    ],
    [
      { status: 429, retryAfter: '1', body: 'text' },
      { type: 'text/plain; charset=utf-8', retryAfter: '1', text: 'Too Many Requests' },
    ],
    [
      { status: 503, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT', body: 'empty' },
      { type: null, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT', text: '' },
    ],
    [
      { status: 402, code: 'payment_required', title: 'Pay first' },
      {
        type: 'application/json; charset=utf-8',
        text: '{"errors":[{"code":"payment_required","title":"Pay first"}]}',
      },
    ],
    [
      { status: 502, body: 'html' },
      {
        type: 'text/html; charset=utf-8',
        text: '<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n',
      },
    ],
    [
      { status: 502, body: 'html', contentType: 'application/json' },
      { type: 'application/json; charset=utf-8', text: expect.stringContaining('<html>') },
    ],
    [
      { status: 302, body: 'empty', location: 'https://example.com/' },
      { type: null, location: 'https://example.com/', text: '' },
    ],
    [
      { status: 599, body: 'text' },
      { type: 'text/plain; charset=utf-8', text: 'Unknown' },
    ],
    [
      { status: 418 },
      {
        type: 'application/json; charset=utf-8',
        text: '{"errors":[{"code":"i_m_a_teapot","title":"I\'m a Teapot"}]}',
      },
    ],
  ])('%j', async (fault, expected) => {
    sandbox.faults.add({ kind: 'status', ...fault });

    const response = await send('GET', CREW);

    expect({
      status: response.status,
      type: response.headers.get('content-type'),
      retryAfter: response.headers.get('retry-after'),
      location: response.headers.get('location'),
      text: await response.text(),
    }).toEqual({ status: fault.status, retryAfter: null, location: null, ...expected });
  });

  test('comes before the change, and the request is on record with its body', async () => {
    sandbox.faults.add({ kind: 'status', status: 503, times: 1 });

    await call('PATCH', CREW, { displayName: 'Never' });

    expect(sandbox.requests.entries[0]).toMatchObject({
      status: 503,
      body: { displayName: 'Never' },
    });
    expect((await call('GET', CREW)).body.conversation?.displayName).toBe('Crew');
  });
});

describe('drop', () => {
  test.each([
    { when: 'before', kept: 'Crew' },
    { when: 'after', kept: 'Changed' },
  ] as const)('closes the connection $when the change', async ({ when, kept }) => {
    sandbox.faults.add({ kind: 'drop', when, times: 1 });

    const body = JSON.stringify({ displayName: 'Changed' });
    await expect(send('PATCH', CREW, { body })).rejects.toThrow('fetch failed');

    await until(() => sandbox.requests.inFlight === 0);
    expect(sandbox.requests.entries[0]).toMatchObject({ status: null, finishedOrder: 2 });
    expect((await call('GET', CREW)).body.conversation?.displayName).toBe(kept);
  });

  test.each(['before', 'after'] as const)(
    'closes the connection %s the change only where the path is as it says',
    async (moment) => {
      const fault = { kind: 'drop', when: { moment, pathIncludes: conversations.crew.id } };
      expect((await call('POST', '/_sandbox/faults', fault)).status).toBe(201);

      expect((await send('GET', `/conversations/${conversations.full.id}`)).status).toBe(200);
      await expect(send('GET', CREW)).rejects.toThrow('fetch failed');
    },
  );
});

describe('truncate', () => {
  test('answers half the JSON as if it were whole', async () => {
    const whole = await (await send('GET', CREW)).text();
    sandbox.faults.add({ kind: 'truncate' });

    const response = await send('GET', CREW);
    const text = await response.text();

    expect(text).toBe(whole.slice(0, Math.floor(whole.length / 2)));
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
  });

  test('announces the whole and closes the connection midway', async () => {
    const whole = await (await send('GET', CREW)).text();
    sandbox.faults.add({ kind: 'truncate', cut: 'connection' });

    const response = await send('GET', CREW);

    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(whole)));
    await expect(response.text()).rejects.toThrow('terminated');
  });
});

describe('omit, merge, replace and slow', () => {
  const members = `/conversations/${conversations.full.id}/participants?page[size]=2`;

  test('omit leaves out keys, also within lists', async () => {
    sandbox.faults.add({
      kind: 'omit',
      keys: ['meta', 'links.next', 'participants[].userId', 'nobody.home'],
    });

    const { body } = await call('GET', members);

    expect(Object.keys(body)).toEqual(['participants', 'links']);
    expect(body.links).toEqual({});
    expect(body.participants?.map((member) => 'userId' in member)).toEqual([false, false]);
  });

  test('merge lays values over the answer, also over each element of a list', async () => {
    sandbox.faults.add({
      kind: 'merge',
      value: { meta: { hasMore: 'maybe' }, participants: { unreadCount: -1 }, extra: [1] },
    });

    const { body } = await call('GET', members);

    expect(body).toMatchObject({
      meta: { hasMore: 'maybe', afterCursor: expect.any(String) },
      participants: [
        { userId: SAMPLE.users.ada.id, unreadCount: -1 },
        { userId: SAMPLE.users.bruno.id, unreadCount: -1 },
      ],
      extra: [1],
    });
  });

  test('an edit of an answer that is no JSON leaves it alone', async () => {
    sandbox.faults.add({ kind: 'omit', keys: ['a'] });
    sandbox.faults.add({ kind: 'status', status: 502, body: 'text' });

    expect(await (await send('GET', CREW)).text()).toBe('Bad Gateway');
  });

  test.each<[Partial<Fault & { kind: 'replace' }>, string]>([
    [{ body: ['not', 'an', 'object'] }, '["not","an","object"]'],
    [{ body: null }, 'null'],
    [
      { rawBody: '{"conversionEvents":{"datasetId":1234567890123456789}}' },
      '{"conversionEvents":{"datasetId":1234567890123456789}}',
    ],
  ])('replace answers 200 with %j, after the work was done', async (replacement, text) => {
    sandbox.faults.add({ kind: 'replace', times: 1, ...replacement });

    const response = await send('PATCH', CREW, { body: '{"displayName":"Done"}' });

    expect([response.status, await response.text()]).toEqual([200, text]);
    expect((await call('GET', CREW)).body.conversation?.displayName).toBe('Done');
  });

  test('replace turns a refusal into a success as well', async () => {
    sandbox.faults.add({ kind: 'replace', body: {} });

    expect(await call('GET', '/conversations/unknown')).toMatchObject({ status: 200, body: {} });
  });

  test('slow sends the same body in pieces', async () => {
    const whole = await (await send('GET', CREW)).text();
    sandbox.faults.add({ kind: 'slow', chunkMs: 1, bytesPerChunk: 50 });

    const response = await send('GET', CREW);
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body ?? []) pieces.push(piece as Uint8Array);

    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(whole)));
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).toString()).toBe(whole);
  });
});

test('a client that is gone before the first piece of a slow answer leaves the sandbox as it was', async () => {
  sandbox.faults.add({ kind: 'slow', chunkMs: 60_000, times: 1 });
  const client = new AbortController();
  // It has the head of the answer, and waits for the body.
  const response = await send('GET', CREW, { signal: client.signal });
  client.abort();

  await expect(response.text()).rejects.toThrow();
  expect(await call('GET', CREW)).toMatchObject({ status: 200 });
});

test('a fault does not hide what is wrong with a request', async () => {
  sandbox.faults.add({ kind: 'merge', value: { extra: 1 } });

  expect(await call('PATCH', CREW, { displayName: 1 })).toMatchObject({
    ...refusal(400, 'bad_request', '.displayName: should be string'),
  });
});
