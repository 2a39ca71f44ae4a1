import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { conversationGid } from '../../support/ids.js';
import { mutation, sentBodies } from '../../support/mutations.js';

const { appId, conversations } = SAMPLE;
const ORDER = conversations.adaOrder.id;
const PURCHASE = {
  event_name: 'Purchase',
  event_time: 1_739_204_405,
  action_source: 'business_messaging',
  custom_data: { currency: 'EUR', value: 49.9, contents: [{ id: 'lamp', quantity: 2 }] },
};
const LEAD = { event_name: 'LeadSubmitted', event_time: 1_739_204_406, opt_out: null };
const POST = mutation('postConversionEvents', 'conversionEvents { datasetId eventsReceived }');

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('postConversionEvents', () => {
  test.each([
    ['messenger', ORDER],
    ['instagram', conversationGid(ORDER)],
    ['whatsapp', conversations.adaDefault.id],
  ])(
    'hands on events of %s, of that channel alone, in one call',
    async (channel, conversationId) => {
      const data = [PURCHASE, LEAD];

      const answer = await graph.query(POST, {
        input: { conversationId, events: { [channel]: { data } } },
      });

      expect(answer).toMatchObject({ status: 200, errors: [] });
      expect(answer.data).toEqual({
        postConversionEvents: {
          conversionEvents: { datasetId: '1104820915472633', eventsReceived: 2 },
          userErrors: [],
        },
      });
      expect(sentBodies(graph, 'postConversionEvents')).toStrictEqual([
        { [channel]: { payload: { data } } },
      ]);
      expect(graph.sandbox.requests.total).toBe(1);
    },
  );

  test('refuses a number too large for JSON, wherever it is', async () => {
    const { data, errors } = await graph.query(
      `mutation {
        postConversionEvents(input: {
          conversationId: "${ORDER}"
          events: { whatsapp: { data: [{ ok: 1 }, { custom: { value: [1, 1e999] } }] } }
        }) { userErrors { code field message } }
      }`,
    );

    const field = ['events', 'whatsapp', 'data', '1', 'custom', 'value', '1'];
    expect(errors).toEqual([]);
    expect(data).toEqual({
      postConversionEvents: {
        userErrors: [
          {
            code: 'INVALID_INPUT',
            field,
            message: `${field.join('.')}: must be a number that JSON can carry`,
          },
        ],
      },
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('refuses what is nested without end, however much of it there is', async () => {
    const deep = (levels: number): object =>
      levels === 0 ? { leaves: Array(2_000).fill(1) } : { below: deep(levels - 1) };
    const { data, errors } = await graph.query(POST, {
      input: { conversationId: ORDER, events: { messenger: { data: [deep(2_000)] } } },
    });

    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      postConversionEvents: {
        userErrors: [
          {
            code: 'INVALID_INPUT',
            message: expect.stringMatching(/must not lie deeper than 32 lists and objects$/),
          },
        ],
      },
    });
    expect(graph.sandbox.requests.total).toBe(0);
  });

  test('calls the operation of the conversation', async () => {
    await graph.query(POST, {
      input: { conversationId: ORDER, events: { messenger: { data: [] } } },
    });

    expect(graph.sandbox.requests.entries).toMatchObject([
      { method: 'POST', path: `/v2/apps/${appId}/conversations/${ORDER}/conversionEvents` },
    ]);
  });

  const DIGITS = '1234567890123456789012345';
  test.each([
    ['a number', `{"conversionEvents":{"datasetId":${DIGITS},"eventsReceived":1}}`],
    ['a number at the end', `{"conversionEvents":{"eventsReceived":1,"datasetId":${DIGITS}}}`],
    [
      'a number with space around',
      `{ "conversionEvents": { "datasetId" :\n ${DIGITS} , "eventsReceived": 1 } }`,
    ],
    ['a text', `{"conversionEvents":{"datasetId":"${DIGITS}","eventsReceived":1}}`],
  ])('keeps every digit of a dataset id that is %s', async (_, rawBody) => {
    graph.sandbox.faults.add({ kind: 'replace', operation: 'postConversionEvents', rawBody });

    const answer = await graph.query(POST, {
      input: { conversationId: ORDER, events: { instagram: { data: [LEAD] } } },
    });

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      postConversionEvents: {
        conversionEvents: { datasetId: DIGITS, eventsReceived: 1 },
        userErrors: [],
      },
    });
  });

  test('gives null for what upstream does not tell of the events', async () => {
    graph.sandbox.faults.add({
      ...{ kind: 'replace', operation: 'postConversionEvents', body: { conversionEvents: {} } },
    });

    const answer = await graph.query(POST, {
      input: { conversationId: ORDER, events: { instagram: { data: [LEAD] } } },
    });

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      postConversionEvents: {
        conversionEvents: { datasetId: null, eventsReceived: null },
        userErrors: [],
      },
    });
  });
});
