import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';

import { SAMPLE } from '../../src/sandbox/sandbox.js';
import { restCaller } from '../sandbox/rest-caller.js';
import { failures } from '../support/failures.js';
import { startGraph, type Graph } from '../support/graph.js';
import {
  askForPage,
  idsOn,
  LISTS,
  pageOf,
  readPage,
  wholeList,
  type List,
  type Page,
} from '../support/lists.js';

describe('the end of a list that nobody gave a cursor to', () => {
  const { appId, keyId, keySecret, users } = SAMPLE;
  const { bruno, chloe } = users;
  const lists = LISTS.filter(({ type }) => type === 'Conversation');

  let graph: Graph;
  let frugal: Graph;
  /** Chloe's conversations: three pages of the largest size, the last of them with one record. */
  let chloes: string[];

  beforeAll(async () => {
    graph = await startGraph({ MAX_UPSTREAM_CALLS: '4' });
    frugal = await startGraph({
      ...{ SUNSHINE_BASE_URL: graph.sandbox.url, SUNSHINE_APP_ID: appId },
      ...{ SUNSHINE_KEY_ID: keyId, SUNSHINE_KEY_SECRET: keySecret, CALLER_AUTH: 'none' },
      MAX_UPSTREAM_CALLS: '2',
    });
    graph.sandbox.assumptions.listOrder = 'id';
    chloes = await createConversations(chloe.id, 201);
  });
  beforeEach(() => {
    graph.sandbox.requests.clear();
  });

  /** Makes conversations of one user, behind the server's back, and gives their ids in ascending order. */
  async function createConversations(userId: string, count: number): Promise<string[]> {
    const call = restCaller(graph.sandbox);
    const body = { type: 'sdkGroup', participants: [{ userId, subscribeSDKClient: false }] };
    const created = await Promise.all(
      Array.from({ length: count }, () => call('POST', '/conversations', body)),
    );
    return created.map((answer) => answer.body.conversation?.id ?? '').toSorted();
  }

  test.each(lists)(
    'is found by walking there in the largest pages there are: $name',
    async (list) => {
      const page = await readPage(graph, list, { last: 100 }, chloe.id);

      expect(page).toEqual(pageOf(list, chloes, 101, 201));
      const { entries } = graph.sandbox.requests;
      const listings = entries.filter(({ operation }) => operation === list.operation);
      expect(listings.map(({ url }) => decodeURIComponent(url))).toEqual(
        ['', `&page[after]=${String(chloes[99])}`, `&page[after]=${String(chloes[199])}`].map(
          (after) =>
            `/v2/apps/${appId}/conversations?page[size]=100${after}&filter[userId]=${chloe.id}`,
        ),
      );
    },
  );

  test.each(lists)('is given up when it takes too many calls: $name', async (list) => {
    const answer = await askForPage(frugal, list, { last: 1 }, chloe.id);

    expect(failures(answer)).toEqual([
      {
        path: list.path,
        code: 'UPSTREAM_BUDGET_EXCEEDED',
        message:
          'listConversations: the operation needs more upstream calls than one operation may make; ask for less at once',
      },
    ]);
    expect(graph.sandbox.requests.total).toBeLessThanOrEqual(2);
  });

  test('takes no call for a page that would be empty', async () => {
    const [list] = lists;
    if (!list) throw new Error('there are no lists of conversations');
    const brunos = await wholeList(graph, list);
    const hundred = [...brunos, ...(await createConversations(bruno.id, 40))];
    graph.sandbox.requests.clear();

    const page = await readPage(graph, list, { last: 3 });

    expect(page).toEqual(pageOf(list, hundred, 97, 100));
    expect(graph.sandbox.requests.counts()).toEqual({ listConversations: 1 });
  });
});

describe('walking a list', () => {
  let graph: Graph;

  beforeAll(async () => {
    graph = await startGraph();
  });

  /** Every page from the front, each behind the one before it. */
  async function forwards(list: List, first: number): Promise<Page[]> {
    const pages = [await readPage(graph, list, { first })];
    for (let page = pages[0]; page?.pageInfo.hasNextPage; page = pages.at(-1))
      pages.push(await readPage(graph, list, { first, after: page.pageInfo.endCursor }));
    return pages;
  }

  /** Every page from the back, each ahead of the one before it. */
  async function backwards(list: List, last: number): Promise<Page[]> {
    const pages = [await readPage(graph, list, { last })];
    for (let page = pages[0]; page?.pageInfo.hasPreviousPage; page = pages.at(-1))
      pages.push(await readPage(graph, list, { last, before: page.pageInfo.startCursor }));
    return pages;
  }

  const walk = fc.constantFrom(...LISTS).chain((list) =>
    fc.record({
      list: fc.constant(list),
      size: fc.integer({ min: list.type === 'Conversation' ? 7 : 1, max: 70 }),
      place: fc.nat({ max: list.type === 'Conversation' ? 59 : 9 }),
      listOrder: fc.constantFrom('lastUpdatedAt' as const, 'id' as const),
    }),
  );

  test('gives the same records in pages of any size, in both directions, and from any edge', async () => {
    await fc.assert(
      fc.asyncProperty(walk, async ({ list, size, place, listOrder }) => {
        graph.sandbox.assumptions.listOrder = listOrder;
        const whole = await wholeList(graph, list);
        const { length } = whole;
        const starts = Array.from({ length: Math.ceil(length / size) }, (_, page) => page * size);

        expect(new Set(whole).size).toBe(length);
        expect(idsOn(await readPage(graph, list, { first: 100 }))).toEqual(whole);
        expect(await forwards(list, size)).toEqual(
          starts.map((start) => pageOf(list, whole, start, Math.min(start + size, length))),
        );
        expect(await backwards(list, size)).toEqual(
          starts.map((start) =>
            pageOf(list, whole, Math.max(0, length - start - size), length - start),
          ),
        );

        const { cursor = '' } = pageOf(list, whole, place, place + 1).edges[0] ?? {};
        expect(await readPage(graph, list, { first: size, after: cursor })).toEqual(
          pageOf(list, whole, place + 1, Math.min(place + 1 + size, length)),
        );
        expect(await readPage(graph, list, { last: size, before: cursor })).toEqual(
          pageOf(list, whole, Math.max(0, place - size), place),
        );
      }),
      { numRuns: 12 },
    );
  });
});
