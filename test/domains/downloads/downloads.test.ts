import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { SAMPLE } from '../../../src/sandbox/sandbox.js';
import { startGraph, type Graph } from '../../support/graph.js';
import { conversationGid, userGid } from '../../support/ids.js';
import { mutation, sentBodies } from '../../support/mutations.js';

const { appId, users, conversations } = SAMPLE;
const CONVERSATION = conversations.adaApple.id;
const ADA = users.ada.id;
const APPLE = {
  interactiveDataRef: {
    url: 'https://p33-content.example.com/m/0a1b',
    bid: 'com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.example.app',
    key: '00fbbcd2ac60ba6fa87ffe2ab13b1e2b',
    signature: '81c4e9c3f3e2d0b4',
    owner: 'M4gEgJYMBmzG',
  },
};
const DOWNLOAD = mutation('downloadMessageRef', 'data');

let graph: Graph;

beforeAll(async () => {
  graph = await startGraph();
});
beforeEach(() => graph.sandbox.reset());

describe('downloadMessageRef', () => {
  test('may name the user alone', async () => {
    const answer = await graph.query(DOWNLOAD, {
      input: { conversationId: CONVERSATION, userId: ADA },
    });

    expect(answer).toMatchObject({
      data: { downloadMessageRef: { data: {}, userErrors: [] } },
      errors: [],
    });
    expect(sentBodies(graph, 'downloadMessageRef')).toEqual([{ userId: ADA }]);
  });

  test.each([
    [CONVERSATION, ADA],
    [conversationGid(CONVERSATION), userGid(ADA)],
  ])('gives the data of conversation %s, user %s, in one call', async (conversationId, userId) => {
    const answer = await graph.query(DOWNLOAD, { input: { conversationId, userId, apple: APPLE } });

    expect(answer).toMatchObject({ status: 200, errors: [] });
    expect(answer.data).toEqual({
      downloadMessageRef: {
        data: {
          interactiveData: {
            bid: APPLE.interactiveDataRef.bid,
            data: {
              version: '1.0',
              requestIdentifier: APPLE.interactiveDataRef.owner,
              event: {
                identifier: '1',
                title: 'Delivery',
                timeslots: [
                  { identifier: 'morning', startTime: '2025-06-02T08:00+0000', duration: 3600 },
                ],
              },
            },
          },
        },
        userErrors: [],
      },
    });
    expect(graph.sandbox.requests.entries).toMatchObject([
      { method: 'POST', path: `/v2/apps/${appId}/conversations/${CONVERSATION}/download` },
    ]);
    expect(sentBodies(graph, 'downloadMessageRef')).toStrictEqual([{ userId: ADA, apple: APPLE }]);
  });

  test('gives whatever object the channel made of it', async () => {
    const data = { list: [1, null, { deep: ['x'] }], errors: 'a key like any other' };
    graph.sandbox.faults.add({ kind: 'replace', operation: 'downloadMessageRef', body: data });

    const answer = await graph.query(DOWNLOAD, {
      input: { conversationId: CONVERSATION, userId: ADA, apple: APPLE },
    });

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ downloadMessageRef: { data, userErrors: [] } });
  });
});
