import { createServer } from 'node:http';

import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { captureLog, type CapturedLog } from '../support/captured-log.js';
import type { GraphAnswer } from '../support/graph.js';
import { startKeySet } from '../support/key-set.js';
import { bearer, startService, type Service } from '../support/service.js';
import { listening } from '../support/listening.js';

const { users, conversations } = SAMPLE;
const SOURCE = `{ conversation(id: "${conversations.crew.id}") { displayName } }`;

let service: Service;
let log: CapturedLog;

beforeAll(async () => {
  log = captureLog();
  service = await startService({}, log.logger);
});
beforeEach(() => {
  service.sandbox.reset();
  log.clear();
});

describe('a token is nowhere to be read', () => {
  test.each<[string, () => Promise<string>]>([
    ['when it is good', () => service.issuer.token({ scope: 'conversations:read' })],
    ['when its scopes do not do', () => service.issuer.token({ scope: 'users:read' })],
    ['when it has expired', () => service.issuer.token({}, { expiresIn: -3_600 })],
    ['when its key is unknown', () => service.issuer.token({}, { keyId: 'stranger' })],
    ['when it names no user', () => service.issuer.token({ scope: 'user', user_id: 'x' })],
  ])('%s', async (_, issue) => {
    const token = await issue();

    const answer = await service.graph.query(SOURCE, {}, bearer(token));

    const written = log.text + JSON.stringify([answer.data, answer.errors, ...answer.headers]);
    for (const part of token.split('.')) expect(written).not.toContain(part);
    expect(log.lines('operation')).toHaveLength(1);
    expect(upstreamHeaders()).not.toContain('Bearer');
  });

  test('when the keys to check it with cannot be read, which is logged and answered as our failure', async () => {
    const down = await startKeySet();
    const other = await startService({ CALLER_JWKS_URL: down.url }, log.logger);
    await down.close();
    const token = await down.token({ scope: 'conversations:read' });

    const { status, data, errors } = await other.graph.query(SOURCE, {}, bearer(token));

    expect({ status, data, errors }).toEqual({
      status: 200,
      data: undefined,
      errors: [
        {
          message: 'tokens cannot be checked at the moment',
          extensions: { code: 'UPSTREAM_UNAVAILABLE' },
        },
      ],
    });
    expect(log.lines('the keys to check the tokens of callers could not be read')).toHaveLength(1);
    const accept = 'application/graphql-response+json';
    const headers = { ...bearer(token), accept };
    expect((await other.graph.query(SOURCE, {}, headers)).status).toBe(503);
    for (const part of token.split('.')) expect(log.text).not.toContain(part);
  });
});

test('no input has the server call anybody but the REST API and its issuer', async () => {
  let calls = 0;
  const trap = createServer((_, response) => {
    calls += 1;
    response.end('{"keys":[]}');
  });
  const address = `http://127.0.0.1:${await listening(trap)}/keys`;

  const everything = ['conversations:write', 'messages:download', 'conversations:read'].join(' ');
  const tokens = await Promise.all([
    service.issuer.token({ scope: everything }),
    service.issuer.token({ iss: address }, { header: { jku: address, x5u: address } }),
    service.issuer.token({ scope: everything }, { keyId: address, header: { jku: address } }),
  ]);
  const answers: GraphAnswer[] = [];
  for (const token of tokens)
    answers.push(await service.graph.query(temptations(address), {}, bearer(token)));
  service.sandbox.faults.add({ kind: 'status', operation: '*', status: 302, location: address });
  answers.push(await service.graph.query(SOURCE, {}, bearer(tokens[0])));

  expect(calls).toBe(0);
  expect(answers.map(({ errors }) => errors.map(({ extensions }) => extensions.code))).toEqual([
    ['BAD_USER_INPUT'],
    ['UNAUTHENTICATED'],
    ['UNAUTHENTICATED'],
    ['UPSTREAM_INVALID_RESPONSE'],
  ]);
});

/** A mutation with an address of somebody's choice wherever a text goes. */
function temptations(address: string): string {
  const text = JSON.stringify(address);
  return `mutation {
    createConversation(input: { type: SDK_GROUP, iconUrl: ${text}, displayName: ${text}, metadata: { url: ${text} } }) {
      conversation { iconUrl participants(after: ${text}) { nodes { id } } }
    }
    updateConversation(input: { conversationId: ${text}, iconUrl: ${text} }) { userErrors { code } }
    downloadMessageRef(input: { conversationId: "${conversations.adaApple.id}", userId: "${users.ada.id}", apple: {
      interactiveDataRef: { url: ${text}, bid: ${text}, key: ${text}, signature: ${text}, owner: ${text} }
    } }) { userErrors { code } }
  }`;
}

function upstreamHeaders(): string {
  return JSON.stringify(service.sandbox.requests.entries.map(({ headers }) => headers));
}
