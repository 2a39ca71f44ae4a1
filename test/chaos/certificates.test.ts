import { createServer } from 'node:https';

import { expect, jest, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { httpClient } from '../support/http-client.js';
import { listening } from '../support/listening.js';
import { AUTHORIZATION } from '../support/rest-client.js';
import { SELF_SIGNED } from '../support/self-signed.js';
import { startProgram } from '../support/server-process.js';

const QUERY = `{ conversation(id: "${SAMPLE.conversations.crew.id}") { displayName } }`;

test('credentials go to no upstream whose certificate nobody vouches for, whatever the environment says', async () => {
  const asked = jest.fn();
  const upstream = createServer(SELF_SIGNED, (_, response) => {
    asked();
    response.end('{}');
  });
  const port = await listening(upstream);
  const running = startProgram(['--import', 'tsx', 'src/main.ts'], {
    PORT: '0',
    HTTP_CLIENT: httpClient(),
    SUNSHINE_BASE_URL: `https://127.0.0.1:${port}`,
    SUNSHINE_APP_ID: SAMPLE.appId,
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
  });
  const { url } = await running.ready;

  const response = await fetch(String(url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: AUTHORIZATION },
    body: JSON.stringify({ query: QUERY }),
  });

  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
  });
  expect(asked).not.toHaveBeenCalled();
});
