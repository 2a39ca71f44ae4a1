import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE, type Sandbox } from '../../src/sandbox/sandbox.js';
import { startRecordingUpstream } from '../support/recording-upstream.js';
import { startSupergraph, type GatewayAnswer, type Supergraph } from './supergraph.js';
import { startSandbox } from '../support/sandbox.js';

const TICKET = `{
  ticket(id: "T-1") { subject conversation { displayName } requester { profile { givenName } } }
}`;

describe('behind a gateway, in passthrough mode', () => {
  let sandbox: Sandbox;
  let supergraph: Supergraph;
  beforeAll(async () => {
    sandbox = await startSandbox();
    supergraph = await startSupergraph({
      SUNSHINE_BASE_URL: sandbox.url,
      SUNSHINE_APP_ID: sandbox.appId,
    });
  });
  beforeEach(() => sandbox.requests.clear());

  test("the caller's credentials open what they open", async () => {
    const authorization = `Basic ${btoa(`${sandbox.keyId}:${sandbox.keySecret}`)}`;

    expect(await supergraph.query(TICKET, { authorization })).toEqual({
      data: {
        ticket: {
          subject: 'One lamp arrived broken',
          conversation: { displayName: 'Order 15' },
          requester: { profile: { givenName: 'Ada' } },
        },
      },
    });
    expect(sandbox.requests.counts()).toEqual({ getConversation: 1, getUser: 1 });
  });

  const { otherApp } = SAMPLE;
  test.each([
    { what: 'no credentials', headers: {}, code: 'UNAUTHENTICATED', calls: {} },
    {
      what: 'credentials of nobody',
      headers: { authorization: 'Bearer nobody' },
      code: 'UNAUTHENTICATED',
      calls: { getConversation: 1, getUser: 1 },
    },
    {
      what: 'credentials of another app',
      headers: { authorization: `Basic ${btoa(`${otherApp.keyId}:${otherApp.keySecret}`)}` },
      code: 'FORBIDDEN',
      calls: { getConversation: 1, getUser: 1 },
    },
  ])('with $what only the tickets are answered: $code', async ({ headers, code, calls }) => {
    const answer = await supergraph.query(TICKET, headers);

    expect(answer.data).toEqual({
      ticket: {
        subject: 'One lamp arrived broken',
        conversation: { displayName: null },
        requester: { profile: null },
      },
    });
    expect(codes(answer)).toEqual([code, code]);
    expect(sandbox.requests.counts()).toEqual(calls);
  });
});

test("the caller's Authorization header goes all the way, and the router's secret does not", async () => {
  const upstream = await startRecordingUpstream();
  upstream.react({
    body: JSON.stringify({ conversation: { id: SAMPLE.conversations.adaOrder.id } }),
  });
  const supergraph = await startSupergraph({
    SUNSHINE_BASE_URL: upstream.url,
    SUNSHINE_APP_ID: SAMPLE.appId,
  });
  await supergraph.query('{ ticket(id: "T-1") { conversation { displayName } } }', {
    authorization: "Bearer the caller's own",
    'router-authorization': 'a guess',
  });

  expect(upstream.requests.map(({ url }) => url)).toEqual([
    `/v2/apps/${SAMPLE.appId}/conversations/${SAMPLE.conversations.adaOrder.id}`,
  ]);
  const [request] = upstream.requests;
  expect(request?.headers).toMatchObject({ authorization: "Bearer the caller's own" });
  expect(request?.headers).not.toHaveProperty('router-authorization');
});

function codes({ errors = [] }: GatewayAnswer): readonly string[] {
  return errors.map(({ extensions: { code } }) => code);
}
