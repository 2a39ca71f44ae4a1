import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { captureLog } from '../support/captured-log.js';
import { opened } from '../support/closing.js';
import { SECRET, sendWebhook, subscribe, webhookEvent, type Running } from '../support/events.js';
import { startGraph, type Graph } from '../support/graph.js';
import { requestBytes, sendBytes } from '../support/raw-connection.js';
import { until } from '../support/until.js';

const { appId } = SAMPLE;
const APP = `"app":{"id":"${appId}"}`;
const FOREIGN = 'the-secret-of-another-app';
const ROTATED = 'the-secret-after-rotation';
const MIB = 1_048_576;

const log = captureLog();
let graph: Graph;
let url: URL;
let running: Running;

beforeAll(async () => {
  graph = await startGraph(
    { WEBHOOK_SECRETS: `${SECRET},other:${FOREIGN}`, REQUEST_TIMEOUT_MS: '1000' },
    log.logger,
  );
  url = new URL('/webhooks/sunshine', graph.url);
});
beforeEach(async () => {
  running = await subscribe(
    graph.server,
    'subscription { appEvents { event { eventId type ... on ConversationOtherEvent { rawType payload } } } }',
  );
});

/** An event of an id that differs from all others. */
function eventText(more = ''): string {
  return JSON.stringify(webhookEvent('made:up', {})).replace('"payload":{}', `"payload":{}${more}`);
}

function bodyOf(...events: readonly string[]): string {
  return `{${APP},"events":[${events.join(',')}]}`;
}

function withPayload(payload: string): string {
  return bodyOf(eventText(`,"payload":${payload}`));
}

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}

async function post(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-api-key': SECRET, ...headers },
  });
  await response.text();
  return response.status;
}

/** Asserts that nothing has come since the test began but this. */
async function expectLogged(...expected: readonly object[]): Promise<void> {
  const last = webhookEvent('the:last', {});
  expect(await sendWebhook(graph, appId, [last])).toMatchObject({ status: 200 });
  for (const each of [...expected, { rawType: 'the:last' }])
    expect(await running.event()).toMatchObject({ type: 'OTHER', ...each });
}

/** A connection on which a request has begun. */
async function beginning(head: readonly string[], body: string): Promise<Socket> {
  const { hostname, port } = url;
  const socket = connect(Number(port), hostname);
  opened({ close: () => socket.destroy() });
  const headers = ['host: localhost', `x-api-key: ${SECRET}`, 'content-type: application/json'];
  socket.write(requestBytes(`POST ${url.pathname}`, [...headers, ...head], body));
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket)).once('error', reject);
  });
}

describe('what is no delivery is answered 400, and nothing of it is kept:', () => {
  test.each<[string, string]>([
    ['half of a body', bodyOf(eventText()).slice(0, -3)],
    ['two bodies', bodyOf(eventText()).repeat(2)],
    ['a text', '"events"'],
    ['a number', '1e999'],
    ['null', 'null'],
    ['words of JavaScript', `{${APP},"events":[${eventText()}],"x":NaN}`],
    ['no bytes of text', '\0'.repeat(1_000)],
    ['an app that is a list', `{"app":["${appId}"],"events":[${eventText()}]}`],
    ['an app of a number', `{"app":{"id":5},"events":[${eventText()}]}`],
    ['an app of a long number', `{"app":{"id":12345678901234567890},"events":[${eventText()}]}`],
    ['an app without a name', `{"app":{"id":""},"events":[${eventText()}]}`],
    ['an app of a long name', `{"app":{"id":"${'x'.repeat(257)}"},"events":[${eventText()}]}`],
    ['an app by its prototype', `{"app":{"__proto__":{"id":"${appId}"}},"events":[]}`],
    [
      'an app by its prototype beside a long number',
      `{"app":{"__proto__":{"id":"${appId}"},"n":12345678901234567890},"events":[]}`,
    ],
    ['everything by the prototype', `{"__proto__":{${APP},"events":[${eventText()}]}}`],
    ['events that are an object', `{${APP},"events":{"0":${eventText()},"length":1}}`],
    ['events that are null', `{${APP},"events":null}`],
    ['an event that is null', bodyOf('null')],
    ['an event that is a list', bodyOf(`[${eventText()}]`)],
    ['an event by its prototype', bodyOf(`{"__proto__":${eventText()}}`)],
    ['an event of a number', bodyOf(eventText(',"id":5'))],
    ['an event of a long number', bodyOf(eventText(',"id":123456789012345678901'))],
    ['an event without a name', bodyOf(eventText(',"id":""'))],
    ['an event of a long name', bodyOf(eventText(`,"id":"${'x'.repeat(257)}"`))],
    ['an event of a long type', bodyOf(eventText(`,"type":"${'x'.repeat(257)}"`))],
    ['an event of no type', bodyOf(eventText(',"type":{}'))],
    ['one bad event after good ones', bodyOf(eventText(), eventText(), '{}')],
    ['events in lists of 200,000 levels', bodyOf(nested(200_000))],
    ['a payload of 1,001 levels', withPayload(nested(1_001))],
    [
      'a payload of 200,000 levels after a good one',
      bodyOf(eventText(), eventText(`,"payload":${nested(200_000)}`)),
    ],
    [
      'a payload of 20,000 levels with a long number',
      withPayload(nested(20_000).replace('[]', '[12345678901234567890]')),
    ],
    ['one key of 5,000 levels', withPayload('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000))],
  ])('%s', async (_, body) => {
    expect(await post(body)).toBe(400);
    expect(await post(body)).toBe(400);
    expect(await post(body, { 'x-api-key': 'wrong' })).toBe(401);
    await expectLogged();
  });
});

describe('what can be read is kept as it is:', () => {
  test.each<[string, string, object]>([
    ['numbers of many digits', '{"n":12345678901234567890.5}', {}],
    ['numbers that are too large', '{"n":1e999,"m":-0}', {}],
    ['keys of JavaScript', '{"__proto__":{"id":"x"},"constructor":1,"toString":[],"":0}', {}],
    ['a list', '["x"]', { payload: {} }],
    ['nothing', 'null', { payload: {} }],
    ['odd texts', String.raw`{"text":"\u0000\ud800\u2028","ü":"𝒳"}`, {}],
    ['99 levels', `{"a":${nested(98)}}`, {}],
    ['keys that are there twice', '{"a":1,"a":2}', { payload: { a: 2 } }],
  ])('a payload of %s', async (_, payload, expected) => {
    const read = { payload: JSON.parse(payload.replace('1e999', '"1e999"')) as unknown };
    expect(await post(withPayload(payload))).toBe(200);
    await expectLogged(/\d{9}|1e999/.test(payload) ? {} : { ...read, ...expected });
  });

  test.each<[string, (body: string) => string]>([
    ['behind a byte order mark', (body) => `\uFEFF${body}`],
    ['among other keys', (body) => body.replace('{', `{"x":${nested(50_000)},"webhook":7,`)],
    ['with white space', (body) => body.replaceAll(',', ' ,\r\n\t')],
    ['after others of its keys', (body) => body.replace('{', '{"events":[{}],"app":null,')],
  ])('an event %s', async (_, change) => {
    const event = eventText();
    expect(await post(change(bodyOf(event)))).toBe(200);
    await expectLogged({ eventId: (JSON.parse(event) as { id: string }).id });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
  ])('the content type %s', async (type) => {
    expect(await post(bodyOf(eventText()), { 'content-type': type })).toBe(200);
    await expectLogged({ rawType: 'made:up' });
  });

  test('no content type', async () => {
    const body = bodyOf(eventText());
    const headers = [`x-api-key: ${SECRET}`, `content-length: ${body.length}`, 'host: localhost'];
    const answer = await sendBytes(url.href, requestBytes(`POST ${url.pathname}`, headers, body));
    expect(answer.status).toBe(200);
    await expectLogged({ rawType: 'made:up' });
  });

  test('no event at all', async () => {
    expect(await post(bodyOf())).toBe(200);
    await expectLogged();
  });
});

describe('a body', () => {
  const fill = (bytes: number): string => {
    const empty = withPayload('{"x":""}');
    return empty.replace('"x":""', `"x":"${'x'.repeat(bytes - empty.length)}"`);
  };

  test.each([
    ['of 1 MiB in pieces, without a length', MIB, 200],
    ['of a byte more in pieces, without a length', MIB + 1, 413],
  ])('%s', async (_, bytes, status) => {
    const pieces = new Blob([fill(bytes)]).stream();
    const response = await fetch(url, {
      method: 'POST',
      body: pieces,
      duplex: 'half',
      headers: { 'x-api-key': SECRET },
    });
    await response.text();

    expect(response.status).toBe(status);
    await expectLogged(...(status === 200 ? [{ rawType: 'made:up' }] : []));
  });

  test.each(['gzip', 'deflate', 'br', 'x-made-up'])(
    'encoded with %s is refused',
    async (encoding) => {
      const body = gzipSync(bodyOf(eventText()));
      expect(await post(body, { 'content-encoding': encoding })).toBe(415);
      expect(await post(bodyOf(eventText()), { 'content-encoding': encoding })).toBe(415);
      await expectLogged();
    },
  );

  test('that comes too slowly is answered 408, and nothing of it is kept', async () => {
    const body = bodyOf(eventText());
    const socket = await beginning([`content-length: ${body.length}`], body.slice(0, -1));
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    await until(() => socket.closed);

    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    await expectLogged();
  });

  test('that breaks off is not kept', async () => {
    const body = bodyOf(eventText());
    const socket = await beginning([`content-length: ${body.length}`], body.slice(0, -1));
    socket.resume().end();
    await until(() => socket.closed);

    await expectLogged();
  });

  test('that is shorter than its length says is not kept, whatever follows it', async () => {
    const [first, second] = [bodyOf(eventText()), bodyOf(eventText())];
    const socket = await beginning([`content-length: ${first.length - 1}`], first);
    let answers = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answers += text));
    socket.write(second);
    await until(() => socket.closed);

    expect(answers).toMatch(/^HTTP\/1\.1 400 /);
    await expectLogged();
  });
});

describe('secrets', () => {
  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['a part of one', { 'x-api-key': SECRET.slice(0, -1) }, 401],
    ['one with more behind it', { 'x-api-key': `${SECRET}x` }, 401],
    ['one in capitals', { 'x-api-key': SECRET.toUpperCase() }, 401],
    ['two in one header', { 'x-api-key': `${SECRET}, ${SECRET}` }, 401],
    ['all of them as they are set', { 'x-api-key': `${SECRET},other:${FOREIGN}` }, 401],
    ['one with its app', { 'x-api-key': `other:${FOREIGN}` }, 401],
    ['one that is empty', { 'x-api-key': '' }, 401],
    ['one in another header', { 'x-api-key': '', authorization: `Bearer ${SECRET}` }, 401],
    ['that of another app', { 'x-api-key': FOREIGN }, 403],
  ])('%s is refused with the right status, and is not logged', async (_, headers, status) => {
    log.clear();
    expect(await post(bodyOf(eventText()), headers)).toBe(status);
    await expectLogged();
    expect(log.text).not.toMatch(/a-secret-of-webhooks|the-secret-of-another-app/i);
  });

  test('of another app are good for that app alone', async () => {
    const other = bodyOf(eventText()).replace(appId, 'other');
    expect(await post(other, { 'x-api-key': FOREIGN })).toBe(200);
    expect(await post(other)).toBe(403);
    await expectLogged();
  });

  test('are both good while one is replaced, and the old one is not any more after that', async () => {
    const statuses = [];
    for (const secrets of [SECRET, `${SECRET},${ROTATED}`, ROTATED]) {
      const rotating = await startGraph({ WEBHOOK_SECRETS: secrets });
      for (const secret of [SECRET, ROTATED])
        statuses.push(
          (await sendWebhook(rotating, appId, [webhookEvent('a:b', {})], secret)).status,
        );
    }
    expect(statuses).toEqual([200, 401, 200, 200, 401, 200]);
  });
});
