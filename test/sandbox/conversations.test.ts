import { describe, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { conversations } = SAMPLE;
const UNKNOWN = 'ffffffffffffffffffffffff';

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

describe('getConversation', () => {
  test('answers what is set and leaves out what is not', async () => {
    const order = await call('GET', `/conversations/${conversations.adaOrder.id}`);
    const lena = await call('GET', `/conversations/${conversations.lenaDefault.id}`);

    expect(order.body.conversation).toEqual({
      id: conversations.adaOrder.id,
      type: 'personal',
      metadata: { order: 15 },
      activeSwitchboardIntegration: {
        id: '6650c23c9d3e51c7a4000503',
        name: 'order-bot',
        integrationId: '6650c23c9d3e51c7a4000504',
        integrationType: 'custom',
      },
      pendingSwitchboardIntegration: {
        id: '6650c2009d3e51c7a4000501',
        name: 'agents',
        integrationId: '6650c2009d3e51c7a4000502',
        integrationType: 'zd:agentWorkspace',
      },
      isDefault: false,
      displayName: 'Order 15',
      description: 'Two lamps, one of them arrived broken',
      iconUrl: 'https://assets.example.com/icons/order.png',
      lastUpdatedAt: '2025-02-04T17:14:00.000Z',
      createdAt: '2025-02-04T17:14:00.000Z',
    });
    expect(Object.keys(lena.body.conversation ?? {}).toSorted()).toEqual([
      'createdAt',
      'id',
      'isDefault',
      'lastUpdatedAt',
      'type',
    ]);
  });

  test.each([UNKNOWN, 'short', 'c%20d%3F%C3%A9'])('does not find %s', async (id) => {
    expect(await call('GET', `/conversations/${id}`)).toMatchObject(
      refusal(404, 'conversation_not_found', 'Conversation not found'),
    );
  });

  test('adds undocumented keys where that is assumed', async () => {
    sandbox.assumptions.undocumentedKeys = true;

    const { body } = await call('GET', `/conversations/${conversations.crew.id}`);

    expect(body.conversation).toMatchObject({ brandId: '360001234567' });
  });
});

describe('updateConversation', () => {
  const path = `/conversations/${conversations.adaOrder.id}`;

  test('changes what is sent, clears what is null and keeps the rest and both dates', async () => {
    const before = await call('GET', path);

    const { status, body } = await call('PATCH', path, {
      displayName: 'Order 16',
      description: null,
      metadata: { note: 'new' },
      type: 'sdkGroup',
    });

    const { description, ...rest } = before.body.conversation ?? {};
    expect(description).toBe('Two lamps, one of them arrived broken');
    expect({ status, body }).toEqual({
      status: 200,
      body: { conversation: { ...rest, displayName: 'Order 16', metadata: { note: 'new' } } },
    });
    expect((await call('GET', path)).body).toEqual(body);
  });

  test('takes an empty object, and clears metadata and icon with null', async () => {
    const before = await call('GET', path);
    const unchanged = await call('PATCH', path, {});
    const cleared = await call('PATCH', path, { metadata: null, iconUrl: null, displayName: null });

    expect(unchanged).toMatchObject({ status: 200, body: before.body });
    expect(Object.keys(cleared.body.conversation ?? {}).toSorted()).toEqual([
      'activeSwitchboardIntegration',
      'createdAt',
      'description',
      'id',
      'isDefault',
      'lastUpdatedAt',
      'pendingSwitchboardIntegration',
      'type',
    ]);
  });

  test('lays metadata over the old where merging is assumed, within the same limit', async () => {
    sandbox.assumptions.metadataUpdate = 'merge';

    const merged = await call('PATCH', path, { metadata: { a: 'x'.repeat(4000) } });
    const tooMuch = await call('PATCH', path, { metadata: { b: 'x'.repeat(4000) } });

    expect(merged.body.conversation?.metadata).toEqual({ order: 15, a: 'x'.repeat(4000) });
    expect(tooMuch).toMatchObject(
      refusal(400, 'bad_request', '.metadata: should not be larger than 4096 bytes'),
    );
  });

  test('refuses the second of two updates at once only where that is assumed', async () => {
    const twice = async (): Promise<number[]> => {
      sandbox.faults.add({ kind: 'gate', count: 2, times: 2, operation: 'updateConversation' });
      const update = { displayName: 'Both' };
      const answers = await Promise.all([call('PATCH', path, update), call('PATCH', path, update)]);
      return answers.map(({ status }) => status).toSorted();
    };

    const lenient = await twice();
    sandbox.assumptions.concurrentPatchConflict = true;
    const strict = await twice();
    const alone = await call('PATCH', path, { displayName: 'Alone' });

    expect({ lenient, strict }).toEqual({ lenient: [200, 200], strict: [200, 409] });
    expect(alone.status).toBe(200);
  });

  test('refuses an unknown conversation before it looks at the body', async () => {
    expect(await call('PATCH', `/conversations/${UNKNOWN}`, { displayName: 7 })).toMatchObject(
      refusal(404, 'conversation_not_found', 'Conversation not found'),
    );
  });

  test('refuses wrong types', async () => {
    expect(await call('PATCH', path, { displayName: 7, metadata: [] })).toMatchObject(
      refusal(400, 'bad_request', '.displayName: should be string', '.metadata: should be object'),
    );
  });
});

describe('deleteConversation', () => {
  test('answers an empty object once, and does not know the conversation afterwards', async () => {
    const path = `/conversations/${conversations.crew.id}`;
    const first = await call('DELETE', path);
    const second = await call('DELETE', path);

    expect(first).toMatchObject({ status: 200, body: {} });
    expect(Object.keys(first.body)).toEqual([]);
    expect(second).toMatchObject(refusal(404, 'conversation_not_found', 'Conversation not found'));
  });

  test('refuses a default conversation', async () => {
    const { id } = conversations.adaDefault;

    expect(await call('DELETE', `/conversations/${id}`)).toMatchObject(
      refusal(
        400,
        'bad_request',
        `Conversation ${id} cannot be deleted because it is the default.`,
      ),
    );
  });
});
