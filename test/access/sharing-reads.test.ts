import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import type { Claims, TokenOptions } from '../support/key-set.js';
import { bearer, startService, type Service } from '../support/service.js';
import { until } from '../support/until.js';

const { users, conversations } = SAMPLE;
const SOURCE = `{ conversation(id: "${conversations.crew.id}") { displayName } }`;
const CREW = { conversation: { displayName: 'Crew' } };
const READER = { scope: 'conversations:read', sub: 'reader' };
const ADA = { scope: 'user', user_id: users.ada.id };

/** The claims of a caller, and what else there is about the token. */
type Caller = readonly [claims: Claims, options?: TokenOptions];

let service: Service;

beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.sandbox.reset());

describe('reads of the same thing, made at the same time with the one key of the server', () => {
  test.each<[string, Caller, Caller]>([
    ['two programs', [READER], [{ ...READER, sub: 'other' }]],
    ['one program for two customers', [READER], [{ ...READER, tenant: 'other' }]],
    ['programs of which one may do more', [READER], [{ ...READER, scp: ['users:read'] }]],
    ['a program and an end user', [READER], [ADA]],
    ['two end users', [ADA], [{ scope: 'user', user_id: users.dora.id }]],
    ['one end user by either id', [ADA], [{ scope: 'user', external_id: users.ada.externalId }]],
  ])('are a call each for %s', async (_, one, other) => {
    service.sandbox.faults.add({ kind: 'gate', operation: 'getConversation', count: 2 });

    expect(await Promise.all([read(one), read(other)])).toEqual([CREW, CREW]);
    expect(service.sandbox.requests.counts()).toMatchObject({ getConversation: 2 });
  });

  test.each<[string, Caller, Caller]>([
    ['a program', [READER], [READER]],
    ['a program with a new token', [READER], [{ ...READER, jti: '2' }, { expiresIn: 300 }]],
    ['an end user', [ADA], [ADA]],
  ])('are one call for %s that asks twice', async (_, one, again) => {
    service.sandbox.faults.add({ kind: 'gate', operation: 'getConversation', count: 1_000 });
    const { http } = service.graph.server.upstream;
    const before = http.coalesced;

    const answers = Promise.all([read(one), read(again)]);
    await until(() => http.coalesced > before);
    service.sandbox.faults.clear();

    expect(await answers).toEqual([CREW, CREW]);
    expect(service.sandbox.requests.counts()).toMatchObject({ getConversation: 1 });
  });
});

test('all callers are paced as one, because upstream knows but the one key', async () => {
  const { traffic } = service.graph.server.upstream;

  await Promise.all([read([READER]), read([ADA])]);

  expect(traffic.state.credentials).toBe(1);
});

async function read([claims, options]: Caller): Promise<unknown> {
  const token = await service.issuer.token(claims, options);
  return (await service.graph.query(SOURCE, {}, bearer(token))).data;
}
