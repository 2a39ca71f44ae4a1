import { beforeEach, describe, expect, test } from '@jest/globals';

import { UploadAddresses } from '../../src/domains/attachment/addresses.js';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { CREATED, startFileUpstream, type FileUpstream } from '../support/file-upstream.js';
import { startGraph, type Graph } from '../support/graph.js';
import { scrape } from '../support/metrics.js';
import { until } from '../support/until.js';
import { addressFor, beginUpload, formWith, upload } from '../support/uploading.js';

const { appId } = SAMPLE;
const SECRET = 'a-secret-of-uploads-with-32-signs';
const ATTACHMENT = JSON.parse(CREATED.body) as unknown;
const MEGABYTE = 1_048_576;

let upstream: FileUpstream;
let graph: Graph;

function settings(): Record<string, string> {
  return {
    SUNSHINE_BASE_URL: upstream.url,
    SUNSHINE_APP_ID: appId,
    SUNSHINE_KEY_ID: 'app_6650c0de1f9d3e51c7a40009',
    SUNSHINE_KEY_SECRET: 'secret-of-the-server',
    CALLER_AUTH: 'none',
    UPLOAD_SECRET: SECRET,
  };
}

beforeEach(async () => {
  upstream = await startFileUpstream();
  graph = await startGraph(settings());
});

describe('a file', () => {
  test('goes to upstream as a form of exactly known length', async () => {
    const answer = await upload(await addressFor(graph), 'hello');

    expect(answer).toMatchObject({ status: 201, body: ATTACHMENT });
    const [sent] = upstream.uploads;
    expect(sent?.url).toBe(`/v2/apps/${appId}/attachments?access=public&for=message`);
    expect(sent?.headers).toMatchObject({
      'content-length': String(sent?.size),
      'content-type': expect.stringMatching(/^multipart\/form-data; boundary=[\w-]+$/),
      authorization: expect.stringMatching(/^Basic /),
    });
    expect(sent?.headers).not.toHaveProperty('transfer-encoding');
    expect(sent?.start).toMatch(
      /^--[\w-]+\r\ncontent-disposition: form-data; name="source"; filename="a.png"\r\ncontent-type: image\/png\r\n\r\nhello\r\n--[\w-]+--\r\n$/,
    );
  });

  test('in a form goes in chunks, with the name and the type of its address', async () => {
    const answer = await upload(await addressFor(graph), formWith('hello'));

    expect(answer).toMatchObject({ status: 201, body: ATTACHMENT });
    const [sent] = upstream.uploads;
    expect(sent?.headers['transfer-encoding']).toBe('chunked');
    expect(sent?.start).toContain('filename="a.png"\r\ncontent-type: image/png\r\n\r\nhello\r\n');
  });

  test('of which the name has quotation marks cannot leave its place', async () => {
    const name = 'a"; name="x.png';
    const addresses = new UploadAddresses(SECRET);
    const token = addresses.sign(
      { appId, fileName: name, mediaType: 'image/png', size: 9 },
      'k',
      Date.now() + 9_999,
    );

    await upload(new URL(`/attachments?upload=${token}`, graph.url).href, 'hello');

    expect(upstream.uploads[0]?.start).toContain('filename="a%22; name=%22x.png"\r\n');
  });
});

describe('a request is refused before its file is read', () => {
  test.each([
    ['larger than its address allows', 413, { 'content-length': '1001' }],
    ['of no known length', 411, { 'transfer-encoding': 'chunked' }],
  ])('when the file is %s', async (_, status, headers) => {
    const sending = beginUpload(await addressFor(graph), headers);

    expect(await sending.answer).toMatchObject({
      status,
      body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    });
    expect(upstream.uploads).toEqual([]);
  });

  test('when it is empty', async () => {
    expect(await upload(await addressFor(graph), '')).toMatchObject({ status: 400 });
  });

  test.each([
    [
      'of a file that is larger',
      (token: string) =>
        token.replace(/^[^.]+/, (text) =>
          Buffer.from(
            Buffer.from(text, 'base64url').toString().replace('"size":1000', '"size":9999'),
          ).toString('base64url'),
        ),
    ],
    ['without a signature', (token: string) => token.replace(/\..*/, '.')],
    ['without anything', () => ''],
    ['with another signature', (token: string) => `${token.slice(0, -4)}AAAA`],
    ['with more', (token: string) => `${token}.more`],
    [
      'signed by another server',
      () =>
        new UploadAddresses('b'.repeat(32)).sign(
          { appId, fileName: 'a', mediaType: 'image/png', size: 9 },
          'key',
          Date.now() + 9_999,
        ),
    ],
    [
      'that is late',
      () =>
        new UploadAddresses(SECRET).sign(
          { appId, fileName: 'a', mediaType: 'image/png', size: 9 },
          'key',
          Date.now() - 1,
        ),
    ],
  ])('when its address is one %s', async (_, change) => {
    const url = new URL(await addressFor(graph));
    url.searchParams.set('upload', change(url.searchParams.get('upload') ?? ''));

    expect(await upload(url.href, 'hello')).toMatchObject({
      status: 403,
      body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
    expect(upstream.uploads).toEqual([]);
  });

  test('when its address was used before', async () => {
    const url = await addressFor(graph);
    expect(await upload(url, 'hello')).toMatchObject({ status: 201 });

    expect(await upload(url, 'hello')).toMatchObject({ status: 403 });
    expect(upstream.uploads).toHaveLength(1);
  });

  test('when the address was refused for its length, which does not use it up', async () => {
    const url = await addressFor(graph);
    expect(await upload(url, 'x'.repeat(1_001))).toMatchObject({ status: 413 });

    expect(await upload(url, 'hello')).toMatchObject({ status: 201 });
  });

  test('when its caller has two under way already', async () => {
    upstream.react('hold');
    const headers = { 'content-length': '10' };
    const [one, two] = [await addressFor(graph), await addressFor(graph)];
    const first = beginUpload(one, headers);
    beginUpload(two, headers);
    first.write(5);
    await until(() => upstream.uploads.length === 2);

    const third = await addressFor(graph);
    const refused = await upload(third, 'hello');

    expect(refused).toMatchObject({
      status: 429,
      body: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] },
    });
    expect(refused.headers.get('retry-after')).toBe('1');
    first.leave();
    upstream.react(CREATED);
    await until(async () => (await upload(third, 'hello')).status === 201);
  });
});

describe('a form is refused', () => {
  test.each([
    ['without the file', formWith('x', 'a', 'file')],
    ['without any file', new FormData()],
  ])('%s', async (_, form) => {
    form.append('more', 'x');

    expect(await upload(await addressFor(graph), form)).toMatchObject({ status: 400 });
    expect(upstream.uploads).toEqual([]);
  });

  test('whose file grows larger than it may, and the call upstream ends', async () => {
    const url = await addressFor(graph, 100_000);

    expect(await upload(url, formWith('x'.repeat(110_000)))).toMatchObject({ status: 413 });
    await until(() => upstream.uploads.every(({ state }) => state === 'cut'));
  });

  test.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    ['that is none', 'multipart/form-data; boundary=b', 'nothing of a form'],
    [
      'that is cut off',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="source"; filename="a"\r\n\r\nabc',
    ],
  ])('%s', async (_, type, body) => {
    expect(await upload(await addressFor(graph), body, { 'content-type': type })).toMatchObject({
      status: 400,
    });
    await until(() => upstream.uploads.every(({ state }) => state === 'cut'));
  });
});

describe('what upstream answers', () => {
  const BAD = '{"errors":[{"code":"bad_request","title":"Unsupported\\u0000 file type"}]}';

  test.each([
    ['400 with its title', { status: 400, body: BAD }, 400, { code: 'BAD_USER_INPUT' }],
    ['400 at once', { status: 400, body: BAD, isEarly: true }, 400, { code: 'BAD_USER_INPUT' }],
    ['413', { status: 413, body: '<html>' }, 413, { code: 'BAD_USER_INPUT' }],
    ['415 with its title', { status: 415, body: BAD }, 400, { code: 'BAD_USER_INPUT' }],
    [
      '404',
      { status: 404, body: '{"errors":[{"code":"conversation_not_found"}]}' },
      404,
      { code: 'NOT_FOUND' },
    ],
    ['401 of the key of this server', { status: 401 }, 502, { code: 'UPSTREAM_UNAUTHENTICATED' }],
    ['429', { status: 429, retryAfter: '7' }, 429, { code: 'RATE_LIMITED', retryAfter: 7 }],
    [
      '500',
      { status: 500, body: '<html>secret-of-the-server' },
      503,
      { code: 'UPSTREAM_UNAVAILABLE', inDoubt: true },
    ],
    [
      'no address of the file',
      { status: 201, body: '{}' },
      502,
      { code: 'UPSTREAM_INVALID_RESPONSE', inDoubt: true },
    ],
    [
      'no JSON',
      { status: 201, body: '<html>' },
      502,
      { code: 'UPSTREAM_INVALID_RESPONSE', inDoubt: true },
    ],
  ])(
    'as %s comes as it is, and the file is not sent again',
    async (_, reaction, status, extensions) => {
      upstream.react(reaction);
      const url = await addressFor(graph, 4 * MEGABYTE);

      const { body, ...answer } = await upload(url, Buffer.alloc(3 * MEGABYTE));

      expect({ body, status: answer.status }).toMatchObject({
        status,
        body: { errors: [{ extensions }] },
      });
      const text = JSON.stringify(body);
      if ('body' in reaction && reaction.body === BAD)
        expect(text).toMatch(/Unsupported +file type/);
      expect(text).not.toMatch(/secret|127\.0\.0\.1/);
      expect(upstream.uploads).toHaveLength(1);
      if (status === 429) expect(answer.headers.get('retry-after')).toBe('7');
    },
  );

  test('may be nothing: a broken connection leaves the upload in doubt', async () => {
    upstream.react('cut');

    expect(await upload(await addressFor(graph, MEGABYTE), Buffer.alloc(MEGABYTE))).toMatchObject({
      status: 503,
      body: { errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE', inDoubt: true } }] },
    });
    expect(upstream.uploads).toHaveLength(1);
  });

  test.each(['hold', 'stall'] as const)('may come too late (%s)', async (reaction) => {
    graph = await startGraph({ ...settings(), OPERATION_TIMEOUT_MS: '500' });
    upstream.react(reaction);

    expect(
      await upload(await addressFor(graph, 9 * MEGABYTE), Buffer.alloc(9 * MEGABYTE)),
    ).toMatchObject({
      status: 504,
      body: { errors: [{ extensions: { code: 'UPSTREAM_TIMEOUT', inDoubt: true } }] },
    });
    // Who reads nothing does not notice.
    if (reaction === 'hold') await until(() => upstream.uploads[0]?.state === 'cut');
    expect(upstream.uploads).toHaveLength(1);
  });
});

describe('a sender', () => {
  test('who disconnects ends the call upstream', async () => {
    const sending = beginUpload(await addressFor(graph), { 'content-length': '1000' });
    sending.write(500);
    await until(() => (upstream.uploads[0]?.size ?? 0) > 500);

    sending.leave();

    await until(() => upstream.uploads[0]?.state === 'cut');
    await until(
      async () =>
        (await scrape(graph.url)).value('sunco_uploads_total', { outcome: 'aborted' }) === 1,
    );
  });

  test('of a form who disconnects does so, too', async () => {
    const sending = beginUpload(await addressFor(graph), {
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': '1000',
    });
    const head = '--b\r\ncontent-disposition: form-data; name="source"; filename="a"\r\n\r\n';
    sending.text(`${head}${'x'.repeat(100)}`);
    await until(() => upstream.uploads.length === 1);

    sending.leave();

    await until(() => upstream.uploads[0]?.state === 'cut');
  });

  test('who takes too long is answered 408, and the call upstream ends', async () => {
    graph = await startGraph({ ...settings(), REQUEST_TIMEOUT_MS: '300' });
    const sending = beginUpload(await addressFor(graph), { 'content-length': '1000' });
    sending.write(500);

    expect(await sending.answer).toMatchObject({ status: 408 });
    await until(() => upstream.uploads.every(({ state }) => state === 'cut'));
  });
});

test('uploads are counted by how they end', async () => {
  await upload(await addressFor(graph), 'hello');
  await upload(await addressFor(graph), 'x'.repeat(1_001));
  upstream.react({ status: 400 });
  await upload(await addressFor(graph), 'hello');
  upstream.react({ status: 503 });
  await upload(await addressFor(graph), 'hello');

  const { value } = await scrape(graph.url);
  for (const outcome of ['uploaded', 'refused', 'rejected', 'failed'])
    expect([outcome, value('sunco_uploads_total', { outcome })]).toEqual([outcome, 1]);
});

test('a server that stops waits for an upload under way', async () => {
  const sending = beginUpload(await addressFor(graph), { 'content-length': '10' });
  sending.write(5);
  await until(() => upstream.uploads.length === 1);

  const closed = graph.close();
  sending.write(5);
  sending.end();

  expect(await sending.answer).toMatchObject({ status: 201 });
  await closed;
});
