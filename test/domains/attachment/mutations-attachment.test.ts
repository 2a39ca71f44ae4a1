import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { encodeGlobalId } from '../../../src/domains/global-ids.js';
import { SAMPLE, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { startSandbox } from '../../support/sandbox.js';
import { bearer, startService, type Service } from '../../support/service.js';
import {
  addressFor,
  CREATE_UPLOAD,
  formWith,
  PICTURE,
  upload,
  type Upload,
  type UploadAnswer,
} from '../../support/uploading.js';
import { passthroughTo } from '../../support/upstreams.js';

const { appId, users, conversations } = SAMPLE;
const { ada } = users;
const CREW = conversations.crew.id;
const DELETE = `mutation ($input: DeleteConversationAttachmentInput!) {
  deleteConversationAttachment(input: $input) { deletedMediaUrl userErrors { code field } }
}`;

interface Created {
  readonly createConversationUpload: {
    readonly upload: Upload | null;
    readonly userErrors: unknown;
  };
}

let service: Service;
let graph: Graph;

beforeAll(async () => {
  [service, graph] = await Promise.all([
    startService({ PUBLIC_URL: 'https://graph.example/base/' }),
    startGraph(),
  ]);
});
beforeEach(() => {
  service.sandbox.reset();
  graph.sandbox.reset();
});

function mediaUrlOf({ body }: UploadAnswer): string {
  return (body as { readonly attachment: { readonly mediaUrl: string } }).attachment.mediaUrl;
}

async function remove(mediaUrl: string): Promise<unknown> {
  return (await graph.query(DELETE, { input: { mediaUrl } })).data;
}

describe('an uploaded file', () => {
  test.each([
    ['as the body', () => 'the bytes', 'a.png', 'image/png'],
    ['in a form', () => formWith('the bytes'), 'a.png', 'image/png'],
  ])('%s is served at the address that upstream gives', async (_, body, name, type) => {
    const answer = await upload(await addressFor(graph), body());

    expect(answer).toMatchObject({ status: 201, body: { attachment: { mediaType: type } } });
    const served = await fetch(mediaUrlOf(answer));
    expect(await served.text()).toBe('the bytes');
    expect(served.headers.get('content-type')).toBe(type);
    expect(graph.sandbox.requests.entries.at(-1)?.body).toEqual({
      source: { name, type, size: 9 },
    });
  });

  test('can be sent as a message, and deleted, also again', async () => {
    const mediaUrl = mediaUrlOf(await upload(await addressFor(graph), 'the bytes'));
    const { data } = await graph.query(
      `mutation ($url: URL!) { sendConversationMessage(input: { conversationId: "${CREW}",
        author: { business: {} }, content: { image: { mediaUrl: $url } }
      }) { message { content { ... on ConversationImageContent { mediaUrl } } } } }`,
      { url: mediaUrl },
    );
    expect(data).toEqual({ sendConversationMessage: { message: { content: { mediaUrl } } } });

    expect(await remove(mediaUrl)).toEqual({
      deleteConversationAttachment: { deletedMediaUrl: mediaUrl, userErrors: [] },
    });
    expect((await fetch(mediaUrl)).status).toBe(404);
    expect(await remove(mediaUrl)).toEqual({
      deleteConversationAttachment: {
        deletedMediaUrl: null,
        userErrors: [{ code: 'NOT_FOUND', field: null }],
      },
    });
  });

  test('is deleted once more when the first answer was lost', async () => {
    const mediaUrl = mediaUrlOf(await upload(await addressFor(graph), 'the bytes'));
    graph.sandbox.faults.add({
      kind: 'drop',
      when: 'after',
      operation: 'deleteAttachment',
      times: 1,
    });

    expect(await remove(mediaUrl)).toMatchObject({
      deleteConversationAttachment: { deletedMediaUrl: mediaUrl, userErrors: [] },
    });
  });

  test.each([
    ['of another host', 'https://elsewhere.example/a.png', 'INVALID_INPUT', null],
    ['that is too long', `https://x.example/${'a'.repeat(2_048)}`, 'INVALID_INPUT', ['mediaUrl']],
  ])('is not deleted by an address %s', async (_, mediaUrl, code, field) => {
    expect(await remove(mediaUrl)).toMatchObject({
      deleteConversationAttachment: { deletedMediaUrl: null, userErrors: [{ code, field }] },
    });
  });
});

describe('createConversationUpload', () => {
  test('makes no call, and says how the file is sent', async () => {
    const before = Date.now();
    const { data } = await graph.query(CREATE_UPLOAD, {
      input: {
        ...PICTURE,
        conversationId: encodeGlobalId({ type: 'Conversation', appId, conversationId: CREW }),
      },
    });

    const { upload: given, userErrors } = (data as Created).createConversationUpload;
    expect(userErrors).toEqual([]);
    expect(given).toMatchObject({
      url: expect.stringMatching(
        new RegExp(`^${new URL('/attachments', graph.url).href}\\?upload=`),
      ),
      method: 'POST',
      headers: [{ name: 'Content-Type', value: 'image/png' }],
      maxBytes: 1_000,
    });
    const lifetime = Date.parse(given?.expiresAt ?? '') - before;
    expect(lifetime).toBeGreaterThanOrEqual(300_000);
    expect(lifetime).toBeLessThan(330_000);
    expect(graph.sandbox.requests.total).toBe(0);
    await upload(given?.url ?? '', 'x');
    expect(graph.sandbox.requests.entries.at(-1)?.url).toContain(`conversationId=${CREW}`);
  });

  test.each([
    ['fileName', ''],
    ['fileName', 'a/b'],
    ['fileName', 'a\\b'],
    ['fileName', 'a\nb'],
    ['fileName', 'a'.repeat(256)],
    ['mediaType', 'png'],
    ['mediaType', 'image/png\r\nx: y'],
    ['mediaType', 'multipart/form-data'],
    ['mediaType', `image/${'a'.repeat(122)}`],
    ['size', 0],
    ['size', 52_428_801],
    ['conversationId', 'x'],
  ])('refuses %s %j', async (field, value) => {
    const { data } = await graph.query(CREATE_UPLOAD, { input: { ...PICTURE, [field]: value } });

    expect(data).toMatchObject({
      createConversationUpload: {
        upload: null,
        userErrors: [{ code: 'INVALID_INPUT', field: [field] }],
      },
    });
  });

  test.each(['image/svg+xml', 'text/plain; charset=utf-8', 'application/x-a; b="c d"'])(
    'takes %s',
    async (mediaType) => {
      const { data } = await graph.query(CREATE_UPLOAD, { input: { ...PICTURE, mediaType } });

      expect(data).toMatchObject({ createConversationUpload: { userErrors: [] } });
    },
  );

  test('has the address that clients reach the server at, when that is set', async () => {
    const { data } = await service.query({ scope: 'attachments:write' }, CREATE_UPLOAD, {
      input: PICTURE,
    });

    const { upload: given } = (data as Created).createConversationUpload;
    expect(given?.url).toMatch(
      /^https:\/\/graph\.example\/base\/attachments\?upload=[\w-]+\.[\w-]{43}$/,
    );
  });

  describe('by an end user', () => {
    const claims = { scope: 'user', user_id: ada.id };

    test('is for a conversation that they take part in', async () => {
      const { data } = await service.query(claims, CREATE_UPLOAD, {
        input: { ...PICTURE, conversationId: CREW },
      });

      const { upload: given } = (data as Created).createConversationUpload;
      const { search } = new URL(given?.url ?? '');
      const url = new URL(`/attachments${search}`, service.graph.url).href;
      expect(await upload(url, 'x')).toMatchObject({ status: 201 });
      expect(search).not.toContain(Buffer.from(ada.id).toString('base64url').slice(0, 12));
      expect(service.sandbox.requests.counts()).toEqual({
        listParticipants: 1,
        uploadAttachment: 1,
      });
    });

    test('of others answers like that of a missing one', async () => {
      const answers = [];
      for (const conversationId of [conversations.brunoDefault.id, 'f'.repeat(24)]) {
        const { data, errors } = await service.query(claims, CREATE_UPLOAD, {
          input: { ...PICTURE, conversationId },
        });
        answers.push({ data, errors });
      }

      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject({
        data: {
          createConversationUpload: {
            upload: null,
            userErrors: [{ code: 'CONVERSATION_NOT_FOUND' }],
          },
        },
      });
    });

    test('needs one', async () => {
      const { data } = await service.query(claims, CREATE_UPLOAD, { input: PICTURE });

      expect(data).toMatchObject({
        createConversationUpload: {
          userErrors: [{ code: 'INVALID_INPUT', field: ['conversationId'] }],
        },
      });
    });
  });
});

describe('a file that is sent with credentials', () => {
  const QUERY = `?conversationId=${CREW}&fileName=direct.txt`;

  async function send(
    claims: Readonly<Record<string, unknown>> | undefined,
    query = QUERY,
  ): Promise<UploadAnswer> {
    const headers = claims ? bearer(await service.issuer.token(claims)) : {};
    return upload(new URL(`/attachments${query}`, service.graph.url).href, 'hello', headers);
  }

  test('by a program with the scope goes up, with its name and type', async () => {
    expect(await send({ scope: 'attachments:write' })).toMatchObject({ status: 201 });
    expect(service.sandbox.requests.entries.at(-1)).toMatchObject({
      url: expect.stringContaining(`conversationId=${CREW}`),
      body: { source: { name: 'direct.txt', type: 'image/png', size: 5 } },
    });
  });

  test.each([
    ['without a token', undefined, 401, 'UNAUTHENTICATED'],
    ['without the scope', { scope: 'messages:write' }, 403, 'FORBIDDEN'],
    ['by an end user', { scope: 'user attachments:write', user_id: ada.id }, 403, 'FORBIDDEN'],
  ])('is refused %s', async (_, claims, status, code) => {
    expect(await send(claims)).toMatchObject({
      status,
      body: { errors: [{ extensions: { code } }] },
    });
    expect(service.sandbox.requests.total).toBe(0);
  });

  test.each(['?appId=other-app', '?conversationId=x', '?fileName=a%2Fb', '?appId=%20'])(
    'is refused for %s',
    async (query) => {
      expect(await send({ scope: 'attachments:write' }, query)).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
      });
      expect(service.sandbox.requests.total).toBe(0);
    },
  );

  describe('in passthrough', () => {
    let sandbox: Sandbox;
    let passing: Graph;
    let authorization: string;

    beforeAll(async () => {
      sandbox = await startSandbox();
      passing = await startGraph(passthroughTo(sandbox));
      authorization = `Basic ${btoa(`${sandbox.keyId}:${sandbox.keySecret}`)}`;
    });

    test('goes to the address that it was given, with the credentials of its sender', async () => {
      const url = await addressFor(passing, 1_000, { authorization });

      expect(new URL(url).search).toBe(`?appId=${appId}&fileName=a.png`);
      expect(await upload(url, 'hello')).toMatchObject({ status: 401 });
      expect(await upload(url, 'hello', { authorization })).toMatchObject({ status: 201 });
      expect(await upload(url, formWith('hello'), { authorization })).toMatchObject({
        status: 201,
      });
    });

    test('is refused with credentials that upstream refuses', async () => {
      const url = new URL('/attachments', passing.url).href;

      expect(await upload(url, 'hello', { authorization: 'Basic eDp5' })).toMatchObject({
        status: 401,
        body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
      });
    });
  });
});

describe('where callers are not told apart', () => {
  const STUDIO = 'https://studio.apollographql.com';

  test.each([
    ['its own page', () => new URL(graph.url).origin, 201],
    ['a page that is allowed', () => STUDIO, 201],
    ['any other page', () => 'https://evil.example', 403],
  ])('%s may upload or not', async (_, origin, status) => {
    const url = new URL('/attachments?fileName=a', graph.url).href;

    expect(await upload(url, 'hello', { origin: origin() })).toMatchObject({ status });
  });

  test('a page that is allowed may ask first, and read the answer', async () => {
    const preflight = await fetch(new URL('/attachments', graph.url), {
      method: 'OPTIONS',
      headers: {
        origin: STUDIO,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    const late = await upload(new URL('/attachments?upload=x', graph.url).href, 'hello', {
      origin: STUDIO,
    });

    expect(preflight.status).toBe(204);
    expect(late.status).toBe(403);
    for (const { headers } of [preflight, late])
      expect(headers.get('access-control-allow-origin')).toBe(STUDIO);
  });
});
