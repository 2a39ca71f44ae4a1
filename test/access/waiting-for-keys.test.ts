import { createServer } from 'node:http';

import { expect, test } from '@jest/globals';

import { listening } from '../support/listening.js';
import { bearer, startService } from '../support/service.js';
import { until } from '../support/until.js';

const ADA = '{ user(by: { userId: "nobody" }) { userId } }';

test.each([
  ['a query', { query: '{ __typename }' }],
  [
    'one operation of several',
    { query: `query A { __typename } query B ${ADA}`, operationName: 'A' },
  ],
])('%s that only describes the schema is answered while the keys are read', async (_, body) => {
  let asked = 0;
  let answer: (() => void) | undefined;
  const keys = createServer((__, response) => {
    asked += 1;
    answer = () => void response.writeHead(503).end();
  });
  const port = await listening(keys);
  const { graph, issuer } = await startService({
    CALLER_JWKS_URL: `http://127.0.0.1:${port}/keys`,
  });
  const headers = bearer(await issuer.token({ scope: 'users:read' }));
  let isAnswered = false;
  const data = graph.query(ADA, {}, headers).finally(() => (isAnswered = true));
  await until(() => asked === 1);

  const described = await fetch(graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const got = await fetch(`${graph.url}?query=${encodeURIComponent('{__typename}')}`, {
    headers: { 'apollo-require-preflight': '1', ...headers },
  });

  expect(await described.json()).toEqual({ data: { __typename: 'Query' } });
  expect(await got.json()).toEqual({ data: { __typename: 'Query' } });
  expect([asked, isAnswered]).toEqual([1, false]);
  answer?.();
  expect((await data).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
});
