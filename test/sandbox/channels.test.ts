import { describe, expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const { users, conversations } = SAMPLE;
const UNKNOWN = 'ffffffffffffffffffffffff';
const noConversation = refusal(404, 'conversation_not_found', 'Conversation not found');

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

describe('downloadMessageRef', () => {
  const path = `/conversations/${conversations.adaApple.id}/download`;
  const interactiveDataRef = { url: 'u', bid: 'com.example', key: 'k', signature: 's', owner: 'o' };

  test('answers the decoded payload of a reference', async () => {
    const { status, body } = await call('POST', path, {
      userId: users.ada.id,
      apple: { interactiveDataRef },
    });

    expect({ status, body }).toMatchObject({
      status: 200,
      body: { interactiveData: { bid: 'com.example', data: { requestIdentifier: 'o' } } },
    });
  });

  test('answers an empty object without a reference', async () => {
    const { status, body } = await call('POST', path, { userId: users.ada.id });

    expect({ status, body }).toEqual({ status: 200, body: {} });
  });

  test.each<[string, object, string[]]>([
    ['no user', {}, ["should have required property 'userId'"]],
    [
      'an Apple message without a reference',
      { userId: users.ada.id, apple: {} },
      [".apple: should have required property 'interactiveDataRef'"],
    ],
    [
      'half a reference',
      { userId: users.ada.id, apple: { interactiveDataRef: { url: 'u', bid: 'b', key: 'k' } } },
      [
        ".apple.interactiveDataRef: should have required property 'signature'",
        ".apple.interactiveDataRef: should have required property 'owner'",
      ],
    ],
  ])('refuses %s', async (_what, body, titles) => {
    expect(await call('POST', path, body)).toMatchObject(refusal(400, 'bad_request', ...titles));
  });

  test('does not know strangers', async () => {
    expect(await call('POST', path, { userId: UNKNOWN })).toMatchObject(
      refusal(404, 'user_not_found', 'User not found'),
    );
    expect(
      await call('POST', `/conversations/${UNKNOWN}/download`, { userId: users.ada.id }),
    ).toMatchObject(noConversation);
  });
});

describe('postConversionEvents', () => {
  const events = { payload: { data: [{ event_name: 'Purchase' }, { event_name: 'Lead' }] } };

  test.each([
    ['whatsapp', conversations.adaDefault.id],
    ['messenger', conversations.adaOrder.id],
    ['instagram', conversations.adaOrder.id],
  ])('counts the events of %s', async (channel, id) => {
    const { status, body } = await call('POST', `/conversations/${id}/conversionEvents`, {
      [channel]: events,
    });

    expect({ status, body }).toEqual({
      status: 200,
      body: {
        conversionEvents: { datasetId: expect.stringMatching(/^\d+$/), eventsReceived: 2 },
      },
    });
  });

  const oneOf = 'should match exactly one schema in oneOf';
  test.each<[string, object, string]>([
    ['no channel', {}, oneOf],
    ['two channels', { whatsapp: events, messenger: events }, oneOf],
    [
      'a channel without a client',
      { instagram: events },
      "Conversation has no client of type 'instagram'",
    ],
    ['no payload', { whatsapp: {} }, ".whatsapp: should have required property 'payload'"],
    [
      'no data',
      { whatsapp: { payload: {} } },
      ".whatsapp.payload: should have required property 'data'",
    ],
    [
      'no event objects',
      { whatsapp: { payload: { data: ['x'] } } },
      '.whatsapp.payload.data[0]: should be object',
    ],
  ])('refuses %s', async (_what, body, title) => {
    const path = `/conversations/${conversations.adaDefault.id}/conversionEvents`;

    expect(await call('POST', path, body)).toMatchObject(refusal(400, 'bad_request', title));
  });

  test('does not know an unknown conversation', async () => {
    expect(
      await call('POST', `/conversations/${UNKNOWN}/conversionEvents`, { whatsapp: events }),
    ).toMatchObject(noConversation);
  });
});
